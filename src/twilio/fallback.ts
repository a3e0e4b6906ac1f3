import { twiml } from '../channels/twilio/twiml.ts'
import type { Content } from '../content.ts'
import { isLaw } from '../facts/freshness.ts'
import { pressOf } from '../hotline.ts'
import type { Locale } from '../text/catalogue.ts'
import { compose, type Message, type Speaker } from '../text/compose.ts'
import { fingerprint } from '../text/reviews.ts'
import { fits, sizeOf } from '../text/segments.ts'

/** The node whose text is said while the line is down. */
const DOWN = 'fallback_down'

export type FallbackOptions = {
  speaker: Speaker
  languages: Locale[]
  defaultLanguage: Locale
  today: string
  /** Only texts that a reviewer has signed and law that a lawyer has: as in production without SERVE_DRAFTS. */
  signedOnly: boolean
}
export type Fallback = {
  xml: string
  /** The languages in the message, and those it had no room for. */
  languages: Locale[]
  leftOut: Locale[]
}

/**
 * Writes what Twilio serves while this line is down: one message in the default language and as many others as fit the
 * budget of an SMS, dated in a comment. The same day gives the same bytes.
 * Refused, with one line a reason, on a day on which a fact in it may no longer be said.
 */
export function writeFallback(
  content: Content,
  options: FallbackOptions,
): { fallback: Fallback } | { faults: string[] } {
  const { languages, defaultLanguage, today } = options
  const unsigned = options.signedOnly ? unsignedParts(content, languages) : []
  if (unsigned.length > 0)
    return { faults: [`nobody has signed ${unsigned.join(', ')}; have them signed or set SERVE_DRAFTS=on`] }
  const speaker = { ...options.speaker, org: spelling(options.speaker.org) }
  const press = pressOf(content, speaker, languages)
  const ordered = [defaultLanguage, ...languages.filter((locale) => locale !== defaultLanguage)]
  const said = new Map(
    ordered.map((locale) => [
      locale,
      compose(press, [{ type: 'say', node: DOWN }], { locale, channel: 'whatsapp', today, page: 0 }),
    ]),
  )
  const withheld = new Set([...said.values()].flatMap((message) => message.withheld))
  if (withheld.size > 0)
    return { faults: [`facts: ${[...withheld].join(', ')} may not be said on ${today}; have them reviewed first`] }

  const opening = [speaker.org, speaker.phone].filter(Boolean).join(' ')
  const write = (locales: Locale[]) => [opening, ...locales.map((locale) => said.get(locale)!.text)].join('\n')
  const inside: Locale[] = []
  for (const locale of ordered) if (fits(write([...inside, locale]), 'sms')) inside.push(locale)
  if (!inside.includes(defaultLanguage)) {
    const { encoding, segments } = sizeOf(write([defaultLanguage]))
    return {
      faults: [`ORG_NAME: the message takes ${segments} segments in ${encoding}; a shorter name, in plain letters`],
    }
  }
  const until = goodUntil(content, [...said.values()])
  return {
    fallback: {
      xml: documentOf(write(inside), today, until),
      languages: inside,
      leftOut: ordered.filter((locale) => !inside.includes(locale)),
    },
  }
}

/** `written` on that day; `until`: the last day on which every fact in it is within its review. */
export type FallbackDates = { written: string; until: string }

function documentOf(text: string, written: string, until: string): string {
  const [declaration, response] = twiml(text).split(/(?<=\?>)/)
  return `${declaration}\n<!-- promotora fallback, written ${written}, good until ${until} -->\n${response}\n`
}

/** Reads the dates of a document that `writeFallback` wrote; undefined of any other. */
export function datesOf(xml: string): FallbackDates | undefined {
  const found = xml.match(/<!-- promotora fallback, written (\d{4}-\d{2}-\d{2}), good until (\d{4}-\d{2}-\d{2}) -->/)
  return found ? { written: found[1]!, until: found[2]! } : undefined
}

/** The text in each language that no reviewer has signed as it stands, and the facts in it that no lawyer has. */
function unsignedParts({ catalogue, reviews, facts, flows }: Content, languages: Locale[]): string[] {
  const key = `${DOWN}.text`
  const texts = languages.flatMap((locale) => catalogue.texts.get(locale)?.get(key) ?? [])
  const node = flows.graph.nodes.get(DOWN)
  return [
    ...texts
      .filter(({ locale, text }) => reviews.reviews.get(locale)?.[key]?.of !== fingerprint(text))
      .map(({ locale }) => `${key} in ${locale}`),
    ...(node?.kind === 'end' ? node.facts : []).filter((id) => {
      const fact = facts.facts.get(id)!
      return isLaw(fact) && !fact.lawyer_reviewed
    }),
  ]
}

function goodUntil({ facts }: Content, messages: Message[]): string {
  return messages
    .flatMap((message) => message.facts)
    .map((id) => facts.facts.get(id)!.review_by)
    .sort()[0]!
}

/**
 * A name without the accents that are not in GSM-7: one of them would cut the room for everything else by half, and
 * this message holds all languages.
 */
function spelling(name: string): string {
  return [...name]
    .map((letter) => (sizeOf(letter).encoding === 'GSM-7' ? letter : letter.normalize('NFD').replace(/\p{M}/gu, '')))
    .join('')
}
