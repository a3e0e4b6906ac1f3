import { z } from 'zod'
import { insertRows } from '../insert-rows.ts'
import { blockedNumber, hotline, hotlineTopic } from '../schema-lists.ts'
import * as cell from './cells.ts'
import { repeats } from './consulates.ts'
import { type CsvFile, readCsv } from './read-csv.ts'
import { joined, type SeedKind } from './seed-kind.ts'
import { SEED_LISTS } from './seed-lists.ts'

const Hotline = z
  .strictObject({
    id: cell.id,
    name: cell.text,
    topics: cell.listOf(z.string().regex(/^[a-z_]+(\.[a-z_]+)?$/, 'a topic is an id of the flows')),
    phone: cell.line,
    text_number: cell.maybe(cell.line),
    text_word: cell.maybe(cell.text),
    hours: cell.maybe(cell.text),
    languages: cell.listOf(cell.language),
    what_for_en: cell.text,
    run_by: z.enum(['government', 'nonprofit']),
    confidentiality_note: cell.text,
    source: cell.text,
    source_date: cell.day,
    confidence: cell.confidence,
  })
  .refine(({ text_word, text_number }) => text_word === null || text_number !== null, {
    message: 'needs a text_number',
    path: ['text_word'],
  })

const Blocked = z.strictObject({
  phone: cell.phone,
  known_as: cell.text,
  reason: cell.text,
  source: cell.text,
  source_date: cell.day,
  confidence: cell.confidence,
})

/** The national lines, and the numbers that are never sent. */
export const hotlines: SeedKind = {
  ...SEED_LISTS.hotlines,
  read(file, { blocked }) {
    const lines = readCsv(file('hotlines.csv'), Hotline, { blocked })
    const never = readCsv(file('hotlines-blocked.csv'), Blocked)
    return {
      ...joined([lines, never], repeats(lines.rows)),
      async write(db, import_id) {
        await db.delete(blockedNumber)
        await insertRows(
          db,
          blockedNumber,
          never.rows.map(({ value: { phone, known_as, reason } }) => ({ phone, known_as, reason })),
        )
        await insertRows(
          db,
          hotline,
          lines.rows.map(({ value: { topics: _, what_for_en: what_for, ...line } }, position) => ({
            import_id,
            ...line,
            what_for,
            position,
          })),
        )
        await insertRows(
          db,
          hotlineTopic,
          lines.rows.flatMap(({ value: { id, topics } }) =>
            topics.map((topic) => ({ import_id, hotline_id: id, topic })),
          ),
        )
      },
    }
  },
}

/** The numbers that are never sent, from their file. */
export function blockedNumbersOf(file: (name: string) => CsvFile): string[] {
  return readCsv(file('hotlines-blocked.csv'), Blocked).rows.map(({ value }) => value.phone)
}
