import { index, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { CONFIDENCES, importId, list, sourced } from './schema.ts'

// The lists beside the services: consulates, ID programs, lines, countries. Their ids are those of the data files.

export const consularPost = sqliteTable(
  'consular_post',
  {
    import_id: importId(),
    id: text().notNull(),
    country_iso2: text().notNull(),
    type: text({ enum: ['embassy', 'consulate_general', 'consulate', 'honorary'] }).notNull(),
    name: text().notNull(),
    city: text().notNull(),
    state: text().notNull(),
    address: text(),
    postal_code: text(),
    lat: real().notNull(),
    lon: real().notNull(),
    phone: text(),
    emergency_phone: text(),
    email: text(),
    website: text(),
    appointments_url: text(),
    services: list(),
    call_first: integer({ mode: 'boolean' }).notNull(), // a note says that sources disagree or that it may be closed
    sends_elsewhere: integer({ mode: 'boolean' }).notNull(), // a note says that it sends the public to another post
    ...sourced(),
    confidence: text({ enum: CONFIDENCES }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.import_id, t.id] }), index('consular_post_country').on(t.country_iso2)],
)

/** Whom a post serves: `US` (all), `TX` (a whole state) or `TX:harris` (a county). No row: not known. */
export const consularJurisdiction = sqliteTable(
  'consular_jurisdiction',
  {
    import_id: importId(),
    post_id: text().notNull(),
    kind: text({ enum: ['country', 'state', 'county'] }).notNull(),
    value: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.import_id, t.post_id, t.kind, t.value] })],
)

export const consularNote = sqliteTable(
  'consular_note',
  { import_id: importId(), post_id: text().notNull(), topic: text().notNull(), note: text().notNull(), ...sourced() },
  (t) => [index('consular_note_post').on(t.import_id, t.post_id)],
)

/** A country without a post in the US, and what its people can do. */
export const consularNone = sqliteTable(
  'consular_none',
  {
    import_id: importId(),
    country_iso2: text().notNull(),
    fact: text().notNull(),
    what_to_do: text().notNull(),
    ...sourced(),
  },
  (t) => [primaryKey({ columns: [t.import_id, t.country_iso2] })],
)

/** Offices that closed and addresses left behind: kept so that nobody adds them back. */
export const consularClosed = sqliteTable(
  'consular_closed',
  {
    import_id: importId(),
    country_iso2: text().notNull(),
    city: text().notNull(),
    state: text().notNull(),
    fact: text().notNull(),
    gone: integer({ mode: 'boolean' }).notNull(), // no office of the country is left in that city
    ...sourced(),
  },
  (t) => [index('consular_closed_country').on(t.country_iso2)],
)

export const idProgram = sqliteTable(
  'id_program',
  {
    import_id: importId(),
    id: text().notNull(),
    kind: text({
      enum: ['driver_license', 'state_id', 'municipal_id', 'community_id', 'library_id', 'consular_id', 'tax_id'],
    }).notNull(),
    name: text().notNull(),
    state: text(),
    city_or_county: text(),
    issuer: text().notNull(),
    country_iso2: text(), // of a consular card
    who_can_get: text().notNull(),
    documents_accepted: list(),
    fee_usd: real(),
    used_for: list(),
    privacy_note: text(),
    phone: text(),
    website: text(),
    status: text({ enum: ['active', 'paused', 'ended', 'proposed'] }).notNull(),
    status_date: text().notNull(),
    ...sourced(),
    confidence: text({ enum: CONFIDENCES }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.import_id, t.id] })],
)

export const idProgramCover = sqliteTable(
  'id_program_cover',
  {
    import_id: importId(),
    program_id: text().notNull(),
    kind: text({ enum: ['country', 'state', 'county', 'city'] }).notNull(),
    value: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.import_id, t.program_id, t.kind, t.value] }),
    index('id_program_cover_value').on(t.kind, t.value),
  ],
)

export const idProgramNote = sqliteTable(
  'id_program_note',
  {
    import_id: importId(),
    program_id: text().notNull(),
    topic: text().notNull(),
    note: text().notNull(),
    ...sourced(),
  },
  (t) => [index('id_program_note_program').on(t.import_id, t.program_id)],
)

export const hotline = sqliteTable(
  'hotline',
  {
    import_id: importId(),
    id: text().notNull(),
    name: text().notNull(),
    phone: text().notNull(),
    text_number: text(),
    text_word: text(),
    hours: text(),
    languages: list(),
    what_for: text().notNull(),
    run_by: text({ enum: ['government', 'nonprofit'] }).notNull(),
    confidentiality_note: text().notNull(),
    position: integer().notNull(), // its place in the file: the order in which lines are offered
    ...sourced(),
    confidence: text({ enum: CONFIDENCES }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.import_id, t.id] })],
)

export const hotlineTopic = sqliteTable(
  'hotline_topic',
  { import_id: importId(), hotline_id: text().notNull(), topic: text().notNull() },
  (t) => [
    primaryKey({ columns: [t.import_id, t.hotline_id, t.topic] }),
    index('hotline_topic_topic').on(t.topic, t.hotline_id),
  ],
)

/** Numbers that never leave. Whoever loads anything refuses a row that holds one. */
export const blockedNumber = sqliteTable('blocked_number', {
  phone: text().primaryKey(),
  known_as: text().notNull(),
  reason: text().notNull(),
})

export const country = sqliteTable('country', {
  iso2: text().primaryKey(),
  name_en: text().notNull(),
  name_own: text().notNull(),
  ...sourced(),
  confidence: text({ enum: CONFIDENCES }).notNull(),
})

/** A word people use for a country, folded. Regions and peoples are hints: they are asked back. */
export const countryWord = sqliteTable(
  'country_word',
  {
    word: text().notNull(),
    iso2: text()
      .notNull()
      .references(() => country.iso2, { onDelete: 'cascade' }),
    kind: text({ enum: ['name', 'demonym', 'alias', 'region', 'people'] }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.word, t.iso2] }), index('country_word_country').on(t.iso2)],
)

/** A word with more than one reading. It uses up its words, and gives its default country or none. */
export const countryWordAmbiguous = sqliteTable('country_word_ambiguous', {
  word: text().primaryKey(),
  default_iso2: text(),
  readings: list(),
  rule: text().notNull(),
})
