import { describe, expect, test } from 'vitest'
import { type Options, openLine, pagesOfLine } from './browser.ts'

const openPage = pagesOfLine(() => openLine())

async function open(options?: Options) {
  const watched = await openPage(options)
  const { page } = watched
  const chat = page.locator('.thread:visible')
  /** Does what brings a reply, and waits for it. */
  const answered = async (act: () => Promise<unknown>) => {
    const before = await chat.locator('.reply').count()
    await act()
    const reply = chat.locator('.reply').nth(before).locator('.bubble')
    await reply.waitFor()
    return reply
  }
  const type = (text: string) =>
    answered(async () => {
      await page.getByLabel('Message', { exact: true }).fill(text)
      await page.keyboard.press('Enter')
    })
  const press = (name: string) => answered(() => page.getByRole('button', { name, exact: true }).click())
  const detail = (name: string) => page.locator('.details dl div', { hasText: name }).locator('dd')
  const evaluate = (script: string) => page.evaluate(script)
  return { ...watched, chat, type, press, detail, evaluate, options: page.locator('#options button') }
}

/** Answers the page in the line's place. */
const ARABIC = {
  messages: [
    {
      text: 'مرحبا <img src=x onerror=alert(1)>\n1 نعم',
      encoding: 'UCS-2',
      segments: 1,
      options: [{ id: '1', label: 'نعم' }],
    },
  ],
  ...{ language: 'ar', topic: 'none', node: 'menu_welcome', understood: 'global', expects: 'choice' },
  ...{ facts: [], withheld: [], results: [{ kind: 'consulate', id: 'mx-houston-tx' }], ended: false, replayed: false },
}

describe('the phone in Chromium', () => {
  test('an example starts a chat, and a tapped option answers', async () => {
    const { press, options, sent, chat, detail } = await open()
    expect(await (await press('hola')).getAttribute('lang')).toBe('es')
    expect(await detail('Node').textContent()).toBe('menu_welcome')
    const label = (await options.first().textContent())!.slice(2).trim()
    await press(`1 ${label}`)
    expect(sent.map(({ body }) => body)).toEqual(['hola', '1'])
    expect(new Set(sent.map(({ messageSid }) => messageSid)).size).toBe(2)
    expect(await chat.locator('.sent .bubble').allTextContents()).toEqual(['hola', '1'])
    expect(await detail('Understood as').textContent()).toBe('choice')
  })

  test('encoding, segments, price and what a locked phone shows stand beside each reply', async () => {
    const { type, page, detail } = await open()
    const text = (await (await type('hello')).textContent())!
    expect(await page.locator('.locked p').textContent()).toBe(text.slice(0, 40))
    const segments = Number(await detail('Segments').textContent())
    expect(await detail('Price').textContent()).toBe(`US$${(segments * 0.0083).toFixed(4)}`)
    await expect.poll(() => page.locator('button.meta').textContent()).toContain(`· ${segments} segment`)
    await type('MENU')
    await page.locator('button.meta').first().click()
    expect(await page.locator('.locked p').textContent()).toBe(text.slice(0, 40))
  })

  test('each channel is a chat of its own', async () => {
    const { type, page, chat, sent } = await open()
    await type('hello')
    await page.getByText('WhatsApp', { exact: true }).first().click()
    expect(await page.locator('#empty').isVisible()).toBe(true)
    await type('hola')
    expect(await page.locator('.phone').getAttribute('data-channel')).toBe('whatsapp')
    expect(await page.locator('button.meta:visible').allTextContents()).toEqual(['US$0.0050'])
    await page.getByText('SMS', { exact: true }).click()
    expect(await chat.locator('.sent .bubble').allTextContents()).toEqual(['hello'])
    expect(sent.map(({ channel }) => channel)).toEqual(['sms', 'whatsapp'])
  })

  test('on a later content date facts are withheld, and their dates are shown', async () => {
    const { type, page, sent } = await open()
    await type('tocan la puerta')
    const stated = page.getByRole('heading', { name: 'Facts stated' })
    await stated.waitFor()
    expect(await page.locator('.fact .source').first().textContent()).toMatch(/page of \d{4}|page without a date/)
    await page.getByLabel('Content date').fill('2031-01-01')
    await type('tocan la puerta')
    await page.getByRole('heading', { name: 'Facts withheld' }).waitFor()
    expect(await page.locator('.tag.due').count()).toBeGreaterThan(0)
    expect(sent.map(({ contentDate }) => contentDate)).toEqual([undefined, '2031-01-01'])
  })

  test('send again repeats the MessageSid, and nothing moves', async () => {
    const { type, press, sent, detail, page } = await open()
    const first = await (await type('hello')).textContent()
    expect(await (await press('Send again')).textContent()).toBe(first)
    expect(sent[1]).toEqual(sent[0])
    expect(await detail('Replayed').textContent()).toBe('yes')
    await page.getByText('nothing moved').waitFor()
  })

  test('expire now: the next message meets a line that forgot the chat, the one after it does not', async () => {
    const { type, page, sent, detail } = await open()
    await type('hello')
    await page.getByRole('button', { name: 'Expire now' }).click()
    await type('1')
    expect(await detail('Understood as').textContent()).toBe('nothing')
    await type('1')
    expect(await detail('Understood as').textContent()).toBe('choice')
    expect(sent.map(({ expire }) => expire)).toEqual([undefined, true, undefined])
  })

  test('a voice note, a photo, nothing and a place are sent without words', async () => {
    const { press, sent } = await open()
    for (const name of ['Voice note', 'Photo', 'Nothing', 'Share location']) await press(name)
    expect(sent.map(({ body }) => body)).toEqual(['', '', '', ''])
    expect(sent).toMatchObject([
      { numMedia: 1, mediaType: 'audio/ogg' },
      { numMedia: 1, mediaType: 'image/jpeg' },
      {},
      { latitude: 29.76, longitude: -95.37 },
    ])
  })

  test('a language begins a new conversation in it, with somebody new', async () => {
    const { type, page, press, chat, sent } = await open()
    await type('hello')
    await page.getByLabel('Language', { exact: true }).selectOption('Español')
    await page.getByRole('button', { name: 'New conversation' }).click()
    await chat.locator('.reply .bubble[lang=es]').waitFor()
    expect(await chat.locator('.reply').count()).toBe(1)
    expect(sent[1]!.from).not.toBe(sent[0]!.from)
    expect(sent[1]!.body).toBe('Español')
    expect(await (await press('Send again')).getAttribute('lang')).toBe('es')
  })

  test('a word that the carrier answers gets no reply, and the phone says so', async () => {
    const { page, chat, detail } = await open()
    await page.getByLabel('Message', { exact: true }).fill('STOP')
    await page.keyboard.press('Enter')
    await page.getByText('the carrier answers this word itself').waitFor()
    expect(await chat.locator('.reply').count()).toBe(0)
    expect(await detail('Ended').textContent()).toBe('yes')
  })

  test('an Arabic reply runs from right to left, and markup in it is text', async () => {
    const { type, page, options, evaluate } = await open()
    await page.route('**/simulator/messages', (route) => route.fulfill({ json: ARABIC }))
    const reply = await type('مرحبا')
    expect(await reply.textContent()).toBe(ARABIC.messages[0]!.text)
    expect(await reply.getAttribute('lang')).toBe('ar')
    expect(await evaluate(`getComputedStyle(document.querySelector('.reply .bubble')).direction`)).toBe('rtl')
    expect(await evaluate(`getComputedStyle(document.querySelector('.locked p')).direction`)).toBe('rtl')
    expect(await options.first().textContent()).toBe('1 نعم')
    await page.getByText('mx-houston-tx').waitFor()
  })

  test.each([
    [
      'The line refused the message: body: what is wrong (400).',
      { status: 400, json: { error: 'body: what is wrong' } },
    ],
    ['The message is too long for the line: at most 64 KiB (413).', { status: 413, body: '' }],
    ['The line refused the message: no reason given (500).', { status: 500, body: '' }],
    ['The line cannot be reached. Is it running?', undefined],
  ])('%s', async (wrong, answer) => {
    const { type, page, press, options } = await open()
    await type('hello')
    await page.route('**/simulator/messages', (route) => (answer ? route.fulfill(answer) : route.abort()))
    await options.first().click()
    await page.getByText('Not answered').waitFor()
    expect(await page.getByRole('alert').textContent()).toBe(wrong)
    expect(await options.count()).toBeGreaterThan(0)
    await page.unroute('**/simulator/messages')
    await press('Send again')
    expect(await page.getByRole('alert').isVisible()).toBe(false)
  })

  test('a chat goes on by keyboard alone', async () => {
    const { page, evaluate, options, chat } = await open()
    const focused = () => evaluate(`document.activeElement.id || document.activeElement.textContent`)
    for (const key of ['Tab', 'Enter', 'h', 'i', 'Enter']) await page.keyboard.press(key)
    expect(await focused()).toBe('text')
    await options.first().waitFor()
    await page.keyboard.press('Shift+Tab')
    expect(await focused()).toBe(await options.last().textContent())
    expect(await evaluate(`getComputedStyle(document.activeElement).outlineStyle`)).toBe('solid')
    await page.keyboard.press('Enter')
    await chat.locator('.reply').nth(1).waitFor()
    await expect.poll(focused).toBe('options')
    await page.keyboard.press('Tab')
    expect(await focused()).toBe(await options.first().textContent())
  })

  test('every control has a name, and replies are read aloud as they come', async () => {
    const { type, page, chat } = await open()
    await type('hello')
    const tree = await page.locator('body').ariaSnapshot()
    expect(tree).toContain('log "Text messages"')
    expect(tree).not.toMatch(/- (button|textbox|combobox|radio|link|group|region)(\s*\[.*\])?:?$/m)
    expect(await chat.getAttribute('aria-live')).toBe('polite')
  })

  test.each([320, 390, 800, 1000])('a screen of %i pixels needs no sideways scrolling', async (width) => {
    const { type, page, evaluate } = await open({ viewport: { width, height: 640 } })
    await type('hello')
    await type('tocan la puerta')
    await page.getByRole('heading', { name: 'Facts stated' }).waitFor()
    expect(await evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
  })

  test('dark and without motion, where that is asked for', async () => {
    const { evaluate } = await open({ colorScheme: 'dark', reducedMotion: 'reduce' })
    expect(await evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(25, 21, 18)')
    expect(await evaluate(`getComputedStyle(document.querySelector('.writing i')).animationName`)).toBe('none')
  })

  test('nothing stays in the browser', async () => {
    const { type, page, evaluate } = await open()
    await type('hello')
    expect(await page.context().cookies()).toEqual([])
    expect(await evaluate('localStorage.length + sessionStorage.length')).toBe(0)
    expect(await page.title()).toBe('Promotora')
  })

  test('leaving clears the screen and is not undone by going back', async () => {
    const { type, page, faults } = await open()
    await type('hello')
    await page.route('https://www.weather.gov/', (route) => route.fulfill({ body: 'weather' }))
    await page.getByRole('link', { name: 'Leave this page' }).click()
    await page.waitForURL('https://www.weather.gov/')
    await page.goBack()
    expect(page.url()).not.toContain('127.0.0.1')
    expect(faults.splice(0)).toEqual(['https://www.weather.gov/'])
  })

  test('a script from elsewhere is refused, and these tests would know', async () => {
    const { page, faults, evaluate } = await open()
    await evaluate(
      `document.body.append(Object.assign(document.createElement('script'), { text: 'document.title = "x"' }))`,
    )
    await expect.poll(() => faults.splice(0)).toEqual(['refused: script-src-elem'])
    expect(await page.title()).toBe('Promotora')
  })
})
