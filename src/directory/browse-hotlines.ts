import { asc } from 'drizzle-orm'
import { type Browsed, type BrowseQuestion, blockedNumbers, onPage, passes } from './browse.ts'
import type { Db } from './database.ts'
import { hotline, hotlineTopic } from './schema-lists.ts'
import { isActive } from './versions.ts'

type Line = typeof hotline.$inferSelect

/** A national line and the topics under which families are given it. */
export type HotlineRow = { line: Line; topics: string[] }

/** Lines in the order in which families are given them. One whose number never leaves is not among them. */
export async function browseHotlines(db: Db, question: BrowseQuestion): Promise<Browsed<HotlineRow>> {
  const { category, language } = question
  const [lines, topics, blocked] = await Promise.all([
    db.select().from(hotline).where(isActive(hotline.import_id)).orderBy(asc(hotline.position)),
    db.select().from(hotlineTopic).where(isActive(hotlineTopic.import_id)).orderBy(asc(hotlineTopic.topic)),
    blockedNumbers(db),
  ])
  const rows = lines
    .filter(({ phone, text_number }) => !blocked.has(phone) && !(text_number && blocked.has(text_number)))
    .map((line) => ({
      line,
      topics: topics
        .filter((one) => one.import_id === line.import_id && one.hotline_id === line.id)
        .map(({ topic }) => topic),
    }))
    .filter(({ line, topics }) => {
      if (category && !topics.includes(`services.${category}`)) return false
      if (language && !line.languages.includes(language) && !line.languages.includes('mul')) return false
      return passes({ ...line, checkedOn: line.source_date, texts: [line.id, line.name, line.phone] }, question)
    })
  return onPage(rows, question.page)
}
