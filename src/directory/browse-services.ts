import { and, asc, count, eq, inArray, or, type SQL, sql } from 'drizzle-orm'
import type { Category, ServiceAnswer, ServicesFound } from '../answers/types.ts'
import { type Browsed, type BrowseQuestion, onPage, pageWithin, passes, ROWS_A_PAGE, saysAll } from './browse.ts'
import { loadServiceRows, type ServiceRow } from './browse-service-rows.ts'
import type { Db } from './database.ts'
import { findServices } from './find-services.ts'
import { organization, service } from './schema.ts'
import { isActive } from './versions.ts'

/** Services by name; or, for a category at a place, as a family there is told them, with all that the search found. */
export type BrowsedServices = Browsed<ServiceRow> & { found?: ServicesFound }

export async function browseServices(db: Db, question: BrowseQuestion): Promise<BrowsedServices> {
  const { category, place } = question
  if (category && place) return asFamily(db, category, question)
  const { total, page, ids } = await idsOf(db, question)
  return { total, page, rows: await loadServiceRows(db, ids, question) }
}

/** The family's own search. Filters leave rows out afterwards; those that stay keep the turn they have for a family. */
async function asFamily(db: Db, category: Category, question: BrowseQuestion): Promise<BrowsedServices> {
  const { place, language, now, today } = question
  const asked = { category, ...(place && { place }), ...(language && { language }), now, today }
  const found = await findServices(db, asked)
  const known = await rowsOfAnswers(db, found.answers)
  const fitting = found.answers.flatMap((answer, index) => {
    const row = known.get(keyOf(answer))
    return row && fits(answer, row.checkedOn, question) ? [{ answer, turn: index + 1, id: row.id }] : []
  })
  const { rows, ...counted } = onPage(fitting, question.page)
  const loaded = await loadServiceRows(
    db,
    rows.map(({ id }) => id),
    question,
    new Map(rows.map(({ id, answer, turn }) => [id, { answer, turn }])),
  )
  return { ...counted, rows: loaded, found }
}

function fits(answer: ServiceAnswer, checkedOn: string, question: BrowseQuestion): boolean {
  const { id, name, organization, place, confidence, vetting } = answer
  if (question.vetting && vetting !== question.vetting) return false
  return passes({ confidence, checkedOn, texts: [id, name, organization, place?.city] }, question)
}

type Named = Pick<ServiceAnswer, 'id' | 'name'> & { organization?: string | null | undefined }

/** Ids are unique in their source alone; with both names they are as good as unique among all. */
function keyOf({ id, name, organization }: Named): string {
  return JSON.stringify([id, name, organization ?? ''])
}

async function rowsOfAnswers(
  db: Db,
  answers: ServiceAnswer[],
): Promise<Map<string, { id: number; checkedOn: string }>> {
  const refs = JSON.stringify(answers.map(({ id }) => id))
  const rows = await db
    .select({ id: service.id, ref: service.ref, name: service.name, org: organization.name, on: service.source_date })
    .from(service)
    .leftJoin(organization, eq(organization.id, service.organization_id))
    .where(and(isActive(service.import_id), inArray(service.ref, sql`(select value from json_each(${refs}))`)))
  return new Map(
    rows.map(({ id, ref, name, org, on }) => [keyOf({ id: ref, name, organization: org }), { id, checkedOn: on }]),
  )
}

async function idsOf(db: Db, question: BrowseQuestion): Promise<{ total: number; page: number; ids: number[] }> {
  const { words } = question
  const where = and(isActive(service.import_id), ...conditions(question))
  const order = [sql`${service.name} collate nocase`, asc(service.id)]
  if (words.length > 0) {
    const named = db.select({ id: service.id, text: NAMES.as('text') }).from(service)
    const found = await named.where(and(where, maySay(words))).orderBy(...order)
    const { rows, ...counted } = onPage(
      found.filter(({ text }) => saysAll(words, [text])),
      question.page,
    )
    return { ...counted, ids: rows.map(({ id }) => id) }
  }
  const [counted] = await db.select({ total: count() }).from(service).where(where)
  const total = counted?.total ?? 0
  const page = pageWithin(total, question.page)
  const rows = await db
    .select({ id: service.id })
    .from(service)
    .where(where)
    .orderBy(...order)
    .limit(ROWS_A_PAGE)
    .offset((page - 1) * ROWS_A_PAGE)
  return { total, page, ids: rows.map(({ id }) => id) }
}

/** What words are looked for in: id, name, organization and cities. Written out, for drizzle takes tables off columns. */
const NAMES = sql<string>`(service.ref || ' ' || service.name
  || coalesce((select ' ' || name from organization where organization.id = service.organization_id), '')
  || coalesce((select ' ' || group_concat(city, ' ') from service_at_location
      join location on location.id = location_id where service_id = service.id and not confidential), ''))`

/** SQLite folds no accents: what holds any letter beside the plain ones is left to be read by `saysAll`. */
function maySay(words: string[]): SQL | undefined {
  const plainly = words.map((word) => sql`instr(lower(${NAMES}), ${word}) > 0`)
  return or(and(...plainly), sql`${NAMES} glob '*[^ -~]*'`)
}

function conditions({ category, state, language, vetting, confidence, old, today }: BrowseQuestion): SQL[] {
  const isOneOf = (ids: SQL) => sql`${service.id} in (${ids})`
  return [
    ...(category ? [isOneOf(sql`select service_id from service_category where category = ${category}`)] : []),
    ...(state ? [isOneOf(atPlacesOf(state)), isOneOf(servingPartsOf(state))].reduce(either, []) : []),
    ...(language ? [spokenThere(language)] : []),
    ...(vetting ? [eq(service.vetting, vetting)] : []),
    ...(confidence ? [eq(service.confidence, confidence)] : []),
    ...(old ? [isOld(today)] : []),
  ]
}

function either(known: SQL[], next: SQL): SQL[] {
  return [sql.join([...known, next], sql` or `)].map((joined) => sql`(${joined})`)
}

function atPlacesOf(state: string): SQL {
  return sql`select service_id from service_at_location join location on location.id = location_id where state = ${state}`
}

/** Services that name the state, or a county, a city or a ZIP code of it. */
function servingPartsOf(state: string): SQL {
  return sql`select service_id from service_area where (kind = 'state' and value = ${state})
    or (kind in ('county', 'city') and value between ${`${state}:`} and ${`${state}:~`})
    or (kind = 'zip' and value in (select zip from zip where state = ${state}))`
}

/** By the people there, or on one of the lines. */
function spokenThere(language: string): SQL {
  const said = sql`instr(phone.languages, ${JSON.stringify(language)}) > 0`
  return sql`(${service.id} in (select service_id from service_language where language = ${language})
    or ${service.id} in (select service_id from phone where ${said} and service_id is not null)
    or ${service.organization_id} in (select organization_id from phone where ${said} and organization_id is not null)
    or ${service.id} in (select link.service_id from service_at_location link
        join phone on phone.service_at_location_id = link.id or phone.location_id = link.location_id where ${said}))`
}

/** As `isOlderThan` has it: what a date leaves open is read as early as it can be. */
function isOld(today: string): SQL {
  const earliest = sql`${service.source_date} || substr('-01-01', length(${service.source_date}) - 3)`
  return sql`(${service.source_date} = 'undated' or ${earliest} < date(${today}, '-18 months'))`
}
