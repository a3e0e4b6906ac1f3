import { describe, expect, test } from 'vitest'
import { allResults, idsIn, LOCALES, messageOf, newFamily, resultsOf, rowsOf, textOf, topicName } from './asked.ts'

/**
 * What people can get where they live, in the order told, worked out from the `covers` of drizzle/seed/id-programs.csv:
 * licences, state IDs, city and community cards, library cards, the tax number. A question mark: ask first.
 */
const PLACES = rowsOf<'where' | 'answer' | 'offered' | 'because'>('id-programs.tsv')
const NODES: Record<string, string> = {
  found: 'id_list',
  none: 'id_none',
  anywhere: 'id_anywhere',
  military: 'id_military',
  unknown_place: 'id_unknown',
}

test('the table is large enough', () => expect(PLACES.length).toBeGreaterThanOrEqual(40))

describe.each(LOCALES)('cards and licences, asked in %s', (locale) => {
  const ask = async (where: string) => {
    const say = await newFamily(locale)
    await say(topicName(locale, 'id'))
    return { say, reply: await say(where) }
  }

  test.each(PLACES)('at $where: $offered ($because)', async ({ where, answer, offered }) => {
    const { say, reply } = await ask(where)
    const marked = idsIn(offered)
    expect([reply.node, reply.topic, reply.language]).toEqual([NODES[answer], 'id', locale])
    const lines = messageOf(reply).split('\n')
    const doubted = resultsOf(reply).map((id, index) => {
      const line = lines.find((each) => each.startsWith(`${index + 1} `))
      return line?.includes(textOf(locale, 'answers.ask_first')) ? `${id}?` : id
    })
    expect(doubted).toEqual(marked.slice(0, 3))
    if (marked.length > 0) expect(await allResults(say, reply)).toEqual(marked.map((id) => id.replace('?', '')))
  })

  test('each card in full says what it may show of a family, when it was last seen, and is one message', async () => {
    for (const where of ['10453', '53204', '77081', '22204', '00901', '06511']) {
      const { say, reply } = await ask(where)
      for (const { id } of reply.messages[0]!.options) {
        const one = await say(id)
        expect(messageOf(one)).toMatch(/ (\d+\/)?20\d\d\b|Date unknown|Fecha desconocida/)
        expect(messageOf(one)).toMatch(
          locale === 'en' ? /what they keep and who can see it/ : /qué guardan y quién puede verlo/,
        )
        expect(one.messages).toHaveLength(1)
        expect(one.messages[0]!.options.length).toBeGreaterThan(0) // the whole text, and what to do next, on one page
        await say('BACK')
      }
    }
  })

  test('the card of a country is told with the caution, and only to those who name the country', async () => {
    const say = await newFamily(locale)
    await say(topicName(locale, 'id'))
    const plain = await say('10453')
    expect(resultsOf(plain).some((id) => id.startsWith('con-'))).toBe(false)
    const choose = async (from: Awaited<ReturnType<typeof say>>, label: string) => {
      const option = from.messages[0]!.options.find((each) => each.label === textOf(locale, label))
      return say(option!.id)
    }
    const kinds = await choose(await say('1'), 'id_one.labels.kinds')
    await choose(await choose(kinds, 'id_kinds.labels.consular'), 'id_consular.labels.mine')
    const cards = await say('Mexico')
    for (const reply of [cards, await say('1')]) {
      expect(resultsOf(reply)[0]).toBe('con-mx')
      expect(messageOf(reply)).toMatch(locale === 'en' ? /Afraid of your government/ : /Si teme a su gobierno/)
    }
  })
})
