import type { Offer, Session } from '../engine/session.ts'
import type { AskNode } from '../flow/graph.ts'
import type { Hotline } from '../hotline.ts'
import { readCountry } from '../replies/country.ts'
import type { CountrySense } from '../replies/country-words.ts'
import { readLabel } from '../replies/label.ts'
import type { Lexicon } from '../replies/lexicon.ts'
import { readPlace, readZip } from '../replies/place.ts'
import type { Written } from '../replies/written.ts'
import { readYesNo } from '../replies/yes-no.ts'
import type { Label } from '../text/labels.ts'
import type { Incoming } from './incoming.ts'
import { pinOf } from './new-place.ts'
import type { Reading } from './reading.ts'

/** Choosing an option by its index. A language chosen from the list, or of those that may have been meant, is a change of language. */
export function choice(
  hotline: Hotline,
  question: AskNode,
  index: number,
  { offers }: Pick<Session, 'offers'>,
): Reading {
  if (question.reads === 'language')
    return {
      input: { type: 'language', language: offers ? offers[index]!.value : hotline.locales[index]! },
      as: 'choice',
    }
  return { input: { type: 'choice', index }, as: 'choice' }
}

/** The answer the waiting question understands, if this is one. */
export function readAnswer(
  hotline: Hotline,
  question: AskNode,
  written: Written,
  { location }: Incoming,
  session: Session,
  labels: readonly Label[],
  lexicons: Lexicon[],
): Reading | undefined {
  const { phrase, text } = written
  const choose = (index: number) => choice(hotline, question, index, session)
  const value = (read: string | undefined, keep = true): Reading | undefined =>
    read === undefined ? undefined : { input: { type: 'value', value: read, keep }, as: 'value' }
  if (location && (question.reads === 'zip' || question.reads === 'place')) return value(pinOf(location), false) // used for this turn, then forgotten
  if (question.save && lexicons.some(({ skip }) => skip.has(phrase))) return choose(labels.length - 1) // what may have been meant stands before it
  switch (question.reads) {
    case 'yes_no': {
      const answer = readYesNo(phrase, lexicons)
      const index = answer === undefined ? -1 : ['yes', 'no', 'not_sure'].indexOf(answer)
      return index >= 0 && index < labels.length ? choose(index) : undefined
    }
    case 'zip':
      return value(readZip(text))
    case 'place':
      return value(readPlace(written, hotline.states, hotline.nearWords))
    case 'country':
      return countryReading(hotline, session.language, written)
    case 'text':
      return value(text.trim() === '' ? undefined : text)
    default: {
      const index = readLabel(phrase, labels, lexicons)
      return index === undefined ? undefined : choose(index)
    }
  }
}

/** The country of an answer; where it can mean several, which to ask about. A state that bears the name is no country. */
function countryReading(hotline: Hotline, locale: string, written: Written): Reading | undefined {
  const read = readCountry(written, hotline.countries)
  if (!read) return undefined
  if (read.kind === 'country') return { input: { type: 'value', value: read.iso2, keep: true }, as: 'value' }
  return { input: { type: 'offer', offers: offersOf(hotline, locale, read.readings) }, as: 'value' }
}

function offersOf({ press }: Hotline, locale: string, senses: CountrySense[]): Offer[] {
  const names = press.names(locale)
  const isAlsoState = senses.some(({ kind }) => kind === 'us_state')
  return senses.flatMap((sense) => {
    if (sense.kind === 'us_state') return []
    const country = names.country(sense.iso2)
    const label = isAlsoState ? press.translate(locale, 'common.the_country', { country }) : country
    return [{ value: sense.iso2, label }]
  })
}
