import type { Answer } from '../answers/types.ts'
import type { Effect, Input } from '../engine/input.ts'
import { type Found, newSession, type Session } from '../engine/session.ts'
import type { World } from '../engine/walk.ts'
import type { Source } from '../facts/schema.ts'
import type { Reads } from '../flow/graph.ts'
import type { Hotline } from '../hotline.ts'
import type { Ports, SessionKey, Turn } from '../ports.ts'
import { compose, type Message, type Part, type Setting } from '../text/compose.ts'
import type { Incoming } from './incoming.ts'
import { interpret } from './interpret.ts'
import { type Answers, playOut, rowKey, rowsIn } from './look-ups.ts'
import { partsOf } from './parts.ts'
import { holdsPrivateDetails } from './private-details.ts'
import { languageNames } from './read-global.ts'
import type { Reading, UnderstoodAs } from './reading.ts'
import { sourcesAside } from './sources.ts'

/** What one message is answered with: at most one message, and where the conversation then stands. */
export type Reply = {
  message?: Message
  language: string
  topic: string
  node: string
  understood: UnderstoodAs
  expects: Exclude<Reads, 'yes_no' | 'language' | 'result'> | 'nothing'
  /** The rows of the directory that the message tells. */
  results: ToldRow[]
  ended: boolean
}

/** A row that was told, and the codes of why it stands where it stands. */
export type ToldRow = Found & { why: string[] }

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

/** A turn of a conversation of which nothing is kept yet: whoever asks for it holds the session. */
export async function playTurn(
  ports: Omit<Ports, 'sessions'>,
  hotline: Hotline,
  sources: ReadonlyMap<string, Source>,
  before: Session | undefined,
  incoming: Incoming,
): Promise<Turn<Reply>> {
  const start = before ?? newSession(incoming.numberLocale ?? hotline.defaultLocale)
  const directory = ports.directory.forTurn()
  const reading = await interpret(hotline, { understanding: ports.understanding, directory }, start, incoming)
  const spoken =
    reading.locale && hotline.locales.includes(reading.locale) ? { ...start, language: reading.locale } : start
  const answers: Answers = new Map()
  const stage = { directory, world: worldOf(hotline, incoming), moment: incoming, answers }
  const lastSaid = async () => {
    const { session, effects } = await playOut(stage, spoken, { type: 'repeat' }, reading.input.type === 'more')
    return compose(hotline.press, partsOf(hotline, session, effects, answers), settingOf(spoken, incoming))
  }
  const input = await completed(hotline, sources, spoken, lastSaid, reading.input)
  const { session, effects } = await playOut(stage, spoken, input)
  const parts = greeted(hotline, before, reading, partsOf(hotline, session, effects, answers))
  // In a crisis every line belongs to the next step.
  const hasRoom = parts.length > 0 && !session.topic?.startsWith('crisis.')
  if (hasRoom && holdsPrivateDetails(incoming.text)) parts.push({ type: 'aside', text: 'private_details' })

  const ended = effects.some(({ type }) => type === 'forget')
  // What is said beside the place where the conversation stands has pages of its own; MORE goes on with what was said there.
  const isBeside = effects[0]?.type === 'aside'
  const setting = settingOf(isBeside ? { ...session, page: 0 } : session, incoming)
  const message = parts.length > 0 ? compose(hotline.press, parts, setting) : undefined
  const node = hotline.press.graph.nodes.get(session.at)
  const expects =
    ended || node?.kind !== 'ask'
      ? 'nothing'
      : node.reads === 'yes_no' || node.reads === 'language' || node.reads === 'result'
        ? 'choice'
        : node.reads
  return {
    session: ended ? undefined : { ...session, page: isBeside ? session.page : (message?.page ?? session.page) },
    result: {
      ...(message && { message }),
      language: session.language,
      topic: ended ? 'none' : (session.topic ?? 'none'),
      node: session.at,
      understood: reading.as,
      expects,
      results: rowsShown(effects, message).map((row) => ({ ...row, why: whyOf(answers.get(rowKey(row))) })),
      ended,
    },
  }
}

/** The rows that this page of the message tells: of a list those whose numbers stand on it. */
function rowsShown(effects: Effect[], message: Message | undefined): Found[] {
  const list = effects.find((effect) => effect.type === 'results')
  if (!list || !message) return rowsIn(effects)
  const shown = new Set(message.options.map(({ id }) => Number(id) - 1 - list.from))
  return list.rows.filter((_, index) => shown.has(index))
}

function whyOf(answer: Answer | undefined): string[] {
  return answer && 'why' in answer ? answer.why : []
}

function worldOf(hotline: Hotline, { channel }: Incoming): World {
  const { graph, speaker } = hotline.press
  return {
    graph,
    menu: graph.starts.get('menu')!,
    known: { channel, ...(speaker.phone && { org_phone: speaker.phone }) },
  }
}

function settingOf({ language: locale, page }: Session, { channel, today }: Incoming): Setting {
  return { locale, channel, today, page }
}

/** MORE and SOURCE speak of the message that was said last, so it is composed again as the family saw it. */
async function completed(
  { press }: Hotline,
  sources: ReadonlyMap<string, Source>,
  { language }: Session,
  lastSaid: () => Promise<Message>,
  input: Input,
): Promise<Input> {
  if (input.type === 'more') return { type: 'more', pages: (await lastSaid()).pages }
  if (input.type !== 'aside' || input.aside.text !== 'sources') return input
  const facts = (await lastSaid()).facts.flatMap((id) => press.facts.get(id) ?? [])
  return { type: 'aside', aside: sourcesAside(press, language, facts, sources) }
}

/**
 * A first message that shows no language is answered with the names of all of them above the menu; the first answer to
 * anything else says how to change the language we took it for. In a crisis every line belongs to the next step.
 */
function greeted(hotline: Hotline, before: Session | undefined, { isUnsure }: Reading, parts: Part[]): Part[] {
  if (isUnsure) return [{ type: 'aside', text: 'greeting_languages', values: languageNames(hotline) }, ...parts]
  const said = parts.flatMap((part) => (part.type === 'say' ? [part.node] : []))
  const isCrisis = said.some((node) => node.startsWith('crisis.'))
  const hasNoRoom = before !== undefined || said.length === 0 || isCrisis || hotline.locales.length < 2
  return hasNoRoom ? parts : [...parts, { type: 'offer_language' }]
}
