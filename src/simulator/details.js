// The reply, for its author. The phone says `inspect` with the reply to show, or without one before the first.

const { about } = window.simulator
const details = document.getElementById('details')
const nothingYet = [...details.children]
const SHOWN_ON_A_LOCKED_PHONE = 40
const WHATSAPP_CHARACTERS = 1024
/** One character outside this list turns a whole SMS into UCS-2. Source: 3GPP TS 23.038 §6.2.1. */
const GSM_7 = /^[\n\r\f@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà^{}\\[~\]|€]$/u

document.addEventListener('inspect', ({ detail: reply }) => {
  if (!reply) return details.replaceChildren(...nothingYet)
  details.replaceChildren(
    ...reply.messages.map(({ text }) => lockedPhone(text, reply.language)),
    make('dl', {}, ...figures(reply).map(([name, value]) => make('div', {}, line('dt', name), line('dd', value)))),
    ...list('Facts stated', reply.facts.map(factCard)),
    ...list('Facts withheld, past their date', reply.withheld.map(factCard)),
    ...list(
      'Results',
      reply.results.map(({ kind, id }) => make('li', {}, `${kind} `, line('code', id), whyOf(reply.why[id] ?? []))),
    ),
  )
})

function make(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties)
  element.append(...children)
  return element
}

function line(tag, textContent, className = '') {
  return make(tag, { textContent, className })
}

function lockedPhone(text, lang) {
  const first = make('p', { dir: 'auto', lang, textContent: text.slice(0, SHOWN_ON_A_LOCKED_PHONE) })
  const caption = `What a locked phone shows: the first ${SHOWN_ON_A_LOCKED_PHONE} characters`
  return make(
    'figure',
    { className: 'locked' },
    make('div', {}, make('div', {}, line('b', about.org), first)),
    line('figcaption', caption),
  )
}

function figures({ topic, node, language, understood, expects, ended, replayed, messages }) {
  return [
    ['Node', node],
    ['Topic', topic],
    ['Language', language],
    ['Understood as', understood],
    ['Waits for', expects],
    ...messages.flatMap(costs),
    ['Ended', ended ? 'yes' : 'no'],
    ['Replayed', replayed ? 'yes' : 'no'],
  ]
}

function costs({ text, encoding, segments, usd }) {
  const price = ['Price', `US$${usd.toFixed(4)}`]
  if (!encoding) return [['Characters', `${text.length} of ${WHATSAPP_CHARACTERS}`], price]
  return [['Encoding', encoding], ['Segments', segments], price, ...because(text, encoding)]
}

/** The characters that make an SMS dearer: the first thing an author can change. */
function because(text, encoding) {
  const dear = [...new Set(text)].filter((character) => !GSM_7.test(character))
  if (encoding !== 'UCS-2' || dear.length === 0) return []
  return [['UCS-2 because of', `${dear.slice(0, 12).join(' ')}${dear.length > 12 ? ' …' : ''}`]]
}

function list(title, items) {
  return items.length === 0 ? [] : [line('h3', `${title} (${items.length})`), make('ul', {}, ...items)]
}

/** Why a row stands where it stands: `near`, `serves_county`, `miles_7` read as words. */
function whyOf(codes) {
  const words = codes.map((code) => code.replace(/^miles_(\d+)$/, '$1 miles').replaceAll('_', ' '))
  return words.length > 0 ? line('p', words.join(', ')) : ''
}

function factCard(id) {
  const fact = about.facts[id]
  const tags = make('p', { className: 'tags' }, line('code', id))
  if (!fact) return make('li', { className: 'fact' }, tags)
  const { states, as_of, read_on, review_by, law, lawyer_reviewed: signed } = fact
  const today = document.getElementById('content-date').value || about.contentDate || new Date().toISOString()
  tags.append(line('span', fact.class, 'tag'), line('span', fact.confidence, 'tag'))
  if (today.slice(0, 10) > review_by) tags.append(line('span', 'past its review date', 'tag due'))
  return make(
    'li',
    { className: 'fact' },
    tags,
    line('p', states),
    ...fact.sources.map((source) => line('p', sourceLine(about.sources[source]), 'hint source')),
    line('p', `${as_of ? `As of ${as_of}, read` : 'Read'} ${read_on}, review by ${review_by}.`, 'hint'),
    ...(law ? [line('p', `Signed by a lawyer: ${signed ?? 'not yet'}.`, 'hint')] : []),
  )
}

function sourceLine({ name, kind, title, date }) {
  return [`${name} (${kind})`, title, date ? `page of ${date}` : 'page without a date'].filter(Boolean).join(', ')
}
