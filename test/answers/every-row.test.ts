import { describe, expect, test } from 'vitest'
import type { Answer } from '../../src/answers/types.ts'
import { fold } from '../../src/text/fold.ts'
import { monthAndYear } from '../../src/text/month.ts'
import { content } from '../support/app.ts'
import { CHANNELS, everyAnswer, LOCALES, moreFor, PLACE, said, type Told } from './told.ts'

/**
 * Every row that ships, as a family is told it: in a list and in full, in both languages, on both channels. Whatever a
 * message says of a row is in the row or in the texts of the language: nothing cut, nothing mixed up, nothing invented.
 */
const NOTHING = /undefined|null|NaN|\{\{|\}\}|\[object| {2}| ,|,,|\( ?\)/
const cases = LOCALES.flatMap((locale) => CHANNELS.map((channel) => ({ locale, channel })))

/** The words of all the texts that answers and their messages are made of, by language. */
const WRITTEN = new Map(
  LOCALES.map((locale) => {
    const texts = [...content().catalogue.texts.get(locale)!.values()]
    return [locale, new Set(texts.flatMap(({ text }) => wordsIn(text)))]
  }),
)

/** Words as they are told: letters, digits and what stands inside a number or a web address. */
function wordsIn(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}]+(?:[.'’@/-]+[\p{L}\p{N}]+)*/gu) ?? []
}

/** Everything that a row holds, to the last cell. */
function cellsOf(value: unknown): string[] {
  if (typeof value === 'string' || typeof value === 'number') return [String(value)]
  return value && typeof value === 'object' ? Object.values(value).flatMap(cellsOf) : []
}

/** The numbers of a row as they may be dialled. */
function dialledIn(answer: Answer): string[] {
  return cellsOf(answer).flatMap((cell) => {
    const number = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(cell)?.slice(1).join('-')
    return number ? [number, `1-${number}`] : [cell]
  })
}

const NAMES = new Map(
  LOCALES.map((locale) => {
    const weekday = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' })
    return [
      locale,
      {
        language: new Intl.DisplayNames([locale], { type: 'language' }),
        region: new Intl.DisplayNames([locale], { type: 'region' }),
        days: [0, 1, 2, 3, 4, 5, 6].map((day) => weekday.format(Date.UTC(2023, 0, 1 + day))),
      },
    ]
  }),
)

/** The names of what a message may call by a name of its own: languages, countries, days. */
function namesFor(answer: Answer, locale: 'en' | 'es'): string[] {
  const { language, region, days } = NAMES.get(locale)!
  const country = 'countryIso2' in answer && answer.countryIso2 ? [region.of(answer.countryIso2) ?? ''] : []
  const languages = 'languages' in answer ? [...answer.languages, locale].map((code) => language.of(code) ?? '') : []
  return [...country, ...languages, ...days, 'a.m. p.m. am pm']
}

function strangeWords({ text, answers }: Told, locale: 'en' | 'es'): string[] {
  const known = new Set(
    [PLACE, ...answers.flatMap((answer) => [...cellsOf(answer), ...namesFor(answer, locale)])]
      .map((cell) => cell.replaceAll('ʻ', "'"))
      .flatMap((cell) => [
        ...wordsIn(cell),
        ...wordsIn(cell).flatMap((word) => word.split(/[.'’@/-]+/)),
        ...wordsIn(cell.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '')),
      ]),
  )
  const numbers = new Set(answers.flatMap(dialledIn))
  return wordsIn(text.replaceAll('ʻ', "'")).filter(
    (word) =>
      !known.has(word) &&
      !numbers.has(word) &&
      !WRITTEN.get(locale)!.has(word) &&
      !/^(\d{1,2}|\d{1,2}\/\d{4}|\d{4}|x\d+|\$\d+|1-\d+)$/.test(word),
  )
}

test('every row that may be told is here', async () => {
  const answers = await everyAnswer('en')
  const count = (kind: Answer['kind']) => new Set(answers.filter((one) => one.kind === kind).map(({ id }) => id)).size
  // Of 601 services 75 are legal help that nobody vouches for; of 92 programs 1 has ended.
  expect({
    service: count('service'),
    consulate: count('consulate'),
    id_program: count('id_program'),
    hotline: count('hotline'),
  }).toEqual({ service: 601 - 75, consulate: 261, id_program: 91, hotline: 17 })
})

describe.each(cases)('in $locale by $channel', ({ locale, channel }) => {
  test('a list of any rows is one whole message: numbered, checked on a date, in the words of the rows', async () => {
    for (const told of said(await everyAnswer(locale), 'list', locale, channel)) {
      const { text, pages, answers, options } = told
      expect(pages, text).toBe(1)
      expect(text).not.toMatch(NOTHING)
      expect(options).toHaveLength(answers.length)
      for (const [index, answer] of answers.entries()) {
        const line = text.split('\n').find((each) => each.startsWith(`${index + 1} `))
        expect(line, text).toBeDefined()
        const reach = reachOf(answer)
        if (reach) expect(line, text).toContain(reach)
      }
      expect(strangeWords(told, locale), text).toEqual([])
      if (answers.some(({ checkedOn }) => checkedOn)) expect(text).toMatch(/ (\d{1,2}\/)?20\d\d\b/)
    }
  }, 120_000)

  test('a row in full is one whole message, with its number, the month of its check and nothing of another', async () => {
    for (const told of said(await everyAnswer(locale), 'full', locale, channel)) {
      const { text, pages, answers, options } = told
      const [answer] = answers as [Answer]
      expect(pages, text).toBeLessThanOrEqual(1 + moreFor(answers, channel))
      expect(text).not.toMatch(NOTHING)
      if (pages === 1) expect(options.length, text).toBeGreaterThan(0)
      expect(strangeWords(told, locale), text).toEqual([])
      const reach = reachOf(answer)
      if (reach) expect(text).toContain(reach)
      expect(text).toContain(
        answer.checkedOn
          ? ` ${monthAndYear(answer.checkedOn)}`
          : locale === 'en'
            ? 'Date unknown'
            : 'Fecha desconocida',
      )
      if (answer.kind === 'service' && answer.onlyFor.length > 0)
        expect(text).toMatch(locale === 'en' ? /only for/i : /solo para/i)
      if (answer.kind === 'service' && answer.asksStatus === 'yes')
        expect(text).toMatch(/immigration status|estatus migratorio/)
    }
  }, 120_000)

  test('of a service against abuse nothing is told of where it is', async () => {
    const dv = (await everyAnswer(locale)).filter((one) => one.kind === 'service' && one.category === 'dv')
    const placed = dv.map(
      (one) => ({ ...one, place: { address: '7 Elm Street', city: 'Erie', state: 'PA' }, distanceMiles: 3 }) as Answer,
    )
    expect(placed.length).toBeGreaterThan(70)
    for (const how of ['list', 'full'] as const)
      for (const { text } of said(placed, how, locale, channel))
        expect(text).not.toMatch(/Elm|Erie|\bPA\b|\d mi\b|nearby|cerca\b/)
  }, 120_000)

  test('whoever is told of an office of a government is told the caution in the same message', async () => {
    const caution =
      locale === 'en'
        ? 'Afraid of your government? Talk to a lawyer first.'
        : 'Si teme a su gobierno, hable antes con un abogado.'
    const posts = (await everyAnswer(locale)).filter(({ kind }) => kind === 'consulate')
    for (const how of ['list', 'full'] as const)
      for (const { text } of said(posts, how, locale, channel)) expect(text).toContain(caution)
  }, 120_000)
})

/** The number to call, as it is dialled. */
function reachOf(answer: Answer): string | undefined {
  const number = answer.kind === 'service' ? answer.phones.find(({ kind }) => kind === 'voice')?.number : answer.phone
  if (answer.kind === 'id_program') return undefined // a list of cards names no number
  return number?.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '$1-$2-$3')
}
