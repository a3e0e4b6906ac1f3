// One conversation in every language at once: a phone a language, each a sender of its own. The first message of a topic
// goes to each phone as that topic's own name; numbers, ZIP codes and words that work everywhere go as they are written.

const { about, ask, bubble, hex, make, sizeOf, unseen } = window.simulator
const $ = (id) => document.getElementById(id)
const named = Object.fromEntries(about.languages.map(({ locale, name }) => [locale, name]))

let phones = []
let steps = 0
let queue = Promise.resolve() // a step is over when every phone has its reply

function channel() {
  return document.querySelector('[name=channel]:checked').value
}

/** Phones the line has never heard of, in the order in which languages are offered. */
function newPhones() {
  steps = 0
  phones = about.languages.map((language) => ({
    language,
    from: `simulator-${hex(8)}`,
    replies: [],
    ...drawn(language),
  }))
  $('phones').replaceChildren(...phones.map(({ element }) => element))
  $('together').textContent = ''
  offer()
}

function drawn({ locale, name, dir }) {
  const title = Object.assign(make('h3', '', name), { lang: locale, dir })
  const list = Object.assign(make('ol', 'thread'), { dir })
  list.setAttribute('aria-label', `Messages in ${locale}`)
  const screen = Object.assign(make('div', 'screen', list), { tabIndex: 0, role: 'region' })
  screen.setAttribute('aria-label', `Conversation in ${locale}`)
  const cost = make('p', 'cost')
  const element = make('article', 'small phone', title, screen, cost)
  Object.assign(element.dataset, { channel: channel(), locale })
  return { element, list, screen, cost }
}

/** What one phone is sent for what was written: the topic of that name as its own language calls it. */
function wordsFor(text, { topics, greeting }) {
  const topic = topicNamed(text)
  if (topic === 'greeting') return greeting
  return topic ? topics[topic] : text
}

function topicNamed(text) {
  const folded = fold(text)
  const byMain = [main().language, ...about.languages]
  for (const { topics, greeting } of byMain) {
    if (fold(greeting) === folded) return 'greeting'
    const [topic] = Object.entries(topics).find(([, name]) => fold(name) === folded) ?? []
    if (topic) return topic
  }
  return undefined
}

function fold(text) {
  return text.normalize('NFKC').toLowerCase().trim()
}

function main() {
  return phones.find(({ language }) => language.locale === $('main-language').value) ?? phones[0]
}

/** Sends one message to every phone, each in its own words, and compares what comes back. */
function send(text) {
  const [to, step, contentDate] = [phones, steps++, $('content-date').value]
  $('side-alert').hidden = true
  for (const phone of to) {
    const words = wordsFor(text, phone.language)
    phone.body = words
    add(phone, make('li', 'sent', unseen('You:'), bubble(words, words === text ? '' : phone.language.locale)))
  }
  const bodies = to.map(({ body }) => body)
  queue = queue.then(async () => {
    await Promise.all(to.map((phone, index) => receive(phone, step, bodies[index], contentDate)))
    if (to !== phones) return // a new conversation began meanwhile
    compare()
    offer()
  })
}

async function receive(phone, step, body, contentDate) {
  const { from, element, language } = phone
  const message = { from, channel: element.dataset.channel, body, ...(contentDate && { contentDate }) }
  const { reply, wrong } = await ask(message)
  if (!reply) {
    $('side-alert').textContent = wrong
    $('side-alert').hidden = false
    return add(phone, make('li', 'note', 'Not answered'))
  }
  const items = reply.messages.map((each) => {
    const size = Object.assign(make('button', 'meta', sizeOf(each)), { type: 'button', title: 'Show its details' })
    size.onclick = () => document.dispatchEvent(new CustomEvent('inspect', { detail: reply }))
    return make('li', 'reply', unseen(`${language.name}:`), bubble(each.text, reply.language), size)
  })
  if (items.length === 0) items.push(make('li', 'note', 'No reply'))
  phone.replies[step] = { reply, items }
  for (const item of items) add(phone, item)
}

function add({ list, screen }, item) {
  list.append(item)
  screen.scrollTo({ top: ([...list.querySelectorAll('.sent')].at(-1)?.offsetTop ?? 0) - 8 })
}

/** Marks every reply that is not where the main phone's is, or in another language than its own. */
function compare() {
  const first = main()
  let differing = 0
  for (const phone of phones) {
    phone.element.classList.toggle('is-main', phone === first)
    phone.replies.forEach(({ reply, items }, step) => {
      const against = first.replies[step]?.reply
      const marks = [
        ...(against && reply.node !== against.node ? [`Stands at ${reply.node}, not at ${against.node}`] : []),
        ...(reply.language === phone.language.locale ? [] : [`Answers in ${named[reply.language] ?? reply.language}`]),
      ]
      const last = items.at(-1)
      last.querySelector('.differs')?.remove()
      if (marks.length > 0)
        last.append(Object.assign(make('p', 'differs', marks.join('. ')), { dir: 'ltr', lang: 'en' }))
      differing += marks.length > 0 && step === steps - 1 ? 1 : 0
    })
    phone.cost.textContent = costOf(phone.replies)
  }
  $('together').textContent =
    `${phones.length} phones. ${differing === 0 ? 'All stand at the same place' : `${differing} differ`}.`
}

function costOf(replies) {
  const messages = replies.flatMap(({ reply }) => reply.messages)
  const segments = messages.reduce((sum, message) => sum + (message.segments ?? 0), 0)
  const usd = messages.reduce((sum, message) => sum + message.usd, 0)
  return `${segments > 0 ? `${segments} segments, ` : ''}US$${usd.toFixed(4)} together`
}

/** The options of the main phone, for all. */
function offer() {
  const reply = main()?.replies.at(-1)?.reply
  const options = reply?.messages.flatMap((message) => message.options) ?? []
  const { dir = 'ltr' } = main()?.language ?? {}
  Object.assign($('side-options'), { lang: reply?.language ?? '', dir, hidden: options.length === 0 })
  $('side-options').replaceChildren(
    ...options.map(({ id, label }) => {
      const button = Object.assign(make('button', '', make('b', '', id), ` ${label}`), { type: 'button' })
      button.onclick = () => {
        send(id)
        $('side-text').focus() // the options change under the finger
      }
      return button
    }),
  )
}

/** Topics by what the main language calls them. */
function listTopics() {
  const { topics, greeting, locale } = about.languages.find((each) => each.locale === $('main-language').value)
  const options = [greeting, ...Object.values(topics)].map((name) =>
    Object.assign(document.createElement('option'), { value: name, textContent: name, lang: locale }),
  )
  $('side-topic').replaceChildren(...options)
}

$('side-composer').onsubmit = (event) => {
  event.preventDefault()
  const text = $('side-text').value
  if (text.trim() === '') return
  $('side-text').value = ''
  send(text)
}
$('side-begin').onclick = () => {
  newPhones()
  send($('side-topic').value)
}
$('main-language').onchange = () => {
  listTopics()
  if (steps > 0) compare()
  offer()
}
for (const radio of document.querySelectorAll('[name=view]'))
  radio.onchange = () => {
    document.body.dataset.view = radio.value
    $('side-by-side').hidden = radio.value === 'one'
    if (phones.length === 0) newPhones()
  }
for (const radio of document.querySelectorAll('[name=channel]'))
  radio.addEventListener('change', () => phones.length > 0 && newPhones())
listTopics()
