import { type Browsed, type BrowseQuestion, ROWS_A_PAGE } from '../../directory/browse.ts'
import { browseConsulates } from '../../directory/browse-consulates.ts'
import { browseHotlines } from '../../directory/browse-hotlines.ts'
import { browseIdPrograms } from '../../directory/browse-id-programs.ts'
import { browseServices } from '../../directory/browse-services.ts'
import type { Db } from '../../directory/database.ts'
import { findPlace, nearOf, type Place } from '../../directory/places.ts'
import { readPlace, type States } from '../../replies/place.ts'
import { readWritten } from '../../replies/written.ts'
import type { Asked } from './asked.ts'
import { type Family, forConsulates, forIdPrograms, forServices } from './family.ts'
import { shownConsulate, shownHotline, shownIdProgram } from './list-rows.ts'
import type { ShownRow } from './rows.ts'
import { shownService } from './service-row.ts'
import { nameOfCountry } from './values.ts'
import { BESIDE, FAULTS } from './words.ts'

/** What a look-up found, ready to be shown. */
export type Found = {
  rows: ShownRow[]
  total: number
  page: number
  /** The number of the first row, from 1. */
  first: number
  faults: string[]
  /** Where the rows are a family's answers: for whom, and what it is told beside them. */
  family?: Family
  beside: Beside[]
}
/** A short list beside the posts: countries without one, offices that are gone. */
export type Beside = {
  title: string
  rows: { what: string; fact: string; todo?: string; source: string; date: string }[]
}
type Around = { states: States; now: Date; today: string }

export async function lookUp(db: Db, asked: Asked, { states, now, today }: Around): Promise<Found> {
  const { place, faults } = await placeOf(db, asked, states)
  const { state, ...filters } = asked.filters
  const isStateUsed = state !== undefined && !place
  const question = {
    ...filters,
    ...(isStateUsed && { state }),
    ...(place && { place }),
    ...{ page: asked.page, now, today },
  }
  const found = await listed(db, asked, question)
  return { ...found, faults: [...faults, ...(state && !isStateUsed ? [FAULTS.stateUnused] : [])] }
}

async function listed(db: Db, { list }: Asked, question: BrowseQuestion): Promise<Omit<Found, 'faults'>> {
  switch (list) {
    case 'services': {
      const found = await browseServices(db, question)
      return { ...shown(found, shownService), ...withFamily(forServices(found, question)), beside: [] }
    }
    case 'consulates': {
      const found = await browseConsulates(db, question)
      return {
        ...shown(found, shownConsulate),
        ...withFamily(forConsulates(found, question)),
        beside: besidePosts(found),
      }
    }
    case 'id-programs': {
      const found = await browseIdPrograms(db, question)
      return { ...shown(found, shownIdProgram), ...withFamily(forIdPrograms(question)), beside: [] }
    }
    case 'hotlines':
      return { ...shown(await browseHotlines(db, question), shownHotline), beside: [] }
  }
}

function shown<Row>({ rows, total, page }: Browsed<Row>, show: (row: Row) => ShownRow) {
  return { rows: rows.map(show), total, page, first: (page - 1) * ROWS_A_PAGE + 1 }
}

function withFamily(family: Family | undefined): { family?: Family } {
  return family ? { family } : {}
}

function besidePosts({ none, closed }: Awaited<ReturnType<typeof browseConsulates>>): Beside[] {
  return [
    {
      title: BESIDE.none,
      rows: none.map((row) => ({
        ...{ what: nameOfCountry(row.country_iso2), fact: row.fact, todo: row.what_to_do },
        ...{ source: row.source, date: row.source_date },
      })),
    },
    {
      title: BESIDE.closed,
      rows: closed.map((row) => ({
        ...{ what: `${nameOfCountry(row.country_iso2)}: ${row.city} ${row.state}`, fact: row.fact },
        ...{ source: row.source, date: row.source_date },
      })),
    },
  ].filter(({ rows }) => rows.length > 0)
}

/** The place a family would be taken to be at, or why there is none. */
async function placeOf(
  db: Db,
  { list, values, filters }: Asked,
  states: States,
): Promise<{ place?: Place; faults: string[] }> {
  if (!values.place) return { faults: [] }
  if (list === 'services' && !filters.category) return { faults: [FAULTS.needsCategory] }
  if (list === 'consulates' && !filters.country) return { faults: [FAULTS.needsCountry] }
  const read = readPlace(readWritten(values.place), states)
  const where = read ? await findPlace(db, nearOf(read)) : { kind: 'unknown' as const }
  if (where.kind === 'place') return { place: where, faults: [] }
  if (where.kind === 'military') return { faults: [FAULTS.military] }
  return { faults: [where.kind === 'ambiguous' ? FAULTS.ambiguous(where.states.join(', ')) : FAULTS.noPlace] }
}
