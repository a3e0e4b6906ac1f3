import { html, raw } from 'hono/html'
import type { Assets } from './assets.ts'
import { head } from './head.ts'
import { inScript } from './page-data.ts'
import { sideBySide } from './side-by-side.ts'
import { type Signed, signedShown } from './signed.ts'

export type Language = { locale: string; name: string }
export type View = {
  org: string
  languages: readonly Language[]
  signed: Signed
  sessionTtlSeconds: number
  contentDate?: string | undefined
  /** What the script reads: facts, sources, prices. */
  data: unknown
  assets: Assets['simulator']
}

/** What a first message may be, to try the line with one tap. */
const EXAMPLES: { lang: string; text: string }[] = [
  { lang: 'es', text: 'hola' },
  { lang: 'es', text: 'se llevaron a mi esposo' },
  { lang: 'en', text: 'ICE is at my door' },
]
const PLACES = [
  { at: '29.76,-95.37', name: 'Houston, Texas' },
  { at: '34.05,-118.24', name: 'Los Angeles, California' },
  { at: '41.88,-87.63', name: 'Chicago, Illinois' },
  { at: '47.66,-117.43', name: 'Spokane, Washington' },
  { at: '18.47,-66.11', name: 'San Juan, Puerto Rico' },
  { at: '35.00,-40.00', name: 'the open sea' },
]
/** A speech bubble: nothing in the tab may tell a neighbour what the page is about. */
const ICON = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="#9a4a2c" d="M6 4h20a4 4 0 0 1 4 4v11a4 4 0 0 1-4 4H15l-8 6v-6H6a4 4 0 0 1-4-4V8a4 4 0 0 1 4-4z"/></svg>')}`

/** The page where the line is tried: a phone, its controls, and what an author needs to know of each reply. */
export function page(view: View) {
  return html`<!doctype html>
<html lang="en" dir="ltr">
${head(view.assets.styles, ICON)}
<body>
<header class="top">
  <a class="skip" href="#text">Skip to the phone</a>
  <p class="mark"><img src="${ICON}" alt="" width="34" height="34"><span><b>Promotora</b><span class="org" dir="auto">${view.org}</span></span></p>
  ${signedShown(view.signed)}
  <a class="leave" id="leave" href="https://www.weather.gov/" rel="noreferrer noopener">Leave this page</a>
</header>
<main>
<h1 class="unseen">Phone simulator</h1>
<noscript><p class="alert">This page needs JavaScript. The same conversation runs in the terminal: npm run chat</p></noscript>
${phone(view)}
${controls(view)}
${details(view)}
${sideBySide(view.languages)}
</main>
<script type="application/json" id="about">${raw(inScript(view.data))}</script>
${view.assets.scripts.map(({ text }) => html`<script type="module">${raw(text)}</script>`)}
</body>
</html>
`
}

function phone({ org }: View) {
  return html`<section class="phone" data-channel="sms" aria-label="Phone">
  <div class="bar" aria-hidden="true"><span>9:41</span><span class="notch"></span><span class="battery"></span></div>
  <div class="contact"><span class="avatar" aria-hidden="true">${[...org][0]?.toUpperCase()}</span>
    <p><b dir="auto">${org}</b><span id="channel-name">Text message</span></p></div>
  <div class="screen" id="screen" tabindex="0" role="region" aria-label="Conversation">
    <div class="empty" id="empty">
      <p>Write as a family would.<br>For example:</p>
      <ul>${EXAMPLES.map(({ lang, text }) => html`<li><button type="button" class="example" lang="${lang}">${text}</button></li>`)}</ul>
    </div>
    <ol class="thread" id="thread-sms" role="log" aria-live="polite" aria-label="Text messages"></ol>
    <ol class="thread" id="thread-whatsapp" role="log" aria-live="polite" aria-label="WhatsApp messages" hidden></ol>
    <p class="writing" id="writing" hidden><i></i><i></i><i></i><span class="unseen">Waiting for the reply</span></p>
    <div class="options" id="options" role="group" aria-label="Options of the last reply" tabindex="-1" hidden></div>
  </div>
  <form class="composer" id="composer" autocomplete="off">
    <label class="unseen" for="text">Message</label>
    <input id="text" name="text" dir="auto" placeholder="Message" autocomplete="off" autocapitalize="off" spellcheck="false" enterkeyhint="send">
    <button type="submit" aria-label="Send"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 20V5m-6 6 6-6 6 6"/></svg></button>
  </form>
</section>`
}

function controls({ languages, sessionTtlSeconds, contentDate }: View) {
  return html`<section class="card controls" aria-labelledby="controls-title">
  <h2 id="controls-title">Try it</h2>
  <p class="alert" id="alert" role="alert" hidden></p>
  <fieldset><legend>Phones</legend><div class="switch">
    <label><input type="radio" name="view" value="one" checked><span>One phone</span></label>
    <label><input type="radio" name="view" value="all"><span>All languages</span></label></div></fieldset>
  <fieldset><legend>Channel</legend><div class="switch">
    <label><input type="radio" name="channel" value="sms" checked><span>SMS</span></label>
    <label><input type="radio" name="channel" value="whatsapp"><span>WhatsApp</span></label></div></fieldset>
  <div class="field one-only"><label for="language">Language</label>
    <select id="language"><option value="">The first message decides</option>${languages.map(({ locale, name }) => html`<option value="${name}" lang="${locale}">${name}</option>`)}</select>
    <button type="button" id="begin">New conversation</button></div>
  <div class="field"><label for="content-date">Content date</label>
    <input type="date" id="content-date" aria-describedby="date-hint">
    <p class="hint" id="date-hint">The day on which facts are judged, from the next message on. Empty: ${contentDate ?? 'today'}.</p></div>
  <fieldset class="one-only"><legend>Send without words</legend><div class="buttons">
    <button type="button" id="voice">Voice note</button><button type="button" id="photo">Photo</button><button type="button" id="nothing">Nothing</button></div></fieldset>
  <div class="field one-only"><label for="place">Location</label>
    <div class="row"><select id="place">${PLACES.map(({ at, name }) => html`<option value="${at}">${name}</option>`)}</select>
    <button type="button" id="location" aria-label="Share location">Share</button></div></div>
  <fieldset class="one-only"><legend>What a network and time do</legend><div class="buttons">
    <button type="button" id="again" aria-describedby="again-hint">Send again</button><button type="button" id="expire" aria-describedby="expire-hint">Expire now</button></div>
    <p class="hint" id="again-hint">Send again: the last message once more, with the same MessageSid.</p>
    <p class="hint" id="expire-hint">Expire now: the next message meets a line that has forgotten this chat. By itself that happens ${inWords(sessionTtlSeconds)} after the last message.</p></fieldset>
</section>`
}

function details({ languages, sessionTtlSeconds }: View) {
  return html`<section class="card details" aria-labelledby="details-title">
  <h2 id="details-title">The reply, for its author</h2>
  <div id="details"><div class="first">
    <p>Write in the phone as a family would, in any language of this line: ${languages.map(({ name }) => name).join(', ')}. Then see here, of each reply,</p>
    <ul><li>what a locked phone shows of it,</li><li>the node and the topic it comes from,</li><li>the facts it states or withholds, with source and date,</li><li>its encoding, segments and price.</li></ul>
    <p>What families can be told of places and lines: <a href="/directory">the directory</a>.</p>
    <p>The answers are those of the real line. Nothing is kept: a chat lives in memory and is forgotten ${inWords(sessionTtlSeconds)} after its last message.</p></div></div>
  <p class="total" id="total" hidden></p>
</section>`
}

/** `1800` as `30 minutes`. */
function inWords(seconds: number): string {
  const [count, unit] =
    seconds % 3600 === 0
      ? [seconds / 3600, 'hour']
      : seconds % 60 === 0
        ? [seconds / 60, 'minute']
        : [seconds, 'second']
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}
