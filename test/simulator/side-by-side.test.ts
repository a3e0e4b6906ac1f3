import { describe, expect, test } from 'vitest'
import { content } from '../support/app.ts'
import { type Options, openLine, pagesOfLine } from './browser.ts'

const openPage = pagesOfLine(() => openLine())
const { locales, texts } = content().catalogue
const textIn = (locale: string, key: string) => texts.get(locale)!.get(key)!.text
const HOME = 'topics.rights.home'

async function open(options?: Options) {
  const watched = await openPage(options)
  const { page } = watched
  await page.locator('.controls').getByText('All languages', { exact: true }).click()
  const phone = (locale: string) => page.locator(`.small[data-locale="${locale}"]`)
  /** Does what brings one reply to every phone, and waits until they are compared. */
  const answered = async (act: () => Promise<unknown>, before: number) => {
    await act()
    await expect.poll(() => page.locator('.small .sent').count()).toBe(before + locales.length)
    await expect.poll(() => page.evaluate(ANSWERED), { timeout: 20_000 }).toBe(true)
    await expect.poll(() => page.locator('#together').textContent()).toMatch(/^\d+ phones\./)
  }
  const write = async (text: string) =>
    answered(
      async () => {
        await page.getByLabel('Message to all').fill(text)
        await page.keyboard.press('Enter')
      },
      await page.locator('.small .sent').count(),
    )
  const begin = (topic: string) =>
    answered(async () => {
      await page.getByLabel('Begin with').selectOption(topic)
      await page.getByRole('button', { name: 'Begin', exact: true }).click()
    }, 0)
  return { ...watched, phone, write, begin, evaluate: (script: string) => page.evaluate(script) }
}

/** Run in the browser: whether no phone still waits for a reply. */
const ANSWERED = `[...document.querySelectorAll('.small .thread')].every((list) => !list.lastElementChild?.classList.contains('sent'))`

describe('one conversation in all languages', () => {
  test('a phone a language, each named and written as its language is', async () => {
    const { page, phone } = await open()
    expect(await page.locator('.small').count()).toBe(locales.length)
    for (const locale of locales) {
      const title = phone(locale).locator('h3')
      expect(await title.textContent()).toBe(content().wordLists.words.get(locale)!.name)
      expect(await title.getAttribute('lang')).toBe(locale)
      const isArabic = new Intl.Locale(locale).maximize().script === 'Arab'
      expect(await title.getAttribute('dir')).toBe(isArabic ? 'rtl' : 'ltr')
      expect(await phone(locale).locator('.thread').getAttribute('dir')).toBe(isArabic ? 'rtl' : 'ltr')
    }
    expect(await page.locator('.phone:visible:not(.small)').count()).toBe(0)
  })

  test('a topic goes to each by its own name, and each answers in its own language at the same place', async () => {
    const { begin, phone, page, sent } = await open()
    await begin(textIn('en', HOME))
    expect(sent.map(({ body }) => body).sort()).toEqual(locales.map((locale) => textIn(locale, HOME)).sort())
    expect(new Set(sent.map(({ from }) => from)).size).toBe(locales.length)
    for (const locale of locales) {
      const reply = phone(locale).locator('.reply .bubble')
      expect(await reply.getAttribute('lang'), locale).toBe(locale)
      expect(await reply.textContent()).toContain(textIn(locale, 'rights.home_door.text').slice(0, 12))
    }
    expect(await page.locator('.differs').allTextContents()).toEqual([])
    expect(await page.locator('#together').textContent()).toBe(`${locales.length} phones. All stand at the same place.`)
  })

  test('numbers and words that work everywhere go as they are, by hand or by the options', async () => {
    const { begin, write, page, sent, phone } = await open()
    await begin(textIn('en', HOME))
    await page.locator('#side-options button').first().click()
    await expect.poll(() => sent.length).toBe(2 * locales.length)
    await write('MENU')
    expect(sent.slice(locales.length).map(({ body }) => body)).toEqual([
      ...locales.map(() => '1'),
      ...locales.map(() => 'MENU'),
    ])
    for (const locale of locales)
      expect(await phone(locale).locator('.reply .bubble').last().getAttribute('lang'), locale).toBe(locale)
  })

  test('under each bubble stand encoding, segments and price, and together below the phone', async () => {
    const { begin, phone } = await open()
    await begin(textIn('en', HOME))
    for (const locale of locales) {
      const [, segments] = /· (\d) segments? · US\$(\d\.\d{4})$/.exec(
        (await phone(locale).locator('.meta').textContent())!,
      )!
      expect(await phone(locale).locator('.cost').textContent()).toBe(
        `${segments} segments, US$${(Number(segments) * 0.0083).toFixed(4)} together`,
      )
    }
  })

  test('what stands elsewhere than the phone compared with is marked, whichever that is', async () => {
    const { begin, write, phone, page } = await open()
    await begin(textIn('en', HOME))
    await page.route('**/simulator/messages', async (route) => {
      const answer = await route.fetch()
      const reply = (await answer.json()) as { language: string }
      const moved = reply.language === 'es' ? { ...reply, node: 'rights.home_elsewhere' } : reply
      await route.fulfill({ response: answer, json: moved })
    })
    await write('1')
    await page.unroute('**/simulator/messages')
    expect(await page.locator('.differs').allTextContents()).toEqual([
      'Stands at rights.home_elsewhere, not at rights.home_paper',
    ])
    expect(await phone('es').locator('.differs').count()).toBe(1)
    expect(await page.locator('#together').textContent()).toContain('1 differ')
    await page.getByLabel('Compare with').selectOption('es')
    await expect.poll(() => page.locator('.differs').count()).toBe(locales.length - 1)
    expect(await phone('es').locator('.differs').count()).toBe(0)
  })

  test('words of one language move every phone to it, and the page says so', async () => {
    const { write, phone } = await open()
    await write('tocan la puerta')
    expect(await phone('en').locator('.differs').textContent()).toContain('Answers in Español')
    expect(await phone('es').locator('.differs').count()).toBe(0)
  })

  test('a new conversation is one of new senders, and a channel has its own', async () => {
    const { begin, page, sent } = await open()
    await begin(textIn('en', HOME))
    await page.getByText('WhatsApp', { exact: true }).first().click()
    expect(await page.locator('.small .reply').count()).toBe(0)
    await begin(textIn('en', HOME))
    expect(new Set(sent.map(({ from }) => from)).size).toBe(2 * locales.length)
    expect(new Set(sent.slice(locales.length).map(({ channel }) => channel))).toEqual(new Set(['whatsapp']))
  })

  test('the size of a reply shows its details, and one phone is where it was', async () => {
    const { begin, phone, page } = await open()
    await begin(textIn('en', HOME))
    await phone('es').locator('.meta').click()
    expect(await page.locator('.details dd').first().textContent()).toBe('rights.home_door')
    await page.getByText('One phone', { exact: true }).click()
    expect(await page.locator('.small:visible').count()).toBe(0)
    expect(await page.getByLabel('Message', { exact: true }).isVisible()).toBe(true)
  })

  test('a line that does not answer is said once, and the page goes on', async () => {
    const { page, begin, phone } = await open()
    await page.route('**/simulator/messages', (route) => route.abort())
    await page.getByRole('button', { name: 'Begin', exact: true }).click()
    await page.getByText('The line cannot be reached').first().waitFor()
    await page.unroute('**/simulator/messages')
    await begin(textIn('en', HOME))
    expect(await page.locator('#side-alert').isVisible()).toBe(false)
    expect(await phone('es').locator('.reply').count()).toBe(1)
  })

  test('the keyboard is enough', async () => {
    const { page, phone, evaluate } = await open()
    await page.getByLabel('Message to all').focus()
    await page.keyboard.type(textIn('en', HOME))
    await page.keyboard.press('Enter')
    await phone('es').locator('.reply').waitFor()
    await page.locator('#side-options button').first().focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => phone('es').locator('.reply').count()).toBe(2)
    expect(await evaluate('document.activeElement.id')).toBe('side-text')
    const tree = await page.locator('#side-by-side').ariaSnapshot()
    expect(tree).not.toMatch(/- (button|textbox|combobox|radio|region)(\s*\[.*\])?:?$/m)
    for (const locale of locales) expect(tree).toContain(`region "Conversation in ${locale}"`)
  })

  test.each([320, 800, 1280, 2200])('a screen of %i pixels needs no sideways scrolling', async (width) => {
    const { begin, evaluate } = await open({ viewport: { width, height: 800 } })
    await begin(textIn('en', HOME))
    expect(await evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
  })

  test('nothing stays in the browser', async () => {
    const { begin, page, evaluate } = await open()
    await begin(textIn('en', HOME))
    expect(await page.context().cookies()).toEqual([])
    expect(await evaluate('localStorage.length + sessionStorage.length')).toBe(0)
    expect(page.url()).not.toMatch(/[?#]/)
  })
})
