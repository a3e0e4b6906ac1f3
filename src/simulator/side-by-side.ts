import { html } from 'hono/html'
import type { Language } from './page.ts'

/** One conversation in every language served, side by side. The phones are drawn by the script, one a language. */
export function sideBySide(languages: readonly Language[]) {
  return html`<section class="card side" id="side-by-side" aria-labelledby="side-title" hidden>
  <h2 id="side-title">All languages</h2>
  <p class="alert" id="side-alert" role="alert" hidden></p>
  <div class="lead">
    <div class="field"><label for="main-language">Compare with</label>
      <select id="main-language">${languages.map(({ locale, name }) => html`<option value="${locale}" lang="${locale}">${name}</option>`)}</select></div>
    <div class="field"><label for="side-topic">Begin with</label>
      <div class="row"><select id="side-topic"></select><button type="button" id="side-begin">Begin</button></div></div>
    <form class="field" id="side-composer" autocomplete="off"><label for="side-text">Message to all</label>
      <div class="row"><input id="side-text" dir="auto" autocomplete="off" autocapitalize="off" spellcheck="false" enterkeyhint="send" aria-describedby="side-hint"><button type="submit">Send to all</button></div></form>
  </div>
  <p class="hint" id="side-hint">A topic goes to each phone by its name in that language; numbers, ZIP codes and words such as MENU go as they are. What stands elsewhere than the phone compared with is marked.</p>
  <div class="options" id="side-options" role="group" aria-label="Options of the phone compared with" hidden></div>
  <p class="hint" id="together" role="status"></p>
  <div class="phones" id="phones"></div>
</section>`
}
