import type { Content } from '../content.ts'
import type { Locale } from '../text/catalogue.ts'
import { entriesOf, factsOfLaw } from './entries.ts'

/** What a sheet says of each text. Whoever reviews writes in `corrected`, `role` and `date` only. */
export const COLUMNS = [
  'key',
  'language',
  'section',
  'path',
  'before',
  'english',
  'spanish',
  'text',
  'state',
  'price',
  'facts',
  'corrected',
  'role',
  'date',
  'fingerprint',
] as const
export type Column = (typeof COLUMNS)[number]
export type Row = Record<Column, string>

/** Begins the key of a row in which a lawyer signs a fact. */
export const FACT = 'fact:'

/** The sheet of a language: its texts in the order of the book, then the facts of law. */
export function sheetOf(content: Content, locale: Locale): Row[] {
  const { facts } = content.facts
  const open = { corrected: '', role: '', date: '' }
  const texts = entriesOf(content, locale).map(
    (entry): Row => ({
      ...{ key: entry.text.key, language: locale, section: entry.section, path: entry.way, before: entry.before },
      ...{ english: entry.english, spanish: entry.spanish, text: entry.text.text },
      state: entry.signed ? `signed: ${entry.signed.by}, ${entry.signed.on}` : 'draft',
      price: entry.price,
      facts: entry.facts.map((id) => `${id}: ${facts.get(id)?.states ?? ''}`).join('\n'),
      ...{ ...open, fingerprint: entry.fingerprint },
    }),
  )
  const law = factsOfLaw(content).map(
    ({ id, fact, fingerprint }): Row => ({
      ...{ key: `${FACT}${id}`, language: locale, section: 'facts', path: 'a fact, for a lawyer', before: '' },
      ...{ english: fact.states, spanish: '', text: '' },
      state: fact.lawyer_reviewed ? `signed: lawyer, ${fact.lawyer_reviewed}` : 'no lawyer has signed it',
      price: '',
      facts: [`review by ${fact.review_by}`, ...fact.cautions.map((caution) => `caution ${caution}`)].join('\n'),
      ...{ ...open, fingerprint },
    }),
  )
  return [...texts, ...law]
}
