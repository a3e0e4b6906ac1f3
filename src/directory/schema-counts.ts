import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

// Weekly counts, as they are told to whoever pays for the line: already folded and rounded when they come here.

const week = () => text().notNull() // ISO week in UTC, as `2026-W47`
const counted = () => ({
  count: integer().notNull(), // to the nearest five
  days: integer().notNull(), // of the week that were counted: under 7 after a restart
})

export const countTopic = sqliteTable('count_topic', { week: week(), topic: text().notNull(), ...counted() }, (t) => [
  primaryKey({ columns: [t.week, t.topic] }),
])

export const countLanguage = sqliteTable(
  'count_language',
  { week: week(), language: text().notNull(), ...counted() },
  (t) => [primaryKey({ columns: [t.week, t.language] })],
)

export const countChannel = sqliteTable(
  'count_channel',
  { week: week(), channel: text().notNull(), ...counted() },
  (t) => [primaryKey({ columns: [t.week, t.channel] })],
)
