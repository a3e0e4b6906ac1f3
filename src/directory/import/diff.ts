import { sql } from 'drizzle-orm'
import type { Db } from '../database.ts'

/** How one reading of a source differs from the one before it. Names are those of the rows. */
export type Diff = {
  added: Named[]
  gone: Named[]
  changed: (Named & { fields: { field: string; from: string; to: string }[] })[]
  unchanged: number
  /** How many there are; the lists above hold the first of them. */
  counts: { added: number; changed: number; gone: number }
}
type Named = { ref: string; name: string }
/** Fields are told for so many rows; the rest are counted by name. */
const FIELDS_TOLD = 200
const LISTED = 1_000

/** Compares what two readings serve. A service that is hidden now is gone for families, one that is shown anew is added. */
export async function diffServices(db: Db, before: number | undefined, after: number): Promise<Diff> {
  const active = (id: number | undefined) =>
    sql`(select * from service where import_id = ${id ?? -1} and status = 'active')`
  const only = (here: number | undefined, there: number | undefined) =>
    db.all<Named>(
      sql`select ref, name from ${active(here)} where ref not in (select ref from ${active(there)}) order by ref limit ${LISTED}`,
    )
  const countOf = async (here: number | undefined, there: number | undefined) =>
    (
      await db.all<{ n: number }>(
        sql`select count(*) as n from ${active(here)} where ref not in (select ref from ${active(there)})`,
      )
    )[0]!.n
  const pairs = await db.all<Named & { old_id: number; new_id: number }>(sql`
    select n.ref, n.name, o.id as old_id, n.id as new_id from service n join service o on o.ref = n.ref and o.import_id = ${before ?? -1}
    where n.import_id = ${after} and n.status = 'active' and o.status = 'active' and n.content_hash <> o.content_hash order by n.ref`)
  const [both] = await db.all<{ n: number }>(
    sql`select count(*) as n from ${active(after)} where ref in (select ref from ${active(before)})`,
  )
  const changed: Diff['changed'] = []
  for (const { ref, name, old_id, new_id } of pairs) {
    const told = changed.length < FIELDS_TOLD
    changed.push({ ref, name, fields: told ? fieldsOf(await portrait(db, old_id), await portrait(db, new_id)) : [] })
  }
  return {
    added: await only(after, before),
    gone: await only(before, after),
    changed,
    unchanged: (both?.n ?? 0) - pairs.length,
    counts: { added: await countOf(after, before), changed: pairs.length, gone: await countOf(before, after) },
  }
}

function fieldsOf(before: Record<string, string>, after: Record<string, string>) {
  return Object.keys({ ...before, ...after })
    .filter((field) => (before[field] ?? '') !== (after[field] ?? ''))
    .map((field) => ({ field, from: before[field] ?? '', to: after[field] ?? '' }))
}

/** All that is told of a service, as text by field. */
async function portrait(db: Db, id: number): Promise<Record<string, string>> {
  const list = async (text: ReturnType<typeof sql>) =>
    (await db.all<{ one: string }>(sql`select distinct one from (${text}) where one is not null order by one`))
      .map(({ one }) => one)
      .join(', ')
  const places = sql`(select location_id from service_at_location where service_id = ${id})`
  const pairs = sql`(select id from service_at_location where service_id = ${id})`
  const owned = sql`(service_id = ${id} or location_id in ${places} or service_at_location_id in ${pairs})`
  const [own] = await db.all<Record<string, unknown>>(sql`
    select s.name, s.cost, s.asks_status, s.asks_documents, s.access, s.only_for, s.vetting, s.vetting_on, s.website, s.tz, s.confidence,
      s.source, s.source_date, o.name as organization from service s left join organization o on o.id = s.organization_id where s.id = ${id}`)
  const organization = sql`(select organization_id from service where id = ${id})`
  return {
    ...Object.fromEntries(
      Object.entries(own ?? {}).map(([field, value]) => [field, value === null ? '' : String(value)]),
    ),
    categories: await list(sql`select category as one from service_category where service_id = ${id}`),
    languages: await list(
      sql`select language || ' (' || how || ')' as one from service_language where service_id = ${id}`,
    ),
    areas: await list(sql`select kind || ' ' || value as one from service_area where service_id = ${id}`),
    documents: await list(sql`select document as one from service_document where service_id = ${id}`),
    phones: await list(
      sql`select number || coalesce(' x' || extension, '') || ' ' || kind as one from phone where ${owned} or organization_id = ${organization}`,
    ),
    hours: await list(sql`select text as one from schedule where ${owned}`),
    places: await list(sql`select case when confidential then 'confidential' else
      coalesce(address, '') || ' ' || coalesce(city, '') || ' ' || coalesce(state, '') || ' ' || coalesce(zip, '') || ' ' || coalesce(round(lat, 4) || ' ' || round(lon, 4), '') end as one
      from location where id in ${places}`),
  }
}
