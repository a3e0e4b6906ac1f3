// The phone of the simulator. It keeps nothing: what is on the page is gone with the page.

const { about, ask, bubble, hex, make, sizeOf, unseen } = window.simulator
const $ = (id) => document.getElementById(id)
const CHANNELS = { sms: 'Text message', whatsapp: 'WhatsApp' }

/** Each channel is a chat of its own, as it is on a phone. */
const threads = { sms: newThread('sms'), whatsapp: newThread('whatsapp') }
let thread = threads.sms
let queue = Promise.resolve() // messages arrive one after the other, as a network brings them

function newThread(channel) {
  return { channel, from: `simulator-${hex(8)}`, list: $(`thread-${channel}`), replies: [], options: [], waiting: 0 }
}

/** Sends a message of the family: `fields` as the line reads them, `shown` as the phone shows them. */
function send(fields, shown) {
  const { channel, from, expire } = thread
  const contentDate = $('content-date').value
  const message = { from, channel, messageSid: `SM${hex(16)}`, ...fields, ...(contentDate && { contentDate }) }
  Object.assign(thread, { last: { message, shown }, expire: false })
  post(expire ? { ...message, expire } : message, shown)
}

function post(message, shown) {
  const to = thread
  const { options } = to
  const tapped = $('options').contains(document.activeElement)
  const item = make('li', 'sent', unseen('You:'), bubble(shown))
  Object.assign(to, { options: [], waiting: to.waiting + 1 })
  $('alert').hidden = true
  add(to, item)
  if (tapped) $('screen').focus() // the tapped option is gone; the reply's options take over from here
  queue = queue.then(async () => {
    const { reply, wrong } = await ask(message)
    to.waiting -= 1
    if (!item.isConnected) return // a new conversation began meanwhile
    if (reply) return receive(to, reply)
    to.options = options
    item.append(make('span', 'meta failed', 'Not answered'))
    $('alert').textContent = wrong
    $('alert').hidden = false
    show()
  })
}

function receive(to, reply) {
  to.replies.push(reply)
  to.options = reply.messages.flatMap(({ options }) => options)
  to.language = reply.language
  if (reply.replayed) note(to, 'The same MessageSid: the same answer, and nothing moved.')
  for (const message of reply.messages) {
    const size = make('button', 'meta', sizeOf(message))
    Object.assign(size, { type: 'button', title: 'Show its details', onclick: () => inspect(reply, size) })
    add(to, make('li', 'reply', unseen(`${about.org}:`), bubble(message.text, reply.language), size))
  }
  if (reply.messages.length === 0) note(to, 'No reply: the carrier answers this word itself.')
  if (reply.ended) note(to, 'This chat is over and forgotten. The next message begins a new one.')
  if (to !== thread) return
  turnTo(to.channel)
  if (document.activeElement === $('screen') && to.options.length > 0) $('options').focus({ preventScroll: true })
}

// What the phone shows

function note(to, text) {
  add(to, make('li', 'note', text))
}

function add(to, item) {
  to.list.append(item)
  if (to === thread) show()
}

/** Brings the phone to the state of the chat it is on. */
function show() {
  const { channel, list, last, options, language = '', waiting, expire } = thread
  document.querySelector('.phone').dataset.channel = channel
  $('channel-name').textContent = CHANNELS[channel]
  for (const each of Object.values(threads)) each.list.hidden = each.list !== list
  $('empty').hidden = list.children.length > 0
  $('writing').hidden = waiting === 0
  $('options').hidden = options.length === 0
  $('options').lang = language
  $('options').replaceChildren(...options.map(optionButton))
  $('again').disabled = !last
  $('expire').disabled = !last || expire === true
  // What was asked stays in sight above a long answer.
  $('screen').scrollTo({ top: ([...list.querySelectorAll('.sent')].at(-1)?.offsetTop ?? 0) - 12 })
}

function optionButton({ id, label }) {
  const button = make('button', '', make('b', '', id), ` ${label}`)
  return Object.assign(button, { type: 'button', dir: 'auto', onclick: () => send({ body: id }, id) })
}

/** Shows a reply to its author: the one whose size was tapped. */
function inspect(reply, size) {
  for (const each of thread.list.querySelectorAll('button.meta')) each.ariaPressed = String(each === size)
  document.dispatchEvent(new CustomEvent('inspect', { detail: reply }))
}

/** Turns the phone to the chat of a channel, and the author to its last reply. */
function turnTo(channel) {
  thread = threads[channel]
  show()
  inspect(thread.replies.at(-1), [...thread.list.querySelectorAll('button.meta')].at(-1))
  const usd = thread.replies.flatMap(({ messages }) => messages).reduce((sum, message) => sum + message.usd, 0)
  $('total').hidden = usd === 0
  $('total').textContent = `The replies of this chat together: US$${usd.toFixed(4)}, carrier fees not counted.`
}

// The controls

$('composer').onsubmit = (event) => {
  event.preventDefault()
  const text = $('text').value
  if (text.trim() === '') return
  $('text').value = ''
  send({ body: text }, text)
}
for (const example of document.querySelectorAll('.example'))
  example.onclick = () => {
    send({ body: example.textContent }, example.textContent)
    $('screen').focus()
  }
for (const radio of document.querySelectorAll('[name=channel]')) radio.onchange = () => turnTo(radio.value)
$('begin').onclick = () => {
  const { channel, list } = thread
  list.replaceChildren()
  threads[channel] = newThread(channel) // a sender the line has never heard of
  turnTo(channel)
  const language = $('language').value
  if (language) send({ body: language }, language)
}
$('voice').onclick = () => send({ body: '', numMedia: 1, mediaType: 'audio/ogg' }, '🎤 Voice note')
$('photo').onclick = () => send({ body: '', numMedia: 1, mediaType: 'image/jpeg' }, '📷 Photo')
$('nothing').onclick = () => send({ body: '' }, '(an empty message)')
$('location').onclick = () => {
  const [latitude, longitude] = $('place').value.split(',').map(Number)
  send({ body: '', latitude, longitude }, `📍 ${$('place').selectedOptions[0].textContent}`)
}
$('again').onclick = () => post(thread.last.message, thread.last.shown)
$('expire').onclick = () => {
  thread.expire = true
  note(thread, 'Forgotten. The next message meets a line that does not know this chat.')
}
// Leaving takes the chat off the screen at once, and the page out of the way back.
$('leave').onclick = (event) => {
  event.preventDefault()
  document.body.replaceChildren()
  location.replace(event.currentTarget.href)
}
turnTo('sms')
