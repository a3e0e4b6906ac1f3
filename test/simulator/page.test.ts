import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { createApp } from '../../src/http/app.ts'
import { simulatorPage } from '../../src/http/simulator-page.ts'
import { assetsOf } from '../../src/simulator/assets.ts'
import { inScript } from '../../src/simulator/page-data.ts'
import { foundIn } from '../../src/text/words.ts'
import { content, testApp } from '../support/app.ts'

const get = (env: Record<string, string> = {}, path = '/') => createApp(testApp({ env })).request(path)
const html = async (env?: Record<string, string>) => (await get(env)).text()
const inside = (page: string, tag: string) =>
  [...page.matchAll(new RegExp(`<${tag}>(.*?)</`, 'gs'))].map(([, text]) => text!)
const hashes = (texts: string[]) =>
  texts.map((text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`)

describe('the page of the simulator', () => {
  test('one policy goes out, and it lets in nothing but the blocks that stand in the page', async () => {
    const answer = await get()
    const page = await answer.text()
    expect(answer.status).toBe(200)
    expect(answer.headers.get('Content-Type')).toBe('text/html; charset=UTF-8')
    const styles = hashes(inside(page, 'style'))
    const scripts = hashes(inside(page, 'script type="module"'))
    expect(styles.length * scripts.length).toBeGreaterThan(0)
    expect(answer.headers.get('Content-Security-Policy')?.split('; ')).toEqual([
      "default-src 'none'",
      "object-src 'none'",
      `script-src ${scripts.join(' ')}`,
      `style-src ${styles.join(' ')}`,
      "connect-src 'self'",
      'img-src data:',
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ])
  })

  test('the headers of every route go out with it, and no cookie', async () => {
    const { headers } = await get()
    expect(headers.get('Strict-Transport-Security')).toMatch(/^max-age=31536000/)
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(headers.get('X-Frame-Options')).toBe('DENY')
    expect(headers.get('Referrer-Policy')).toBe('no-referrer')
    expect(headers.get('Cache-Control')).toBe('no-store')
    expect(headers.getSetCookie()).toEqual([])
  })

  test('every other route keeps the strict policy', async () => {
    const { headers, status } = await get({}, '/phone.css')
    expect(status).toBe(404)
    expect(headers.get('Content-Security-Policy')).toBe(
      "default-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    )
  })

  test('there is no page where the simulator is off', async () => {
    expect((await get({ SIMULATOR: 'off' })).status).toBe(404)
  })

  test('nothing is fetched from anywhere, and nothing is inline that a hash does not cover', async () => {
    const page = (await html()).replace(/<script.*?<\/script>|<style>.*?<\/style>/gs, '')
    const addresses = [...page.matchAll(/(?:src|href|action)="([^"]*)"/g)].map(([, address]) => address!.slice(0, 20))
    expect(new Set(addresses)).toEqual(new Set(['data:image/svg+xml,%', '#text', '/directory', 'https://www.weather.']))
    expect(page).not.toMatch(/\s(style|on[a-z]+)=/)
  })

  test('the tab names nothing that a neighbour should not read', async () => {
    const title = (await html()).match(/<title>(.*)<\/title>/)?.[1]
    expect(title).toBe('Promotora')
    for (const { sensitive } of content().wordLists.safety.values()) expect(foundIn(title!, sensitive)).toBeUndefined()
  })

  test('the data of the script parses and knows every fact that ships, with its sources', async () => {
    const data = JSON.parse((await html()).match(/<script type="application\/json" id="about">(.*)<\/script>/)![1]!)
    const shipped = [...content().facts.facts].filter(([, fact]) => !fact.unshipped).map(([id]) => id)
    expect(Object.keys(data.facts)).toEqual(shipped)
    for (const id of shipped)
      for (const source of data.facts[id].sources) expect(data.sources[source].name).toBeTruthy()
    expect(data.usd).toEqual({ segment: 0.0083, whatsapp: 0.005 })
  })

  test('data cannot leave its block', () => {
    const hostile = { text: '</script><script>alert(1)</script><!--' }
    expect(inScript(hostile)).not.toContain('<')
    expect(JSON.parse(inScript(hostile))).toEqual(hostile)
  })

  test('a name with markup in it is shown as it is written', async () => {
    const page = await html({ ORG_NAME: '<img src=x>&"</script>' })
    expect(page).not.toContain('<img src=x>')
    expect(page).toContain('&lt;img src=x&gt;&amp;&quot;&lt;/script&gt;')
  })

  test('it says how long a chat is remembered, and on which day facts are judged', async () => {
    const page = await html({ SESSION_TTL_SECONDS: '3600', CONTENT_DATE: '2027-01-31' })
    expect(page).toContain('1 hour after')
    expect(page).toContain('Empty: 2027-01-31.')
    expect(await html()).toContain('30 minutes after')
  })

  test.each([
    ['There are drafts here in every language, until a native reviewer signs them.', ['en', 'es']],
    ['Drafts until a native reviewer signs them: texts in Español.', ['es']],
    ['Every text here is signed by a native reviewer.', []],
  ])('%s', async (line, unsigned) => {
    const app = testApp({ env: { LANGUAGES: 'en,es' } })
    const drafts = app.drafts.map((each) => ({ ...each, drafts: unsigned.includes(each.locale) ? each.drafts : 0 }))
    expect(
      await (await simulatorPage({ ...app, drafts }, assetsOf(app.pages).simulator).request('/')).text(),
    ).toContain(line)
  })
})
