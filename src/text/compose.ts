import { lastKnownTrue, lawAsOf, standing } from '../facts/freshness.ts'
import type { Fact } from '../facts/schema.ts'
import { dueOf, versionOn } from '../facts/version.ts'
import { type Graph, type NodeId, type SpeakingNode, speaks } from '../flow/graph.ts'
import type { Locale, Translate } from './catalogue.ts'
import { isRightToLeft } from './direction.ts'
import type { Labels, Language } from './labels.ts'
import { monthAndYear } from './month.ts'
import type { Names } from './names.ts'
import { type Draft, layOut, type Page, pagesOf } from './pages.ts'
import { type Channel, fits, sizeOf } from './segments.ts'

/** A piece of a reply, as the engine asks for it. */
export type Part =
  /** `tell` says a row of the directory, at a level: 0 is everything, the last is the least. */
  | {
      type: 'say'
      node: NodeId
      /** The language of this part, where it is not that of the message. */
      locale?: Locale
      values?: Record<string, string>
      tell?: (level: number) => string
      facts?: string[]
    }
  /** `only`: these offers and none of the question's own options. */
  | { type: 'options'; node: NodeId; offers?: string[]; only?: boolean }
  /** Rows of the directory as numbered options: the first is number `from` + 1. `closing` says how to go on. */
  | {
      type: 'results'
      tell: (level: number) => string[]
      labels: string[]
      from: number
      closing: (level: number) => string
      facts: string[]
    }
  /** A common line: a hint, the help text, an answer beside the place where the conversation stands. */
  | { type: 'aside'; text: string; values?: Record<string, string> }
  /** The line that says who speaks. */
  | { type: 'introduce' }
  /** How to change the language, where that costs neither a page nor a segment more. */
  | { type: 'offer_language' }

export type Option = { id: string; label: string }
/** One reply, ready to send: at most one message, its page within the budget of the channel. */
export type Message = {
  text: string
  options: Option[]
  /** The facts stated, and those whose aged text was shown instead. */
  facts: string[]
  withheld: string[]
  page: number
  pages: number
}

export type Speaker = { org: string; phone?: string }
/** What every message is composed from; the same for everybody. */
export type Press = {
  graph: Graph
  facts: ReadonlyMap<string, Fact>
  translate: Translate
  speaker: Speaker
  /** The languages a family may choose, by their own names, in the order offered. */
  languages: readonly Language[]
  labels: Labels
  /** What countries, languages and days are called. */
  names: (locale: Locale) => Names
  /** Messages composed before, by what they say: most families are told the same. See `staticKey`. */
  composed: Map<string, Message>
}
export type Setting = { locale: Locale; channel: Channel; today: string; page: number }

const REMEMBERED = 10_000

/** Rows of the directory are told in so many levels at most, each a little shorter than the one before. */
export const LEVELS = 8

/**
 * Composes what one turn says into one message: the texts in order, how old the law in them is, who speaks, then the
 * options, divided into pages where the channel's budget asks for it. What comes from the directory is told as fully as
 * one page allows. Pure; a page past the end is the last one.
 */
export function compose(press: Press, parts: Part[], setting: Setting): Message {
  const plain = parts.filter(({ type }) => type !== 'offer_language')
  const message = composed(press, plain, setting)
  if (plain.length === parts.length) return message
  const offering = composed(press, parts, setting)
  const sizes = [offering, message].map(({ text }) => (setting.channel === 'sms' ? sizeOf(text).segments : 0))
  const pushesOut = offering.options.length === 0 && message.options.length > 0
  return pushesOut || offering.pages > message.pages || sizes[0]! > sizes[1]! ? message : offering
}

/** Composes a message, or takes the one that said the same before. */
function composed(press: Press, parts: Part[], setting: Setting): Message {
  const key = staticKey(parts, setting)
  const known = key === undefined ? undefined : press.composed.get(key)
  if (known) return known
  const message = composedAnew(press, parts, setting)
  if (press.composed.size >= REMEMBERED) press.composed.clear()
  if (key !== undefined) press.composed.set(key, message)
  return message
}

/** What a message says, where all of it stands in the catalogue: nothing that a family named and no row of the directory. */
function staticKey(parts: Part[], { locale, channel, today, page }: Setting): string | undefined {
  let key = `${locale} ${channel} ${today} ${page}`
  for (const part of parts) {
    if ('values' in part || 'tell' in part || 'offers' in part || 'locale' in part) return undefined
    key += ` ${part.type} ${'node' in part ? part.node : 'text' in part ? part.text : ''}`
  }
  return key
}

function composedAnew(press: Press, parts: Part[], setting: Setting): Message {
  const { channel, today } = setting
  const versions = parts.map((part) => (part.type === 'say' ? saidOf(press, part.node, today) : undefined))
  const spoken = versions.filter((each) => each !== undefined)
  const told = parts.flatMap((part) => ('facts' in part && part.facts ? part.facts : []))
  const facts = [...new Set([...spoken.flatMap((each) => each.facts), ...told])]
  const isTold = parts.some((part) => part.type === 'results' || (part.type === 'say' && part.tell))
  const levels = Array.from({ length: isTold ? LEVELS : 1 }, (_, level) => level)
  let best: { draft: Labelled; pages: Page[]; cost: number } | undefined
  for (const level of levels) {
    const draft = draftOf(press, parts, versions, facts, setting, level)
    const pages = pagesOf(draft, (text) => fits(text, channel))
    const isTextWhole = pages.slice(1).every(({ paragraphs }) => paragraphs.length <= 1) // but for the line that opens it
    const cost = 2 * pages.length + (isTextWhole ? 0 : 1)
    if (!best || cost < best.cost) best = { draft, pages, cost }
    if (pages.length === 1) break
  }
  const { draft, pages } = best!
  const at = Math.min(setting.page, pages.length - 1)
  const shown = pages[at]!
  return {
    text: layOut(draft, shown, at === pages.length - 1 && !draft.goesOn),
    options: draft.labels.slice(shown.from, shown.to),
    facts,
    withheld: [...new Set(spoken.flatMap((each) => each.withheld))],
    page: at,
    pages: pages.length,
  }
}

type Labelled = Draft & { labels: Option[] }

function draftOf(
  press: Press,
  parts: Part[],
  versions: (Said | undefined)[],
  facts: string[],
  { locale, today }: Setting,
  level: number,
): Labelled {
  const say = speakerOf(press, locale)
  const body = parts.flatMap((part, index) => {
    const said = versions[index]
    if (part.type === 'say' && said) {
      const result = part.tell?.(level)
      const saying = part.locale ? speakerOf(press, part.locale) : say
      return saying(said.key, { ...part.values, ...(result !== undefined && { result }) }).split(/\n+/)
    }
    return part.type === 'aside' ? say(`common.${part.text}`, part.values).split(/\n+/) : []
  })
  const stamps = stampsOf(
    facts.flatMap((id) => press.facts.get(id) ?? []),
    today,
  ).map(([key, date]) => say(key, { date }))
  const who = parts.some((part) => part.type === 'introduce') ? [say('common.who')] : []
  const change = parts.some((part) => part.type === 'offer_language') ? [say('common.change_language')] : []
  return {
    paragraphs: [...body, ...stamps, ...who, ...change],
    ...numbered(press, parts, locale, level),
    rightToLeft: isRightToLeft(locale),
    continued: say('common.continued'),
    more: say('common.more'),
  }
}

/** The numbered lines that end a message, and what each is called as an option. */
function numbered(
  press: Press,
  parts: Part[],
  locale: Locale,
  level: number,
): Pick<Labelled, 'options' | 'labels' | 'goesOn' | 'closing'> {
  const asking = parts.findLast((part) => part.type === 'options' || part.type === 'results')
  if (asking?.type === 'results') {
    const labels = asking.labels.map((label, index) => ({ id: String(asking.from + index + 1), label }))
    return { options: asking.tell(level), labels, goesOn: false, closing: asking.closing(level) }
  }
  const own = asking && !asking.only ? press.labels(locale, asking.node).map(({ text }) => text) : []
  const labels = [...(asking?.offers ?? []), ...own].map((label, index) => ({ id: String(index + 1), label }))
  const node = press.graph.nodes.get(asking?.node ?? '')
  return {
    options: labels.map(({ id, label }) => `${id} ${label}`),
    labels,
    goesOn: node?.kind === 'ask' && node.more !== undefined,
  }
}

/** Says a text of a locale as this line: {{org}} and {{phone}} are the operator's, {{help}} is where help is to be had. */
export function speakerOf({ translate, speaker }: Press, locale: Locale) {
  const phone = speaker.phone ?? ''
  const help = translate(locale, speaker.phone ? 'common.help_phone' : 'common.help_lines', { phone })
  return (key: string, values: Record<string, string> = {}) =>
    translate(locale, key, { org: speaker.org, phone, help, ...values })
}

type Said = { key: string; facts: string[]; withheld: string[] }

/** What is said of a node on a day, and which of its facts are not. */
function saidOf({ graph, facts }: Press, id: NodeId, today: string): Said {
  const node = speaking(graph, id)
  const withheld = dueOf(node.facts, facts, today)
  const version = versionOn(node, facts, today)
  if (version === 'text') return { key: node.text, facts: node.facts, withheld }
  if (version === 'twin') return { key: node.twinText, facts: node.twin!.facts, withheld }
  return { key: 'common.withheld', facts: [], withheld }
}

/** What a message says of the age of its facts: the law, the law past its review, the telephone numbers past theirs. */
function stampsOf(facts: Fact[], today: string): [key: string, date: string][] {
  const overdue = facts.filter((fact) => standing(fact, today) === 'overdue')
  const oldest = (some: Fact[]) => some.map(lastKnownTrue).sort()[0]
  const stamps: [string, string | undefined][] = [
    ['common.last_known_true', oldest(overdue.filter((fact) => !fact.line))],
    ['common.number_checked', oldest(overdue.filter((fact) => fact.line))],
  ]
  if (!stamps[0]![1]) stamps.unshift(['common.law_as_of', lawAsOf(facts)])
  return stamps.flatMap(([key, date]) => (date ? [[key, monthAndYear(date)] as [string, string]] : []))
}

function speaking(graph: Graph, id: NodeId): SpeakingNode {
  const node = graph.nodes.get(id)
  if (!node || !speaks(node)) throw new Error(`node '${id}' has no text`)
  return node
}
