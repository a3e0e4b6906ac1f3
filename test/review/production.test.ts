import { expect, test } from 'vitest'
import { refusedDrafts } from '../../src/open-line.ts'
import { draftsOf, unsignedFacts } from '../../src/text/reviews.ts'
import { filled, LAWYER, REVIEWER, workplace } from './workplace.ts'

/** What production says of a line in these languages. */
function refusals({ content }: ReturnType<typeof workplace>, locales: string[]): string[] {
  const { catalogue, reviews, facts } = content()
  const settings = { production: true, serveDrafts: false } as Parameters<typeof refusedDrafts>[0]['settings']
  const drafts = locales.map((locale) => draftsOf(locale, catalogue.texts.get(locale)!, reviews.reviews))
  return refusedDrafts({ settings, drafts, unsignedFacts: unsignedFacts(facts.facts) })
}

test('production refuses a language until its reviewer and the lawyer have signed, and no other for its sake', () => {
  const place = workplace()
  const isFact = ({ key }: { key: string }) => key.startsWith('fact:')
  const rows = place.rows()
  expect(refusals(place, ['ht']).map((line) => line.replace(/\d+/, 'N'))).toEqual([
    expect.stringMatching(/^LANGUAGES: ht has N unsigned texts on law or crisis/),
    expect.stringMatching(/^LANGUAGES: no lawyer has signed N facts of law/),
  ])
  const texts = rows.filter((row) => !isFact(row)).map(({ key }) => [key, REVIEWER] as const)
  expect(place.bringBack(filled(rows, Object.fromEntries(texts)))).toEqual([])
  expect(refusals(place, ['ht'])).toEqual([expect.stringMatching(/no lawyer has signed/)])
  const law = rows.filter(isFact).map(({ key }) => [key, LAWYER] as const)
  expect(place.bringBack(filled(place.rows(), Object.fromEntries(law)))).toEqual([])
  expect(refusals(place, ['ht'])).toEqual([])
  expect(refusals(place, ['en', 'ht'])).toEqual([expect.stringMatching(/^LANGUAGES: en has \d+ unsigned texts/)])
})
