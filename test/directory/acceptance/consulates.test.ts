import { describe, expect, test } from 'vitest'
import { idsIn, LOCALES, messageOf, newFamily, resultsOf, rowsOf, topicName } from './asked.ts'

/**
 * Which post a family of a country is sent to, worked out from the jurisdictions and positions of
 * drizzle/seed/consulates.csv and the counties of zips.csv: the county's post, else the state's, else the nearest.
 */
const PAIRS = rowsOf<'where' | 'country_en' | 'country_es' | 'answer' | 'posts' | 'because'>('consulates.tsv')
const CAUTION = {
  en: 'Afraid of your government? Talk to a lawyer first.',
  es: 'Si teme a su gobierno, hable antes con un abogado.',
}
const NODES: Record<string, string> = {
  list: 'consulate_list',
  none: 'consulate_none',
  unconfirmed: 'consulate_unconfirmed',
  unknown_place: 'consulate_unknown',
  military: 'consulate_military',
}

test('the table is large enough', () => expect(PAIRS.length).toBeGreaterThanOrEqual(40))

describe.each(LOCALES)('the consulate, asked in %s', (locale) => {
  const ask = async (country: string, where: string) => {
    const say = await newFamily(locale)
    await say(topicName(locale, 'consulate'))
    await say(country)
    return { say, reply: await say(where) }
  }

  test.each(PAIRS)('$country_en at $where: $answer $posts ($because)', async (pair) => {
    const { say, reply } = await ask(locale === 'en' ? pair.country_en : pair.country_es, pair.where)
    const posts = idsIn(pair.posts)
    const node = NODES[pair.answer] ?? 'consulate_post'
    expect([reply.node, reply.topic, reply.language]).toEqual([node, 'consulate', locale])
    expect(resultsOf(reply)).toEqual(node === 'consulate_post' ? posts.slice(0, 1) : posts)
    if (node === 'consulate_post') {
      expect(reply.why[posts[0]!]).toContain(`jurisdiction_${pair.answer}`)
      expect(resultsOf(await say('1'))).toEqual(posts) // "other offices"
    }
  })

  test('every answer that names an office carries the caution in the same message', async () => {
    for (const { country_en, country_es, where, answer } of PAIRS) {
      if (answer === 'unknown_place' || answer === 'military') continue
      const { reply } = await ask(locale === 'en' ? country_en : country_es, where)
      expect(messageOf(reply), `${country_en} ${where}`).toContain(CAUTION[locale])
      expect(reply.facts).toContain('consulates-07')
    }
  })

  test('an office that is only the nearest is said to be so; one of the jurisdiction is not', async () => {
    const nearest = locale === 'en' ? /nearest/ : /menos lejana/
    expect(messageOf((await ask('Nicaragua', '77036')).reply)).toMatch(nearest)
    expect(messageOf((await ask('Mexico', '77036')).reply)).not.toMatch(nearest)
  })

  test('another office, told in full, is not said to be the nearest', async () => {
    const { say } = await ask('Nicaragua', '77036')
    await say('1')
    expect(messageOf(await say('2'))).not.toMatch(/nearest|menos lejana/)
  })

  test('an office that closed in the state is told with the one that is left', async () => {
    const closed = locale === 'en' ? 'No office now in Houston' : 'Ya no hay oficina en Houston'
    expect(messageOf((await ask('Nicaragua', '77036')).reply)).toContain(closed)
    expect(messageOf((await ask('Nicaragua', '33135')).reply)).not.toMatch(/No office now|Ya no hay/)
  })

  test('the Mexican card may be had at any office, and no other country is said to do so', async () => {
    const anywhere = locale === 'en' ? /consular ID can be had at any/ : /ID consular se saca en cualquiera/
    expect(messageOf((await ask('Mexico', '98901')).reply)).toMatch(anywhere)
    expect(messageOf((await ask('Guatemala', '98901')).reply)).not.toMatch(anywhere)
  })

  test('the line for people held or in danger stands before the office', async () => {
    const text = messageOf((await ask('Mexico', '77036')).reply)
    expect(text.indexOf('520-623-7874')).toBeGreaterThan(0)
    expect(text.indexOf('520-623-7874')).toBeLessThan(text.indexOf('713-271-6800'))
  })

  test('an office that may be closed says to call before going', async () => {
    const call = locale === 'en' ? 'call before you go' : 'llame antes de ir'
    expect(messageOf((await ask('Honduras', '77081')).reply)).toContain(call)
    expect(messageOf((await ask('Honduras', '33125')).reply)).not.toContain(call)
  })

  test('an honorary office is never first; where it is nearer it is second, and said to give no documents', async () => {
    const { say, reply } = await ask('Peru', '00917')
    expect(messageOf(reply)).not.toMatch(/honorar/)
    const second = messageOf(await say('1'))
      .split('\n')
      .find((line) => line.startsWith('2 '))
    expect(second).toContain(locale === 'en' ? 'honorary: gives no documents' : 'honorario: no da documentos')
  })

  test('where there is no office nobody is told to pay or to travel for one', async () => {
    for (const country of ['Venezuela', 'Afghanistan', 'Syria'])
      expect(messageOf((await ask(country, '33172')).reply)).toMatch(
        locale === 'en' ? /Pay nobody .* Before you leave the US/s : /No pague a nadie .* Antes de salir/s,
      )
  })

  test('without a place every office of the country can be reached, by MORE and by number', async () => {
    const { say, reply } = await ask('Mexico', 'skip')
    const pages = [reply]
    for (let page = 1; page < 18; page++) pages.push(await say('MORE'))
    expect(new Set(pages.flatMap(resultsOf)).size).toBe(53) // all that serve the public
    const last = await say('53')
    expect(last.node).toBe('consulate_post')
    expect(resultsOf(last)).toEqual(resultsOf(pages[17]!).slice(-1))
  })
})
