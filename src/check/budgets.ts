import type { Content } from '../content.ts'
import { dayAfter, standing } from '../facts/freshness.ts'
import type { Fault } from '../flow/faults.ts'
import { speaks } from '../flow/graph.ts'
import { pressOf } from '../hotline.ts'
import type { Locale, Text } from '../text/catalogue.ts'
import { compose, type Message, type Part, type Press } from '../text/compose.ts'
import { type Channel, fits } from '../text/segments.ts'
import { foundIn } from '../text/words.ts'
import { differentReplies, type Reply, saidAtMost } from './messages.ts'

/** The longest names an operator may set, so that what fits here fits everywhere. */
export const SPEAKERS = [
  { org: 'Vecinas de Confianza USA' },
  { org: 'Vecinas de Confianza USA', phone: '+1 (800) 555-0100' },
]
export const SHOWN_ON_A_LOCKED_PHONE = 40

/**
 * The size of every reply a family can get, in every language, on every channel, first reply or later, on every day
 * on which the facts in it stand differently. A right with a caution stays on one page with it, whatever the day.
 * What is wrong with one text in the same way is told once, with one of the ways that lead to it.
 */
export function checkBudgets(content: Content): Fault[] {
  const { locales } = content.catalogue
  const presses = SPEAKERS.map((speaker) => pressOf(content, speaker, locales))
  const replies = differentReplies(content).map((reply) => ({ reply, days: turningDays(content, reply.parts) }))
  const faults = new Map<string, Fault>()
  for (const locale of locales)
    for (const press of presses)
      for (const { reply, days } of replies) {
        const said = saidAtMost(press, reply, locale)
        // The speakers differ in where help is to be had, and a text as written may not name it.
        const isAlike = press !== presses[0] && !namesHelp(content, locale, reply)
        for (const today of isAlike ? days.slice(1) : days)
          for (const { file, at, wrong, right, where } of ofReply(content, press, { reply, said, locale, today })) {
            const fault = file.fault(at, `${wrong} (${where})`, right)
            const place = `${fault.file}:${fault.line}:${wrong}`
            if (!faults.has(place)) faults.set(place, fault)
          }
      }
  return [...faults.values()]
}

type Case = { reply: Reply; said: Part[]; locale: Locale; today: string }
type Finding = Pick<Text, 'file' | 'at'> & { wrong: string; right: string; where: string }

function ofReply(content: Content, press: Press, { reply, said, locale, today }: Case): Finding[] {
  const findings: Finding[] = []
  const pagesOn = (channel: Channel): Message[] => {
    const first = compose(press, said, { locale, channel, today, page: 0 })
    const rest = Array.from({ length: first.pages - 1 }, (_, index) => index + 1)
    return [first, ...rest.map((page) => compose(press, said, { locale, channel, today, page }))]
  }
  const check = (channel: Channel, pages: Message[]) => {
    const text = shownText(content, locale, reply, pages[0]!)
    if (!text) return // its gap is a fault of its own
    const where = `${channel}, from ${reply.entry}, on ${today}`
    const find = (wrong: string, right: string) => findings.push({ file: text.file, at: text.at, wrong, right, where })
    for (const page of pages) {
      if (!fits(page.text, channel)) find('a page is over the budget of the channel', 'shorten its longest sentence')
      const shown = page.text.slice(0, SHOWN_ON_A_LOCKED_PHONE)
      const sensitive = foundIn(shown, content.wordLists.safety.get(locale)?.sensitive ?? [])
      if (sensitive) find(`a locked phone shows "${sensitive}" in "${shown}"`, 'open with 40 neutral characters')
    }
    // The first page shows no option only when the text itself was divided.
    if (pages.length > 1 && cautious(content, said) && pages[0]!.options.length === 0)
      find(
        'a right and its caution fall on different pages',
        'shorten the text until it stands on one page, or divide it into two nodes with a caution each',
      )
  }
  const bySms = pagesOn('sms')
  check('sms', bySms)
  // What one SMS holds whole is the same message on WhatsApp; only the directory is told there more fully.
  const isTold = said.some((part) => part.type === 'results' || (part.type === 'say' && part.tell))
  if (bySms.length > 1 || isTold) check('whatsapp', pagesOn('whatsapp'))
  return findings
}

function namesHelp({ flows, catalogue }: Content, locale: Locale, { parts }: Reply): boolean {
  return parts.some((part) => {
    const node = part.type === 'say' ? flows.graph.nodes.get(part.node) : undefined
    return node && speaks(node) && /\{\{(help|phone)\}\}/.test(catalogue.texts.get(locale)?.get(node.text)?.text ?? '')
  })
}

/** The text that a reply ends with, or its twin where that was shown. */
function shownText({ flows, catalogue }: Content, locale: Locale, { waits }: Reply, { withheld }: Message) {
  const node = flows.graph.nodes.get(waits)
  if (!node || !speaks(node)) return undefined
  const isTwin = node.twin && node.facts.some((fact) => withheld.includes(fact))
  return catalogue.texts.get(locale)?.get(isTwin ? node.twinText : node.text)
}

function cautious({ flows, facts }: Content, parts: Part[]): boolean {
  return parts.some((part) => {
    const node = part.type === 'say' ? flows.graph.nodes.get(part.node) : undefined
    return node && speaks(node) && node.facts.some((id) => (facts.facts.get(id)?.cautions.length ?? 0) > 0)
  })
}

/** The days on which a reply first reads differently: today's rule, then each day a fact in it changes its standing. */
function turningDays({ flows, facts }: Content, parts: Part[]): string[] {
  const ids = parts.flatMap((part) => {
    const node = part.type === 'say' ? flows.graph.nodes.get(part.node) : undefined
    return node && speaks(node) ? [...node.facts, ...(node.twin?.facts ?? [])] : []
  })
  const days = ids.flatMap((id) => {
    const fact = facts.facts.get(id)
    if (!fact) return []
    const next = dayAfter(fact.review_by)
    const later = `${Number(fact.review_by.slice(0, 4)) + 1}${next.slice(4)}`
    return standing(fact, later) === standing(fact, next) ? [next] : [next, later]
  })
  return [...new Set(['2000-01-01', ...days])]
}
