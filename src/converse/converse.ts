import type { Effect, Input } from '../engine/input.ts'
import { newSession, type Session } from '../engine/session.ts'
import { step } from '../engine/step.ts'
import type { World } from '../engine/walk.ts'
import type { Source } from '../facts/schema.ts'
import { type Reads, WELCOME } from '../flow/graph.ts'
import type { Hotline } from '../hotline.ts'
import type { Found, Ports, SessionKey, Turn } from '../ports.ts'
import { compose, type Message, type Part } from '../text/compose.ts'
import type { Incoming } from './incoming.ts'
import { interpret } from './interpret.ts'
import { holdsPrivateDetails } from './private-details.ts'
import type { Reading, UnderstoodAs } from './reading.ts'
import { sourcesOf } from './sources.ts'

/** What one message is answered with: at most one message, and where the conversation then stands. */
export type Reply = {
  message?: Message
  language: string
  topic: string
  node: string
  understood: UnderstoodAs
  expects: Exclude<Reads, 'yes_no' | 'language'> | 'nothing'
  results: Found[]
  ended: boolean
}

const LOOKUPS_IN_A_TURN = 5 // a look-up's answer may ask for another; a ring of them must end

/** One incoming message in, its reply out: the only place where effects happen. */
export function converse(
  ports: Ports,
  hotline: Hotline,
  sources: ReadonlyMap<string, Source>,
  key: SessionKey,
  incoming: Incoming,
): Promise<Reply> {
  return ports.sessions.turn(key, (session) => playTurn(ports, hotline, sources, session, incoming))
}

async function playTurn(
  ports: Ports,
  hotline: Hotline,
  sources: ReadonlyMap<string, Source>,
  before: Session | undefined,
  incoming: Incoming,
): Promise<Turn<Reply>> {
  const start = before ?? newSession(incoming.numberLocale ?? hotline.defaultLocale)
  const reading = await interpret(hotline, ports.understanding, start, incoming)
  const spoken =
    reading.locale && hotline.locales.includes(reading.locale) ? { ...start, language: reading.locale } : start
  const world = worldOf(hotline, incoming)
  const input = completed(hotline, sources, world, spoken, incoming, reading.input)
  let [session, effects] = step(world, spoken, input)
  const parts = greeted(hotline, before, reading, partsOf(effects))
  const results: Found[] = []
  for (let lookups = 0; lookups < LOOKUPS_IN_A_TURN; lookups++) {
    const lookup = effects.find((effect) => effect.type === 'lookup')
    if (!lookup) break
    const { outcome, found } = await look(ports, lookup)
    results.push(...found)
    ;[session, effects] = step(world, session, { type: 'found', at: lookup.node, outcome })
    parts.push(...partsOf(effects))
  }
  // In a crisis every line belongs to the next step.
  const hasRoom = parts.length > 0 && !session.topic?.startsWith('crisis.')
  if (hasRoom && holdsPrivateDetails(incoming.text)) parts.push({ type: 'aside', text: 'private_details' })

  const ended = effects.some(({ type }) => type === 'forget')
  const setting = { locale: session.language, channel: incoming.channel, today: incoming.today, page: session.page }
  const message = parts.length > 0 ? compose(hotline.press, parts, setting) : undefined
  const node = hotline.press.graph.nodes.get(session.at)
  const expects =
    ended || node?.kind !== 'ask'
      ? 'nothing'
      : node.reads === 'yes_no' || node.reads === 'language'
        ? 'choice'
        : node.reads
  return {
    session: ended ? undefined : { ...session, page: message?.page ?? session.page },
    result: {
      ...(message && { message }),
      language: session.language,
      topic: ended ? 'none' : (session.topic ?? 'none'),
      node: session.at,
      understood: reading.as,
      expects,
      results,
      ended,
    },
  }
}

function worldOf(hotline: Hotline, { channel }: Incoming): World {
  const { graph, speaker } = hotline.press
  return {
    graph,
    menu: graph.starts.get('menu')!,
    known: { channel, ...(speaker.phone && { org_phone: speaker.phone }) },
  }
}

/** MORE and SOURCE speak of the message that was said last, so it is composed again as the family saw it. */
function completed(
  hotline: Hotline,
  sources: ReadonlyMap<string, Source>,
  world: World,
  session: Session,
  incoming: Incoming,
  input: Input,
): Input {
  const asks = input.type === 'more' || (input.type === 'aside' && input.aside.text === 'sources')
  if (!asks) return input
  const parts = partsOf(step(world, session, { type: 'repeat' })[1])
  const last = compose(hotline.press, parts, {
    locale: session.language,
    channel: incoming.channel,
    today: incoming.today,
    page: session.page,
  })
  if (input.type === 'more') return { type: 'more', pages: last.pages }
  const named = sourcesOf(
    last.facts.flatMap((id) => hotline.press.facts.get(id) ?? []),
    sources,
  )
  if (named.bodies.length === 0 && !named.news && !named.project)
    return { type: 'aside', aside: { text: 'sources_none' } }
  const say = (key: string) => hotline.press.translate(session.language, `common.${key}`)
  const names = [
    ...named.bodies,
    ...(named.news ? [say('news_reports')] : []),
    ...(named.project ? [say('project_rule')] : []),
  ]
  return { type: 'aside', aside: { text: 'sources', values: { sources: names.join('; ') } } }
}

/** A greeting that shows no language is answered with the names of all of them above it. */
function greeted(hotline: Hotline, before: Session | undefined, reading: Reading, parts: Part[]): Part[] {
  const unsure =
    !before &&
    !reading.locale &&
    reading.input.type === 'open' &&
    parts.some((part) => part.type === 'say' && part.node === WELCOME)
  if (!unsure || hotline.press.languages.length < 2) return parts
  const languages = hotline.press.languages.map(({ name }) => name).join(' / ')
  return [{ type: 'aside', text: 'greeting_languages', values: { languages } }, ...parts]
}

function partsOf(effects: Effect[]): Part[] {
  return effects.filter((effect) => effect.type !== 'lookup' && effect.type !== 'forget')
}

/** Asks the directory. When it cannot answer, the flow says so and gives the national lines. */
async function look(ports: Ports, { of, category, near }: Extract<Effect, { type: 'lookup' }>) {
  try {
    const found = await ports.directory.nearest({ of, near, ...(category && { category }) })
    return { outcome: found.length > 0 ? ('found' as const) : ('none' as const), found }
  } catch {
    return { outcome: 'failed' as const, found: [] }
  }
}
