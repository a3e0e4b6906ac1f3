// What both views of the simulator do: ask the line, and draw what it answered. Nothing is kept.
// What a family wrote and what the line answered reach the page as text alone, never as HTML.

const ANSWER_WITHIN_MS = 30_000
const about = JSON.parse(document.getElementById('about').textContent)

function hex(bytes) {
  return Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  )
}

/** The reply to a message, with what each of its messages costs, or what went wrong, in one line. */
async function ask(message) {
  try {
    const answer = await fetch('/simulator/messages', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(message),
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    })
    if (answer.ok) {
      const reply = { ...(await answer.json()), why: JSON.parse(answer.headers.get('Promotora-Why') ?? '{}') }
      for (const each of reply.messages)
        each.usd = message.channel === 'sms' ? each.segments * about.usd.segment : about.usd.whatsapp
      return { reply }
    }
    if (answer.status === 413) return { wrong: 'The message is too long for the line: at most 64 KiB (413).' }
    const { error = 'no reason given' } = await answer.json().catch(() => ({}))
    return { wrong: `The line refused the message: ${error} (${answer.status}).` }
  } catch (error) {
    const late = error.name === 'TimeoutError'
    return { wrong: late ? 'The line did not answer within 30 seconds.' : 'The line cannot be reached. Is it running?' }
  }
}

function sizeOf({ encoding, segments, usd }) {
  const size = encoding ? `${encoding} · ${segments} ${segments === 1 ? 'segment' : 'segments'} · ` : ''
  return `${size}US$${usd.toFixed(4)}`
}

function make(tag, className, ...children) {
  const element = Object.assign(document.createElement(tag), { className })
  element.append(...children)
  return element
}

function bubble(text, lang = '') {
  return Object.assign(make('p', 'bubble', text), { dir: 'auto', lang })
}

/** Who speaks, for those who do not see on which side a message stands. */
function unseen(text) {
  return make('span', 'unseen', `${text} `)
}

window.simulator = { about, ask, bubble, hex, make, sizeOf, unseen }
