import { describe, expect, test } from 'vitest'
import type { SimulatorReply } from '../../src/channels/simulator/simulate.ts'
import { exits, speaks } from '../../src/flow/graph.ts'
import { fits, sizeOf } from '../../src/text/segments.ts'
import { foundIn } from '../../src/text/words.ts'
import { content, testApp } from '../support/app.ts'
import { chat, textOf } from '../support/chat.ts'

const GREETING: Record<string, string> = { en: 'hello', es: 'hola' }
const CONTRACT_TOPICS =
  `rights.home rights.street rights.car rights.work rights.school rights.health rights.worship_court rights.arrested
  rights.warrant rights.border rights.record rights.kids detained plan scams benefits school interpreter child_welfare trafficking minors
  legal_relief crisis.danger crisis.suicide crisis.abuse crisis.child crisis.door_now crisis.taken_now about.who about.safe about.privacy
  person language`.split(/\s+/)

type Place = { replies: string[]; reply: SimulatorReply }

/** Walks every option and every MORE from a greeting, each place by the shortest way; visits each page of each node once. */
async function walk(
  locale: string,
  channel: 'sms' | 'whatsapp',
  contentDate: string,
  env: Record<string, string> = {},
): Promise<Place[]> {
  const app = testApp({ env: { CONTENT_DATE: contentDate, ...env } })
  const key = ({ node, messages }: SimulatorReply) => `${node} ${messages[0]?.options.map(({ id }) => id).join()}`
  const places: Place[] = []
  const seen = new Set<string>()
  const queue: string[][] = [[]]
  for (const replies of queue) {
    const family = chat(app, { channel })
    let reply = await family(GREETING[locale]!)
    for (const text of replies) reply = await family(text)
    if (seen.has(key(reply))) continue
    seen.add(key(reply))
    places.push({ replies, reply })
    queue.push(...reply.messages[0]!.options.map(({ id }) => [...replies, id]), [...replies, 'MORE'])
  }
  return places
}

/** The nodes a family can be left at, and the nodes said on the way there. */
function visited(places: Place[]): Set<string> {
  const { graph } = content().flows
  const nodes = new Set(places.map(({ reply }) => reply.node))
  const queue = [...graph.nodes.values()].filter(
    (node) => node.kind !== 'ask' && exits(node).some((exit) => nodes.has(exit)),
  )
  for (const node of queue) {
    if (nodes.has(node.id)) continue
    nodes.add(node.id)
    queue.push(...[...graph.nodes.values()].filter((each) => each.kind !== 'ask' && exits(each).includes(node.id)))
  }
  return nodes
}

const cases = ['en', 'es'].flatMap((locale) => (['sms', 'whatsapp'] as const).map((channel) => ({ locale, channel })))

describe.each(cases)('walking everywhere in $locale by $channel', ({ locale, channel }) => {
  test.each([
    '2026-11-22',
    '2026-12-07',
    '2027-03-01',
    '2028-06-01',
  ])('on %s: no dead end, nothing over budget, nothing sensitive on a locked phone', async (today) => {
    const places = await walk(locale, channel, today)
    const sensitive = content().wordLists.safety.get(locale)!.sensitive
    for (const { replies, reply } of places) {
      const text = textOf(reply)
      const where = `${replies.join(' > ')} (${reply.node}): ${text}`
      expect(reply.language, where).toBe(locale)
      expect(text, where).not.toMatch(/\{\{|\.text|\.labels|undefined/)
      expect(fits(text, channel), `${where} ${JSON.stringify(sizeOf(text))}`).toBe(true)
      expect(foundIn(text.slice(0, 40), sensitive), where).toBeUndefined()
      if (!reply.ended)
        expect(reply.messages[0]!.options.length + Number(/MORE|SIGUE/.test(text)), where).toBeGreaterThan(0)
    }
  }, 300_000)

  test('every node is reached, on a line with a telephone or on one without', async () => {
    const called = await walk(locale, channel, '2026-11-22', { ORG_PHONE: '509-555-0100' })
    const nodes = visited([...(await walk(locale, channel, '2026-11-22')), ...called])
    const spoken = [...content().flows.graph.nodes.values()].filter((node) => speaks(node) && node.id !== 'shared_next')
    expect(spoken.map(({ id }) => id).filter((id) => !nodes.has(id))).toEqual([])
  }, 300_000)

  test('every topic is at most three replies from a greeting', async () => {
    const places = await walk(locale, channel, '2026-11-22')
    const nearest = new Map<string, number>()
    for (const { replies, reply } of places) if (!nearest.has(reply.topic)) nearest.set(reply.topic, replies.length)
    expect(CONTRACT_TOPICS.filter((topic) => (nearest.get(topic) ?? 99) > 3)).toEqual([])
  }, 300_000)
})

describe('past their dates', () => {
  test.each([
    '2026-12-07',
    '2027-03-01',
    '2028-06-01',
  ])('on %s no due fact is stated, and no right stands without its caution', async (today) => {
    const { facts } = content().facts
    for (const { replies, reply } of await walk('es', 'sms', today)) {
      const due = reply.facts.filter(
        (id) => facts.get(id)!.class === 'dated' && !facts.get(id)!.helpline && facts.get(id)!.review_by < today,
      )
      expect(due, replies.join(' > ')).toEqual([])
    }
  }, 300_000)
})
