import {
  type AnySQLiteColumn,
  index,
  integer,
  primaryKey,
  real,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core'

// One schema for better-sqlite3 and D1. Words as in Open Referral HSDS: an organization offers a service at a location.
// Days are text: `2026-11-22`, or `2026-03`, `2026` and `undated` where a source says no more.

/** What is said of a thing that a family would have to know: a source says yes, says no, or says nothing. */
const THREE_VALUES = ['yes', 'no', 'unknown'] as const
export const CONFIDENCES = ['confirmed', 'single_source', 'inferred'] as const
const AREA_KINDS = ['country', 'state', 'county', 'city', 'zip'] as const

export const rowId = () => integer().primaryKey()
const ref = (of: () => AnySQLiteColumn) => integer().notNull().references(of, { onDelete: 'cascade' })
export const importId = () => ref(() => importRun.id)
export const list = () => text({ mode: 'json' }).$type<string[]>().notNull()
export const sourced = () => ({
  source: text().notNull(),
  source_date: text().notNull(),
})

/** One reading of one source. Rows of a reading carry its id; which reading families see is said by `active_import`. */
export const importRun = sqliteTable('import_run', {
  id: rowId(),
  kind: text({ enum: ['services', 'consulates', 'id-programs', 'hotlines', 'countries', 'zips'] }).notNull(),
  source: text().notNull(),
  origin: text({ enum: ['seed', 'import'] }).notNull(),
  content_hash: text().notNull(),
  started_on: text().notNull(),
  rows_read: integer().notNull(),
  kept: integer().notNull(),
  rejected: integer().notNull(),
  skipped: integer().notNull(),
})

/** The reading of each source that is served, and the one before it: changed in one statement. */
export const activeImport = sqliteTable('active_import', {
  source: text().primaryKey(),
  import_id: integer()
    .notNull()
    .references(() => importRun.id),
  previous_id: integer().references(() => importRun.id),
})

export const organization = sqliteTable(
  'organization',
  { id: rowId(), import_id: importId(), ref: text().notNull(), name: text().notNull() },
  (t) => [uniqueIndex('organization_ref').on(t.import_id, t.ref)],
)

/** A place. A confidential one has neither address nor coordinates: they are dropped before they are written. */
export const location = sqliteTable(
  'location',
  {
    id: rowId(),
    import_id: importId(),
    ref: text().notNull(),
    confidential: integer({ mode: 'boolean' }).notNull(),
    address: text(),
    city: text(),
    state: text(),
    zip: text(),
    lat: real(),
    lon: real(),
    precision: text({ enum: ['point', 'area', 'none'] }).notNull(),
    tz: text(),
  },
  (t) => [uniqueIndex('location_ref').on(t.import_id, t.ref)],
)

export const service = sqliteTable(
  'service',
  {
    id: rowId(),
    import_id: importId(),
    ref: text().notNull(), // the id families' results name: as in the data file, unique in its source
    organization_id: integer().references(() => organization.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    status: text({ enum: ['active', 'hidden'] }).notNull(),
    cost: text({ enum: ['free', 'low_cost', 'unknown'] }).notNull(),
    asks_status: text({ enum: THREE_VALUES }).notNull(),
    asks_documents: text({ enum: THREE_VALUES }).notNull(),
    access: text({ enum: ['appointment', 'walk_in', 'no_walk_in'] }),
    only_for: list(), // children, detained, survivors; empty: anybody
    vetting: text({ enum: ['doj_recognized', 'bar_referral', 'court_list', 'lsc', 'none'] }).notNull(),
    vetting_on: text(),
    website: text(),
    tz: text(),
    confidence: text({ enum: CONFIDENCES }).notNull(),
    ...sourced(),
    content_hash: text().notNull(),
  },
  (t) => [uniqueIndex('service_ref').on(t.import_id, t.ref), index('service_organization').on(t.organization_id)],
)

/** The unit of search: one service at one place. A service by telephone or online has no row here. */
export const serviceAtLocation = sqliteTable(
  'service_at_location',
  {
    id: rowId(),
    import_id: importId(),
    service_id: ref(() => service.id),
    location_id: ref(() => location.id),
  },
  (t) => [
    index('service_at_location_service').on(t.service_id),
    index('service_at_location_location').on(t.location_id),
  ],
)

/** What a telephone number or opening hours belong to: the closest owner wins. */
const owned = () => ({
  service_at_location_id: integer().references(() => serviceAtLocation.id, { onDelete: 'cascade' }),
  service_id: integer().references(() => service.id, { onDelete: 'cascade' }),
  location_id: integer().references(() => location.id, { onDelete: 'cascade' }),
})

export const phone = sqliteTable(
  'phone',
  {
    id: rowId(),
    import_id: importId(),
    ...owned(),
    organization_id: integer().references(() => organization.id, { onDelete: 'cascade' }),
    number: text().notNull(), // E.164, or a short code as 211
    extension: text(),
    kind: text({ enum: ['voice', 'text', 'fax', 'tty'] }).notNull(),
    languages: list(),
  },
  (t) => [
    index('phone_service_at_location').on(t.service_at_location_id),
    index('phone_service').on(t.service_id),
    index('phone_location').on(t.location_id),
    index('phone_organization').on(t.organization_id),
  ],
)

/** One opening a row, or one row with the text alone when it could not be read with certainty. */
export const schedule = sqliteTable(
  'schedule',
  {
    id: rowId(),
    import_id: importId(),
    ...owned(),
    hours_known: integer({ mode: 'boolean' }).notNull(),
    text: text().notNull(),
    day: integer(), // 0 is Sunday
    start_minute: integer(), // of the day, local to the place
    length_minutes: integer(), // over midnight where it is long
    week_of_month: integer(), // 1 to 5, or -1 for the last; null: every week
    valid_to: text(), // after this day the hours are unknown
  },
  (t) => [
    index('schedule_service_at_location').on(t.service_at_location_id),
    index('schedule_service').on(t.service_id),
    index('schedule_location').on(t.location_id),
  ],
)

export const serviceLanguage = sqliteTable(
  'service_language',
  {
    service_id: ref(() => service.id),
    language: text().notNull(),
    how: text({ enum: ['staff', 'line', 'interpreter'] }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.service_id, t.language] })],
)

export const serviceCategory = sqliteTable(
  'service_category',
  {
    service_id: ref(() => service.id),
    category: text().notNull(),
    is_primary: integer({ mode: 'boolean' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.service_id, t.category] })],
)

/** Where a service says it serves: `US`, `TX`, `TX:harris`, `TX:el paso` (a city), `78701`. No row: it does not say. */
export const serviceArea = sqliteTable(
  'service_area',
  { service_id: ref(() => service.id), kind: text({ enum: AREA_KINDS }).notNull(), value: text().notNull() },
  (t) => [
    primaryKey({ columns: [t.service_id, t.kind, t.value] }),
    index('service_area_value').on(t.kind, t.value, t.service_id),
  ],
)

export const serviceDocument = sqliteTable(
  'service_document',
  { service_id: ref(() => service.id), document: text().notNull() },
  (t) => [primaryKey({ columns: [t.service_id, t.document] })],
)

/**
 * What the nearest search reads: a row for each service, place and category that may be shown. Holds no hidden service,
 * no confidential place, and no legal help that nobody vouches for. `cell` is of grid.ts.
 */
export const servicePlace = sqliteTable(
  'service_place',
  {
    id: rowId(),
    import_id: importId(),
    service_id: ref(() => service.id),
    location_id: ref(() => location.id),
    category: text().notNull(),
    cell: integer().notNull(),
    lat: real().notNull(),
    lon: real().notNull(),
    precision: text({ enum: ['point', 'area'] }).notNull(),
  },
  (t) => [
    // holds all that the nearest search reads, so that it never opens the table: a third of the time
    index('service_place_nearest').on(
      t.category,
      t.cell,
      t.lat,
      t.lon,
      t.import_id,
      t.service_id,
      t.location_id,
      t.precision,
    ),
    index('service_place_service').on(t.service_id),
    index('service_place_location').on(t.location_id),
  ],
)
