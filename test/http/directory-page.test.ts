import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { CATEGORIES } from '../../src/answers/types.ts'
import { findConsulates } from '../../src/directory/consulates.ts'
import type { Db } from '../../src/directory/database.ts'
import { findServices } from '../../src/directory/find-services.ts'
import { findIdPrograms } from '../../src/directory/id-programs.ts'
import { directoryPage } from '../../src/http/directory-page.ts'
import { assetsOf } from '../../src/simulator/assets.ts'
import { whyInWords } from '../../src/simulator/directory/why-words.ts'
import { TODAY, testApp } from '../support/app.ts'
import { MONDAY_MORNING, placeAt, seededDirectory } from '../support/directory.ts'
import { directoryOf, PLACE } from '../support/made-services.ts'

const { hotline, pages } = testApp()
const { states } = hotline
const { styles } = assetsOf(pages).directory
let seed: Db
beforeAll(async () => {
  seed = (await seededDirectory()).db
})
const logged: string[] = []
const page = (db: Db | undefined = seed) =>
  directoryPage(
    () => db,
    () => TODAY,
    { states, styles, now: () => MONDAY_MORNING, log: (event) => logged.push(event) },
  )
const get = async (path = '/directory', db?: Db) => page(db).request(path)
const post = async (values: Record<string, string>, db?: Db) =>
  page(db).request('/directory', { method: 'POST', body: new URLSearchParams(values) })
const shown = async (answer: Response | Promise<Response>) => {
  const { status } = await answer
  expect(status).toBe(200)
  return (await answer).text()
}
/** The page as it reads: markup taken out, and what was escaped set right. */
const read = async (answer: Promise<Response>) =>
  (await shown(answer))
    .replace(/<style>.*?<\/style>|<select.*?<\/select>/gs, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"' })[name] ?? "'")
    .replace(/\s+/g, ' ')

describe('the bare page', () => {
  test('lists services with their count, and every row says where it comes from', async () => {
    const text = await read(get())
    expect(text).toContain('Services 1–50 of 601')
    expect(text.match(/Checked \d{4}|Checked undated/g)).toHaveLength(50)
    expect(text.match(/Confidence (Confirmed|One source|Worked out)/g)).toHaveLength(50)
  })

  test.each([
    ['consulates', 'Consulates 1–50 of 261', 'Countries without a post in the US'],
    ['id-programs', 'ID programs 1–50 of 92', 'Ask first'],
    ['hotlines', 'Hotlines 1–17 of 17', '988 Suicide and Crisis Lifeline'],
  ])('%s are one link away', async (what, caption, more) => {
    const text = await read(get(`/directory?what=${what}`))
    expect(text).toContain(caption)
    expect(text).toContain(more)
  })

  test('runs no script, and its policy lets in its own style alone', async () => {
    const answer = await get()
    const html = await answer.text()
    const styles = [...html.matchAll(/<style>(.*?)<\/style>/gs)].map(
      ([, text]) => `'sha256-${createHash('sha256').update(text!).digest('base64')}'`,
    )
    expect(styles).toHaveLength(2)
    expect(answer.headers.get('Content-Security-Policy')?.split('; ')).toEqual([
      "default-src 'none'",
      "object-src 'none'",
      `style-src ${styles.join(' ')}`,
      'img-src data:',
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ])
    expect(html).not.toMatch(/<script|\s(style|on[a-z]+)=/i)
    expect(answer.headers.getSetCookie()).toEqual([])
  })

  test('every form is sent as a body, and every link out tells nobody from where', async () => {
    const html = await shown(get())
    const forms = html.match(/<form[^>]*>/g)!
    expect(forms.length).toBeGreaterThan(1)
    for (const form of forms) expect(form).toContain('method="post"')
    const out = html.match(/<a [^>]*href="http[^>]*>/g)!
    expect(out.length).toBeGreaterThan(1)
    for (const link of out) expect(link).toContain('rel="noreferrer noopener"')
  })
})

describe('a place', () => {
  test('with a category shows a family’s answers, in its order, and why', async () => {
    const place = await placeAt(seed, 'zip:77002')
    const { answers } = await findServices(seed, { category: 'legal', place, now: MONDAY_MORNING, today: TODAY })
    const text = await read(post({ what: 'services', category: 'legal', place: '77002' }))
    expect(text).toContain('Legal help, as a family at Houston TX 77002 is told it')
    const at = answers.map(({ name }, index) => text.indexOf(`${index + 1}. ${name}`))
    expect(at).toEqual(at.toSorted((a, b) => a - b))
    expect(at[0]).toBeGreaterThan(0)
    expect(text).toContain('Asks status yes')
    expect(text).toContain('Asks papers not stated')
    expect(text).toContain('this is its main work')
  })

  test('is read as a chat reads it', async () => {
    const titles = ['El Paso, Tejas', 'nyc', 'Texas', '787 01', 'código postal 00901'].map(
      async (place) =>
        (await read(post({ what: 'id-programs', place }))).match(/IDs, as a family at (.*?) is told them/)?.[1],
    )
    expect(await Promise.all(titles)).toEqual([
      'El Paso TX',
      'New York NY',
      'TX',
      'Austin TX 78701',
      'San Juan PR 00901',
    ])
  })

  test.each([
    [{ what: 'services', place: '77002' }, 'choose a category too'],
    [{ what: 'consulates', place: '77002' }, 'choose a country too'],
    [{ what: 'id-programs', place: 'springfield' }, 'a family would be asked which'],
    [{ what: 'id-programs', place: '09123' }, 'A military address has no place'],
    [{ what: 'id-programs', place: 'xyzzy' }, 'No such place is known'],
    [{ what: 'id-programs', place: 'Houston TX', state: 'CA' }, '“In state” was left out'],
  ])('%j gets a kind line', async (asked, line) => expect(await read(post(asked))).toContain(line))

  test('a country without a post: what is known, what to do, and no talk of filters', async () => {
    const text = await read(post({ what: 'consulates', country: 'VE', place: '33125' }))
    expect(text).toContain('No post in the US is confirmed')
    expect(text).toContain('Do not pay anyone for a Venezuelan consular appointment')
    expect(text).not.toContain('No row is like this')
    expect(await read(post({ what: 'hotlines', q: 'xyzzy' }))).toContain('No row is like this')
  })

  test('in an address is not read', async () => {
    const html = await shown(get('/directory?what=id-programs&place=77002&q=houston'))
    expect(html).not.toMatch(/77002|houston/)
    expect(html).toContain('ID programs 1–50 of 92')
  })

  test('goes along to the next list and the next page, never in an address', async () => {
    const html = await shown(post({ what: 'services', place: '77002', category: 'legal', language: 'es' }))
    expect(html.match(/<input type="hidden" name="place" value="77002">/g)).toHaveLength(1)
    for (const [, address] of html.matchAll(/(?:href|action)="([^"]*)"/g)) expect(address).not.toContain('77002')
  })

  test('every reason of the search has its words', async () => {
    const codes = new Set<string>()
    for (const near of ['zip:77002', 'zip:59718', 'city:miami|FL', 'state:VT', 'zip:00901']) {
      const place = await placeAt(seed, near)
      const around = { place, language: 'es', now: MONDAY_MORNING, today: TODAY }
      for (const category of CATEGORIES)
        for (const { why } of (await findServices(seed, { category, ...around })).answers)
          for (const code of why) codes.add(code)
      for (const country of ['MX', 'GT', 'PL', 'SV']) {
        const found = await findConsulates(seed, country, place, TODAY)
        if (found.kind === 'posts') for (const code of found.posts.flatMap(({ why }) => why)) codes.add(code)
      }
      const { offered, notRunning } = await findIdPrograms(seed, { place, today: TODAY })
      for (const code of [...offered, ...notRunning].flatMap(({ why }) => why)) codes.add(code)
    }
    expect(codes.size).toBeGreaterThan(20)
    expect(
      [...codes].filter((code) => whyInWords(code) === code && !['free', 'active', 'paused'].includes(code)),
    ).toEqual([])
  })
})

describe('pages', () => {
  test('go on and back by a button that keeps the filters', async () => {
    const html = await shown(post({ what: 'services', category: 'legal', page: '2' }))
    expect(html).toMatch(/Services 51–100 of \d+/)
    const paging = html.match(/<form class="paging".*?<\/form>/s)![0]
    expect(paging).toContain('<input type="hidden" name="category" value="legal">')
    expect([...paging.matchAll(/name="page" value="(\d)"/g)].map(([, to]) => to)).toEqual(['1', '3'])
  })

  test('one beyond the last is the last', async () =>
    expect(await read(post({ what: 'services', page: '9999' }))).toContain('Services 601–601 of 601'))
})

describe('whatever is sent', () => {
  test.each([
    ['what', 'everything', 'List'],
    ['page', '-1', 'Page'],
    ['page', '1e9', 'Page'],
    ['category', 'spying', 'Category'],
    ['state', 'Texas!', 'In state'],
    ['language', '<b>', 'Language'],
    ['vetting', 'toString', 'Who vouches for it'],
    ['confidence', '__proto__', 'Confidence'],
    ['old', '1', 'Checked over 18 months ago'],
  ])('%s=%s is left out, and said', async (name, value, shownName) => {
    const text = await read(post({ [name]: value }))
    expect(text).toContain(`“${shownName}” held something this page does not know`)
    expect(text).toContain('of 601')
  })

  test.each([
    ['markup', '<script>alert(1)</script>'],
    ['an attribute', '" autofocus onfocus="alert(1)'],
    ['10 kB', 'a'.repeat(10_000)],
    ['wildcards', '%_%'],
    ['quotes', `'"\`; --`],
    ['NUL and controls', 'a\u0000b\u001b'],
    ['half a character', '\uD83D'],
    ['nothing but blanks', ' \t '],
    ['every script', 'مرحبا 雪 Ñandú 😀'],
  ])('%s as words or a place: a page, and nothing of it is markup', async (_name, value) => {
    for (const name of ['q', 'place']) {
      const html = await shown(post({ what: 'id-programs', [name]: value }))
      expect(html).not.toMatch(/<script|\u0000|\sonfocus="/)
    }
  })

  test('a body that is no form', async () => {
    for (const body of ['%', '{"what":1}', '&&&=', '\u0000'])
      expect((await page().request('/directory', { method: 'POST', body })).status).toBe(200)
  })

  test('a body over 64 KiB is refused', async () => {
    const answer = await page().request('/directory', { method: 'POST', body: `q=${'a'.repeat(70_000)}` })
    expect(answer.status).toBe(413)
  })
})

describe('what a row holds', () => {
  const hostile = '<img src=x onerror=alert(1)>'

  test('is text, and only the web is linked to', async () => {
    const names = { name: hostile, source: hostile, organization: { ref: 'o', name: hostile } }
    const db = await directoryOf(
      { ref: 'a', website: 'javascript:alert(1)', hours: { text: hostile }, ...names },
      { ref: 'b', website: 'https://ok.example/"><script>' },
      { ref: 'c', website: 'http:// not an address' },
      { ref: 'd', languages: [{ language: 'no such tag', how: 'staff' }], areas: [{ kind: 'city', value: hostile }] },
    )
    const html = await shown(get('/directory', db))
    expect(html).not.toMatch(/<img src=x|href="javascript|<script|href="http:\/\/ /i)
    expect(html).toContain('javascript:alert(1)')
    expect(html).toContain('no such tag')
  })

  test('of a confidential place has no address', async () => {
    const html = await shown(get('/directory', await directoryOf({ places: [{ ...PLACE, confidential: true }] })))
    expect(html).toContain('Its place is confidential')
    expect(html).not.toMatch(/Elm Street|78701|Austin/)
  })

  test('that is never given shows no number', async () => {
    const phones = [{ number: '+15125550100', kind: 'voice' as const }]
    const text = await read(get('/directory', await directoryOf({ categories: ['legal'], phones })))
    expect(text).toContain('Never given as legal help: nobody vouches for it.')
    expect(text).toContain('Not given to families')
    expect(text).not.toContain('512-555-0100')
  })

  test('asks yes, asks no and nothing stay three', async () => {
    const values = ['yes', 'no', 'unknown'] as const
    const db = await directoryOf(...values.map((asksStatus) => ({ ref: asksStatus, name: asksStatus, asksStatus })))
    const text = await read(get('/directory', db))
    expect(text.match(/Asks status (yes|no|not stated)\b(?! stated)/g)).toEqual([
      'Asks status no',
      'Asks status not stated',
      'Asks status yes',
    ])
  })
})

describe('without a directory', () => {
  test('the page says so, and nothing else', async () => {
    const answer = await directoryPage(
      () => undefined,
      () => TODAY,
      { states, styles },
    ).request('/directory')
    expect(answer.status).toBe(503)
    expect(await answer.text()).toContain('The directory cannot be read now.')
  })

  test('one that fails is told by a code alone', async () => {
    const secret = 'no such table: 77002'
    const broken = new Proxy(seed, {
      get() {
        throw new Error(secret)
      },
    })
    logged.length = 0
    const answer = await post({ what: 'services', category: 'legal', place: '77002' }, broken)
    expect(answer.status).toBe(503)
    expect(await answer.text()).not.toMatch(/77002|no such table/)
    expect(logged).toEqual(['answer_failed'])
  })
})
