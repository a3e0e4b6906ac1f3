import { inArray, sql } from 'drizzle-orm'
import type { Category, Confidence, Vetting } from '../answers/types.ts'
import { fold } from '../text/fold.ts'
import type { Db } from './database.ts'
import { isOlderThan, type PartialDate } from './partial-date.ts'
import type { Place } from './places.ts'
import { blockedNumber, country } from './schema-lists.ts'
import { county } from './schema-places.ts'

// What an agency sees of the directory: every row that is served, what families are told of it, and what is withheld.

/** What lists are narrowed by; each list goes by what it has. */
export type BrowseFilters = {
  category?: Category
  /** A postal code, as `TX`. */
  state?: string
  /** A BCP 47 tag. */
  language?: string
  /** Whose consulate, or whose consular card: an ISO 3166-1 code. */
  country?: string
  vetting?: Vetting
  confidence?: Confidence
  /** Only what was last checked over 18 months ago, or at an unknown time. */
  old?: boolean
  /** Folded words, of which each must stand in a row's names, id or city. */
  words: string[]
  /** Where a family is: rows are then found and ordered by the search that answers families. */
  place?: Place
}
/** `page` counts from 1. */
export type BrowseQuestion = BrowseFilters & { page: number; now: Date; today: string }
export type Browsed<Row> = { total: number; page: number; rows: Row[] }

export const ROWS_A_PAGE = 50
export const OLD_AFTER_MONTHS = 18
const WORDS_AT_MOST = 8
const SEARCHED_CHARACTERS = 100

/** What of a free text is searched for. */
export function searchedWords(text: string): string[] {
  return fold(text.slice(0, SEARCHED_CHARACTERS)).split(' ').filter(Boolean).slice(0, WORDS_AT_MOST)
}

export function saysAll(words: string[], texts: (string | null | undefined)[]): boolean {
  if (words.length === 0) return true
  const said = fold(texts.filter(Boolean).join(' '))
  return words.every((word) => said.includes(word))
}

/** Whether a row passes the filters that every list has. */
export function passes(
  row: { confidence: Confidence; checkedOn: PartialDate; texts: (string | null | undefined)[] },
  { confidence, old, words, today }: BrowseQuestion,
): boolean {
  if (confidence && row.confidence !== confidence) return false
  if (old && !isOlderThan(row.checkedOn, OLD_AFTER_MONTHS, today)) return false
  return saysAll(words, row.texts)
}

/** The page that was asked for, or the last where there are not so many. */
export function pageWithin(total: number, page: number): number {
  return Math.min(Math.max(1, page), Math.max(1, Math.ceil(total / ROWS_A_PAGE)))
}

export function onPage<Row>(rows: Row[], asked: number): Browsed<Row> {
  const page = pageWithin(rows.length, asked)
  return { total: rows.length, page, rows: rows.slice((page - 1) * ROWS_A_PAGE, page * ROWS_A_PAGE) }
}

/** Numbers that never leave, on this page neither, however they came into a row. */
export async function blockedNumbers(db: Db): Promise<ReadonlySet<string>> {
  const rows = await db.select({ phone: blockedNumber.phone }).from(blockedNumber)
  return new Set(rows.map(({ phone }) => phone))
}

/** What filters can be chosen from: languages that are spoken anywhere, and every country by its name. */
export type BrowseChoices = { languages: string[]; countries: { iso2: string; name: string }[] }

export async function browseChoices(db: Db): Promise<BrowseChoices> {
  const [languages, countries] = await Promise.all([
    db.all<{ language: string }>(sql`
      select language from service_language union select value from phone, json_each(phone.languages)
      union select value from hotline, json_each(hotline.languages)`),
    db.select({ iso2: country.iso2, name: country.name_en }).from(country).orderBy(country.name_en),
  ])
  return { languages: languages.map(({ language }) => language), countries }
}

export type Area = { kind: 'country' | 'state' | 'county' | 'city' | 'zip'; value: string; name?: string }

/** Areas with the names of their counties, which are known by their letters alone. */
export async function namedAreas<Row extends Area>(db: Db, areas: Row[]): Promise<Row[]> {
  const keys = [...new Set(areas.flatMap(({ kind, value }) => (kind === 'county' ? [value] : [])))]
  if (keys.length === 0) return areas
  const rows = await db
    .select({ key: county.key, name: county.name })
    .from(county)
    .where(inArray(county.key, sql`(select value from json_each(${JSON.stringify(keys)}))`))
  const names = new Map(rows.map(({ key, name }) => [key, name]))
  return areas.map((area) => {
    const name = area.kind === 'county' ? names.get(area.value) : undefined
    return name ? { ...area, name } : area
  })
}
