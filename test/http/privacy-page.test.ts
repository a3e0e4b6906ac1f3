import { describe, expect, test } from 'vitest'
import { checkPlaceholders } from '../../src/check/placeholders.ts'
import { checkTexts } from '../../src/check/texts.ts'
import { checkWording } from '../../src/check/wording.ts'
import { formatFault } from '../../src/flow/faults.ts'
import { createApp } from '../../src/http/app.ts'
import { METRICS } from '../../src/purpose/metrics.ts'
import { EVENTS, FILES, MEMORY, TABLES } from '../../src/purpose/purposes.ts'
import { NO_BROWSER, openLine } from '../simulator/browser.ts'
import { testApp } from '../support/app.ts'
import { chat, textOf } from '../support/chat.ts'
import { contentWith, fileWith } from '../support/content.ts'

const http = createApp(
  testApp({ env: { ORG_NAME: 'Vecinas & <Amigas>', ORG_PHONE: '509-555-0142', SESSION_TTL_SECONDS: '900' } }),
)
const page = async (query = '', language?: string) => {
  const response = await http.request(`/privacy${query}`, { headers: language ? { 'Accept-Language': language } : {} })
  return { status: response.status, headers: response.headers, text: await response.text() }
}

test('the page says what is kept, what others see, how DELETE and STOP differ, and who runs the line', async () => {
  const { status, text } = await page()
  expect(status).toBe(200)
  for (const said of [
    'We keep no record of you. Vecinas &amp; &lt;Amigas&gt; runs this line',
    'Counts by week',
    'Up to 15 minutes after your last message',
    'Your phone company',
    'Up to 13 months',
    'Meta, if you write by WhatsApp',
    'Cloudflare',
    'We forget this chat at once',
    'Twilio puts your number on a list',
    'Talk to a person: 509-555-0142',
  ])
    expect(text).toContain(said)
})

test('it says no word that cannot be kept', async () => {
  for (const lang of ['en', 'es'])
    expect((await page(`?lang=${lang}`)).text).not.toMatch(/anonym|anónim|end-to-end|extremo a extremo|secure|seguro/i)
})

test('it is in the language that is asked for: by its address, else as the browser says, else the default', async () => {
  const languageOf = async (query: string, accept?: string) =>
    (await page(query, accept)).text.match(/<html lang="(\w+)"/)?.[1]
  expect(await languageOf('?lang=es')).toBe('es')
  expect(await languageOf('?lang=ES-mx', 'en')).toBe('es')
  expect(await languageOf('', 'es-MX,es;q=0.9,en;q=0.8')).toBe('es')
  expect(await languageOf('', 'de, en;q=0.3, es;q=0.7')).toBe('es')
  expect(await languageOf('', 'es;q=0, de')).toBe('en')
  for (const odd of ['?lang=', '?lang=xx', '?lang=../../etc', '?lang=<script>'])
    expect(await languageOf(odd, '*;q=,,;')).toBe('en')
  expect((await page('', 'es')).headers.get('content-language')).toBe('es')
})

test('T58: what the program keeps is all there, and the page is the same bytes each time', async () => {
  const { text } = await page('?lang=es')
  const columns = Object.values(TABLES).flatMap((table) => Object.keys(table.columns))
  const names = [TABLES, FILES, EVENTS, MEMORY, METRICS].flatMap((purposes) => Object.keys(purposes))
  for (const name of [...names, ...columns]) expect(text).toContain(`>${name}<`)
  expect((await page('?lang=es')).text).toBe(text)
})

test('T59: nothing but its own style, no cookie, nothing kept', async () => {
  const { headers, text } = await page()
  expect(headers.get('content-security-policy')).toMatch(
    /^default-src 'none'; object-src 'none'; style-src 'sha256-\S+' 'sha256-\S+'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/,
  )
  expect([headers.get('set-cookie'), headers.get('cache-control'), headers.get('vary')]).toEqual([
    null,
    'no-store',
    'Accept-Language',
  ])
  expect(text).not.toMatch(/<script|<form|<img|style="/)
  expect(text).toContain('<title>Promotora</title>')
})

test('it is there in production, where the simulator is off', async () => {
  const without = createApp(testApp({ env: { SIMULATOR: 'off' } }))
  expect([(await without.request('/privacy')).status, (await without.request('/directory')).status]).toEqual([200, 404])
})

describe('a language that leaves something unsaid is a fault', () => {
  const EN = 'locales/en/privacy-page.yaml'
  const planted: [string, Record<string, string | null>, RegExp][] = [
    [
      'a missing text',
      fileWith(EN, 'memory_limits:', 'memory_limit:'),
      /^locales\/en\/privacy-page\.yaml:1:1 privacy-page\.memory_limits: this text is missing; /m,
    ],
    ['a text nobody uses', fileWith(EN, 'memory_limits:', 'memory_limit:'), /memory_limit: no flow uses this text; /],
    [
      'a placeholder nobody fills',
      fileWith(EN, '{{minutes}}', '{{hours}}'),
      /nothing fills \{\{hours\}\}; use one of \{\{minutes\}\}/,
    ],
    ['a promise', fileWith(EN, 'What we keep', 'This is safe'), /promises what nobody can promise/],
    ['a language without the page', { 'locales/es/privacy-page.yaml': null }, /^locales\/es\/privacy-page\.yaml:1:1 /m],
  ]
  test.each(planted)('%s', (_name, changes, fault) => {
    const content = contentWith(changes)
    expect(
      [...checkTexts(content), ...checkPlaceholders(content), ...checkWording(content)].map(formatFault).join('\n'),
    ).toMatch(fault)
  })
})

test('PRIVACY by text says the same in one message, in every language', async () => {
  const app = testApp({ env: { ORG_NAME: 'Vecinas' } })
  for (const [word, said] of [
    [
      'PRIVACY',
      [
        'Vecinas',
        'keeps no phone number and no message',
        'memory',
        'phone company',
        'Twilio',
        'WhatsApp',
        'DELETE',
        'STOP',
      ],
    ],
    [
      'PRIVACIDAD',
      [
        'Vecinas',
        'no guarda su teléfono ni sus mensajes',
        'memoria',
        'empresa de su teléfono',
        'Twilio',
        'WhatsApp',
        'BORRAR',
        'STOP',
      ],
    ],
  ] as const) {
    const reply = await chat(app)(word)
    expect(reply.messages).toHaveLength(1)
    for (const each of said) expect(textOf(reply)).toContain(each)
  }
})

describe.skipIf(NO_BROWSER)('in a browser', () => {
  test.each([
    'light',
    'dark',
  ] as const)('%s: it fits a small phone, reads without a script, and its links lead on', async (colorScheme) => {
    const line = await openLine({ http, path: 'privacy' })
    try {
      const { page, faults } = await line.open({
        viewport: { width: 360, height: 640 },
        colorScheme,
        javaScriptEnabled: false,
      })
      await page.getByRole('link', { name: 'Español' }).click()
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Qué guardamos')
      expect(await page.getByRole('link', { name: 'Español' }).getAttribute('aria-current')).toBe('page')
      const main = (await page.locator('main').boundingBox())!
      expect(main.x + main.width).toBeLessThanOrEqual(360)
      for (const box of await page.locator('main *:visible').all()) {
        const found = await box.boundingBox()
        if (found) expect(found.x + found.width).toBeLessThanOrEqual(360.5)
      }
      await page.getByText('La lista completa', { exact: true }).click()
      expect(await page.getByRole('rowheader', { name: 'count', exact: true }).first().isVisible()).toBe(true)
      expect(faults).toEqual([])
    } finally {
      await line.close()
    }
  })
})
