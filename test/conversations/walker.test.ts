import { describe, expect, test } from 'vitest'
import type { SimulatorReply } from '../../src/channels/simulator/simulate.ts'
import { noDirectory } from '../../src/directory/none.ts'
import type { Session } from '../../src/engine/session.ts'
import { exits, speaks } from '../../src/flow/graph.ts'
import type { Directory } from '../../src/ports.ts'
import { fits, sizeOf } from '../../src/text/segments.ts'
import { foundIn } from '../../src/text/words.ts'
import { content, testApp } from '../support/app.ts'
import { chat, textOf } from '../support/chat.ts'
import { seededLookUps } from '../support/directory.ts'

const CONTRACT_TOPICS =
  `rights.home rights.street rights.car rights.work rights.school rights.health rights.worship_court rights.arrested
  rights.warrant rights.border rights.record rights.kids detained plan scams benefits school interpreter child_welfare trafficking minors
  legal_relief consulate id services.legal services.food services.shelter services.health services.mental_health services.money
  services.childcare services.school services.english services.dv services.jobs services.id_help crisis.danger crisis.suicide crisis.abuse crisis.child crisis.door_now crisis.taken_now about.who about.safe about.privacy
  person language`.split(/\s+/)

/** What is written where a value is asked for: a place with much near it, one with nothing, one that is none, … */
const VALUES: Partial<Record<SimulatorReply['expects'], string[]>> = {
  place: ['77002', '59001', '96910', '00000', '09012', 'springfield'],
  country: ['Guatemala', 'Venezuela', 'Tuvalu'],
}

type Place = { replies: string[]; reply: SimulatorReply }

type Line = { env?: Record<string, string>; directory?: Directory }

/** Walks every option and every MORE from a greeting, each place by the shortest way; visits each page of each node once. */
async function walk(
  locale: string,
  channel: 'sms' | 'whatsapp',
  contentDate: string,
  line: Line = {},
): Promise<Place[]> {
  const app = testApp({
    env: { CONTENT_DATE: contentDate, DEFAULT_LANGUAGE: locale, ...line.env },
    directory: line.directory ?? (await seededLookUps()),
  })
  // Each way goes on from the session that it left behind, as if every family had come as far.
  let session: Session | undefined
  app.ports.sessions = {
    async turn(_key, play) {
      const turn = await play(session)
      session = turn.session
      return turn.result
    },
    async forget() {},
    async forgetOld() {},
  }
  const family = chat(app, { channel })
  // A question about a place goes on differently for each country that was named before it.
  const key = ({ node, messages, expects }: SimulatorReply) =>
    `${node} ${messages[0]?.options.map(({ id }) => id).join()} ${expects === 'place' ? session?.values.country : ''}`
  const places: Place[] = []
  const seen = new Set<string>()
  const queue: { replies: string[]; session?: Session | undefined }[] = [{ replies: [] }]
  for (const { replies, session: from } of queue) {
    session = from
    const reply = await family(replies.at(-1) ?? content().wordLists.words.get(locale)!.greetings[0]!)
    if (seen.has(key(reply))) continue
    seen.add(key(reply))
    places.push({ replies, reply })
    // Any number of the whole list is accepted on every page of it.
    const all = app.hotline.press.labels(locale, reply.node).map((_, index) => String(index + 1))
    const shown = reply.messages[0]!.options.map(({ id }) => id)
    const next = [...new Set([...shown, ...all]), ...(VALUES[reply.expects] ?? []), 'MORE']
    queue.push(...next.map((text) => ({ replies: [...replies, text], session })))
  }
  return places
}

const walked = new Map<string, Promise<Place[]>>()
/** The same walk as often as it is asked for. */
function everywhere(locale: string, channel: 'sms' | 'whatsapp', today: string): Promise<Place[]> {
  const name = `${locale} ${channel} ${today}`
  const places = walked.get(name) ?? walk(locale, channel, today)
  walked.set(name, places)
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

const cases = content().catalogue.locales.flatMap((locale) =>
  (['sms', 'whatsapp'] as const).map((channel) => ({ locale, channel })),
)

describe.each(cases)('walking everywhere in $locale by $channel', ({ locale, channel }) => {
  // Every day on which much changes in the two languages that others are written from; in those, fresh and mostly twins.
  const days = ['2026-11-22', '2027-03-01', ...(['en', 'es'].includes(locale) ? ['2026-12-07', '2028-06-01'] : [])]
  const more = content().catalogue.texts.get(locale)!.get('common.more')!.text
  test.each(days)('on %s: no dead end, nothing over budget, nothing sensitive on a locked phone', async (today) => {
    const places = await everywhere(locale, channel, today)
    const sensitive = content().wordLists.safety.get(locale)!.sensitive
    for (const { replies, reply } of places) {
      const text = textOf(reply)
      const where = `${replies.join(' > ')} (${reply.node}): ${text}`
      expect(reply.language, where).toBe(locale)
      expect(text, where).not.toMatch(/\{\{|\.text|\.labels|undefined/)
      expect(fits(text, channel), `${where} ${JSON.stringify(sizeOf(text))}`).toBe(true)
      expect(foundIn(text.slice(0, 40), sensitive), where).toBeUndefined()
      // The last page of a list may hold only the line that says how to choose from the pages before it.
      const node = content().flows.graph.nodes.get(reply.node)
      const isList = node?.kind === 'ask' && node.reads === 'result'
      if (!reply.ended && !isList)
        expect(reply.messages[0]!.options.length + Number(text.includes(more)), where).toBeGreaterThan(0)
    }
  }, 300_000)

  test('every node is reached, on a line with a telephone, on one without, or with no directory', async () => {
    const today = '2026-11-22'
    const called = await walk(locale, channel, today, { env: { ORG_PHONE: '509-555-0100' } })
    const without = await walk(locale, channel, today, { directory: noDirectory() })
    const nodes = visited([...(await everywhere(locale, channel, today)), ...called, ...without])
    const spoken = [...content().flows.graph.nodes.values()].filter(
      (node) => speaks(node) && node.writtenIn === node.flow && !['shared_next', 'fallback_down'].includes(node.id),
    )
    expect(spoken.map(({ id }) => id).filter((id) => !nodes.has(id))).toEqual([])
  }, 300_000)

  test('every topic is at most three replies from a greeting', async () => {
    const places = await everywhere(locale, channel, '2026-11-22')
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
    for (const { replies, reply } of await everywhere('es', 'sms', today)) {
      const due = reply.facts.filter(
        (id) => facts.get(id)!.class === 'dated' && !facts.get(id)!.helpline && facts.get(id)!.review_by < today,
      )
      expect(due, replies.join(' > ')).toEqual([])
    }
  }, 300_000)
})
