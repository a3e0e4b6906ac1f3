import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { CATEGORIES } from '../../../src/answers/types.ts'
import { ROOT } from '../../support/app.ts'
import { allResults, idsIn, LOCALES, messageOf, newFamily, resultsOf, rowsOf, topicName } from './asked.ts'

/**
 * Where families are sent for help, worked out from drizzle/seed/services-starter.csv: what serves the place or is near,
 * then the state, then the country, then the lines; within that who speaks the language, is open, is nearer.
 */
const QUESTIONS = rowsOf<'category' | 'where' | 'answer' | 'in_english' | 'in_spanish' | 'because'>('services.tsv')
const NODES: Record<string, string> = {
  found: 'list',
  none: 'none',
  anywhere: 'anywhere',
  military: 'military',
  beyond: 'far',
}
type Row = { id: string; name: string; organization: string; vetting: string; address: string }
const SEED: Row[] = parse(readFileSync(join(ROOT, 'drizzle/seed/services-starter.csv'), 'utf8'), { columns: true })
const row = (id: string) => SEED.find((each) => each.id === id)

test('the table is large enough and asks of every category', () => {
  expect(QUESTIONS.length).toBeGreaterThanOrEqual(60)
  expect(new Set(QUESTIONS.map(({ category }) => category))).toEqual(new Set(CATEGORIES))
})

describe.each(LOCALES)('services, asked in %s', (locale) => {
  const ask = async (category: string, where: string) => {
    const say = await newFamily(locale)
    await say(topicName(locale, `services.${category}`))
    return { say, reply: await say(where) }
  }

  test.each(QUESTIONS)('$category at $where ($because)', async ({
    category,
    where,
    answer,
    in_english,
    in_spanish,
  }) => {
    const { reply } = await ask(category, where)
    const node = category === 'dv' ? 'list' : NODES[answer]
    expect([reply.node, reply.topic]).toEqual([`services.${category}_${node}`, `services.${category}`])
    expect(resultsOf(reply)).toEqual(idsIn(locale === 'en' ? in_english : in_spanish))
    if (category === 'dv') {
      expect(resultsOf(reply)[0]).toBe('hotlines-03')
      expect(messageOf(reply)).not.toMatch(/\d mi\b|nearby|cerca|miles|millas/)
    }
  })

  test('a category that the list does not have says so and gives 211', async () => {
    for (const category of ['school', 'money', 'childcare', 'shelter', 'id_help', 'mental_health']) {
      const text = messageOf((await ask(category, '77036')).reply)
      expect(text).toMatch(locale === 'en' ? /no local place for Houston TX/ : /no tiene lugares de Houston TX/)
      expect(text).toMatch(/\b211\b/)
    }
  })

  test('nobody without a voucher and nobody named notary is legal help, however far one looks', async () => {
    for (const where of ['90022', '40202', '50314', '05401', '85009', 'Florida', 'skip']) {
      const { say, reply } = await ask('legal', where)
      const told = await allResults(say, reply)
      for (let farther = 0; farther < 3; farther++) told.push(...(await allResults(say, await say('WIDER'))))
      for (const id of told.filter((each) => !each.startsWith('hotlines-'))) {
        expect(row(id)?.vetting, id).not.toBe('none')
        expect(`${row(id)?.name} ${row(id)?.organization}`).not.toMatch(/notar/i)
      }
    }
  })

  test('a program against abuse, in full, has no address, no distance and no hours of a shelter', async () => {
    const { say, reply } = await ask('dv', '10453')
    for (const { id } of reply.messages[0]!.options.slice(1)) {
      const text = messageOf(await say(id))
      expect(text).toMatch(/\d{3}-\d{3}-\d{4}/)
      expect(text).not.toMatch(/\d mi\b|nearby|cerca\b|Open|Abiert|Street|Avenue| St\b| Ave\b/)
      await say('BACK')
    }
  })

  test('WIDER looks farther each time until there is no farther; what is near stays first', async () => {
    const { say, reply } = await ask('legal', '98901')
    expect(resultsOf(reply)).toEqual(['wa-imm-nwirp-granger', 'hotlines-06'])
    const miles = (looked: string) => (locale === 'en' ? `looked ${looked} miles` : `hasta ${looked} millas`)
    expect(messageOf(reply)).toContain(miles('50'))
    expect(messageOf(await say('WIDER'))).toContain(miles('100'))
    const farthest = await say(locale === 'en' ? 'WIDER' : 'LEJOS')
    expect(messageOf(farthest)).toContain(miles('200'))
    const beyond = locale === 'en' ? ['wa-imm-nwirp-tacoma', 'or-imm-soar'] : ['or-imm-soar', 'or-imm-cc-oregon']
    expect(resultsOf(farthest)).toEqual(['wa-imm-nwirp-granger', ...beyond])
    expect(resultsOf(await say('WIDER'))).toEqual(resultsOf(farthest)) // said to be all, and shown again
  })

  test('MORE goes on with the numbers, and a number of any page tells its row', async () => {
    const { say } = await ask('legal', '77036')
    const second = await say('MORE')
    expect(second.messages[0]!.options.map(({ id }) => id)).toEqual(['4', '5', '6'])
    expect(resultsOf(await say('2'))).toEqual([locale === 'en' ? 'tx-imm-cabrini' : 'tx-imm-ghirp'])
  })

  test('an office that must ask for papers says so', async () => {
    const { say } = await ask('legal', '00901')
    expect(messageOf(await say('1'))).toContain(
      locale === 'en' ? 'They ask about immigration status.' : 'Preguntan el estatus migratorio.',
    )
  })

  test('a statewide line reaches a rural ZIP code far from every office', async () => {
    const { reply } = await ask('food', '59301')
    expect(resultsOf(reply)[0]).toBe('mt-food-montana-food-bank-network')
  })

  test('a place of several states is asked about, and the answer is looked up', async () => {
    const { say, reply } = await ask('food', 'springfield')
    expect(reply.node).toBe('services.food_which')
    const options = reply.messages[0]!.options
    expect(options[0]?.label).toMatch(/^Springfield [A-Z]{2}$/)
    const chosen = await say('1')
    expect(chosen.node).toBe('services.food_list')
    expect(messageOf(chosen)).toContain(options[0]!.label)
  })

  test('a place nobody knows is asked for again, and skipping it gives what helps everywhere', async () => {
    const { say, reply } = await ask('food', '00000')
    expect([reply.node, reply.expects]).toEqual(['services.food_unknown', 'place'])
    const skipped = await say(locale === 'en' ? 'skip' : 'saltar')
    expect(resultsOf(skipped)).toEqual(['us-food-hunger-hotline', 'hotlines-06'])
  })
})
