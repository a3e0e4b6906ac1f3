import { execFileSync } from 'node:child_process'
import type { CDPSession, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { createApp } from '../../src/http/app.ts'
import { isRightToLeft } from '../../src/text/direction.ts'
import { content, testApp } from '../support/app.ts'
import { openLine, pagesOfLine } from './browser.ts'

const PHONE = '+1 (509) 555-0100'
const openPage = pagesOfLine(() => openLine({ http: createApp(testApp({ env: { ORG_PHONE: PHONE } })) }))
const { locales, texts } = content().catalogue
const textIn = (locale: string, key: string) => texts.get(locale)!.get(key)!.text
/** Letters of most kinds, a form and its number, help lines, the telephone of whoever runs the line. */
const SAID = ['topics.rights.home', '4', 'topics.crisis.abuse', 'topics.person', 'topics.rights.warrant', '2']

/** Every language's phone after the same conversation. */
async function wall(): Promise<Page> {
  const { page } = await openPage({ viewport: { width: 1400, height: 900 } })
  await page.locator('.controls').getByText('All languages', { exact: true }).click()
  for (const [step, said] of SAID.entries()) {
    await page.getByLabel('Message to all').fill(said.startsWith('topics.') ? textIn('en', said) : said)
    await page.keyboard.press('Enter')
    await expect.poll(() => page.evaluate(REPLIES)).toEqual(locales.map(() => step + 1))
  }
  return page
}

const REPLIES = `[...document.querySelectorAll('.small .thread')].map((list) => list.querySelectorAll('.reply').length)`
const bubblesOf = (locale: string) => `.small[data-locale="${locale}"] .bubble`

/**
 * The characters that no font of the machine can draw: what is drawn for them is what is drawn for a character that will
 * never be one. Run in the browser, with the fonts of the first bubble.
 */
const MISSING = (selector: string) => `(() => {
  const bubbles = [...document.querySelectorAll(${JSON.stringify(selector)})]
  const canvas = new OffscreenCanvas(64, 64)
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  pen.font = '32px ' + getComputedStyle(bubbles[0]).fontFamily
  const drawn = (character) => {
    pen.clearRect(0, 0, 64, 64)
    pen.fillText(character, 8, 44)
    return pen.getImageData(0, 0, 64, 64).data.join()
  }
  const never = drawn('\\uffff')
  const characters = new Set(bubbles.flatMap((bubble) => [...bubble.textContent]))
  return [...characters].filter((character) => !/[\\p{Z}\\p{Cc}\\p{Cf}]/u.test(character) && drawn(character) === never)
})()`

type Fonts = { familyName: string; glyphCount: number }[]

/** The fonts that Chromium drew the bubbles of a language with. */
async function fontsOf(page: Page, cdp: CDPSession, selector: string): Promise<Fonts> {
  await cdp.send('DOM.enable')
  await cdp.send('CSS.enable')
  const { root } = await cdp.send('DOM.getDocument', { depth: 0 })
  const { nodeIds } = await cdp.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector })
  expect(nodeIds.length).toBe(await page.locator(selector).count())
  const all = await Promise.all(nodeIds.map((nodeId) => cdp.send('CSS.getPlatformFontsForNode', { nodeId })))
  return all.flatMap(({ fonts }) => fonts)
}

const charsets = new Map<string, [from: number, to: number][]>()

/** Whether a font family of this machine has a character, by fontconfig. */
function has(family: string, character: string): boolean {
  const known = charsets.get(family) ?? charsetOf(family)
  charsets.set(family, known)
  const code = character.codePointAt(0)!
  return known.some(([from, to]) => from <= code && code <= to)
}

function charsetOf(family: string): [number, number][] {
  const listed = execFileSync('fc-list', [family, '--format', '%{charset} '], { encoding: 'utf8' })
  return [...listed.matchAll(/([0-9a-f]+)(?:-([0-9a-f]+))?/g)].map(([, from, to = from]) => [
    Number.parseInt(from!, 16),
    Number.parseInt(to!, 16),
  ])
}

const SCRIPTS: Record<string, RegExp> = {
  Arab: /\p{sc=Arab}/gu,
  Hans: /\p{sc=Han}/gu,
  Kore: /\p{sc=Hang}/gu,
  Cyrl: /\p{sc=Cyrl}/gu,
  Latn: /\p{sc=Latn}/gu,
}

describe('what a phone draws', () => {
  test('every character of every language has a glyph, from a font that has its script', async () => {
    const page = await wall()
    const cdp = await page.context().newCDPSession(page)
    for (const locale of locales) {
      const selector = bubblesOf(locale)
      expect(await page.evaluate(MISSING(selector)), `${locale}: characters without a glyph`).toEqual([])
      const fonts = await fontsOf(page, cdp, selector)
      const drawnWith = new Set(fonts.filter(({ glyphCount }) => glyphCount > 0).map(({ familyName }) => familyName))
      const said = (await page.locator(selector).allTextContents()).join('')
      const letters = new Set(said.match(SCRIPTS[new Intl.Locale(locale).maximize().script ?? 'Latn']!) ?? [])
      expect(letters.size, `${locale}: letters of its script`).toBeGreaterThan(20)
      const orphans = [...letters].filter((letter) => ![...drawnWith].some((family) => has(family, letter)))
      expect(orphans, `${locale}: letters that none of ${[...drawnWith].join(', ')} has`).toEqual([])
    }
  })

  test('a character that no font has would be found', async () => {
    const page = await wall()
    await page.evaluate(`document.querySelector(${JSON.stringify(bubblesOf('en'))}).append('\u0378 \u{10fffd}')`)
    expect(await page.evaluate(MISSING(bubblesOf('en')))).toEqual(['\u0378', '\u{10fffd}'])
  })

  test.each(locales.filter(isRightToLeft))('%s runs from right to left, line by line', async (locale) => {
    const page = await wall()
    const lines = (await page.evaluate(LINES(bubblesOf(locale)))) as { text: string; first: number; last: number }[]
    const long = lines.filter(({ text }) => (text.match(/\p{sc=Arab}/gu) ?? []).length > 8)
    expect(long.length).toBeGreaterThan(10)
    expect(long.filter(({ first, last }) => first <= last).map(({ text }) => text)).toEqual([])
  })

  test.each(locales.filter(isRightToLeft))('in %s numbers and names of forms keep their order', async (locale) => {
    const page = await wall()
    const runs = (await page.evaluate(RUNS(bubblesOf(locale)))) as { run: string; lefts: number[]; tops: number[] }[]
    for (const known of [PHONE, '1-800-799-7233', 'I-205', 'ICE'])
      expect(runs.map(({ run }) => run).join('|'), known).toContain(known)
    const disordered = runs.filter(({ lefts, tops }) =>
      lefts.some((left, index) => index > 0 && tops[index] === tops[index - 1] && left < lefts[index - 1]!),
    )
    expect(disordered.map(({ run }) => run)).toEqual([])
  })
})

/** Where a character stands, by its place in a text node. Run in the browser. */
const RECT = `const rectAt = (node, at) => {
  const range = document.createRange()
  range.setStart(node, at)
  range.setEnd(node, at + 1)
  return range.getClientRects()[0]
}`

/** Of each line of the bubbles, as it is broken on the screen: where its first and its last Arabic letter stand. */
const LINES = (selector: string) => `(() => {
  ${RECT}
  return [...document.querySelectorAll(${JSON.stringify(selector)})].flatMap((bubble) => {
    const node = bubble.firstChild
    const byTop = new Map()
    for (let at = 0; at < node.length; at++) {
      const rect = rectAt(node, at)
      if (!rect || !/\\p{sc=Arab}/u.test(node.data[at])) continue
      const line = byTop.get(Math.round(rect.bottom)) ?? { text: '', first: rect.left, last: rect.left }
      byTop.set(Math.round(rect.bottom), { text: line.text + node.data[at], first: line.first, last: rect.left })
    }
    return [...byTop.values()]
  })
})()`

/** Every run of Latin letters, digits and what joins them, with where each character of it stands. */
const RUNS = (selector: string) => `(() => {
  ${RECT}
  return [...document.querySelectorAll(${JSON.stringify(selector)})].flatMap((bubble) => {
    const node = bubble.firstChild
    const runs = /(?<!(?:^|\\n)\\u200f?)[+(]?[A-Za-z0-9](?:[A-Za-z0-9 ()/.+'-]*[A-Za-z0-9])?/g
    return [...node.data.matchAll(runs)].map(({ 0: run, index }) => {
      const rects = [...run].map((_, at) => rectAt(node, index + at)).filter((rect) => rect)
      return { run, lefts: rects.map(({ left }) => left), tops: rects.map(({ bottom }) => Math.round(bottom)) }
    })
  })
})()`
