import { and, asc, eq } from 'drizzle-orm'
import type { ConsulateAnswer, ConsulatesFound } from '../answers/types.ts'
import { type Area, type Browsed, type BrowseQuestion, blockedNumbers, namedAreas, onPage, passes } from './browse.ts'
import { findConsulates, isCalledFirst } from './consulates.ts'
import type { Db } from './database.ts'
import { consularClosed, consularJurisdiction, consularNone, consularNote, consularPost } from './schema-lists.ts'
import { isActive } from './versions.ts'

type Post = typeof consularPost.$inferSelect
export type Note = { topic: string; note: string; source: string; source_date: string }

/** A consular post as its row has it, and what the family's search says of it at a place. */
export type ConsulateRow = {
  post: Post
  jurisdictions: Area[]
  notes: Note[]
  callFirst: boolean
  answer?: ConsulateAnswer
  /** Which of the answers it is for a family there, from 1. */
  turn?: number
  /** A number of it never leaves, and is left out here too. */
  hasBlockedNumber: boolean
}
export type BrowsedConsulates = Browsed<ConsulateRow> & {
  found?: ConsulatesFound
  /** Offices that are gone, and addresses left behind. */
  closed: (typeof consularClosed.$inferSelect)[]
  /** Countries without a post in the US. */
  none: (typeof consularNone.$inferSelect)[]
}

/** Consular posts by country; or, for a country and a place, those a family there is told, in that order. */
export async function browseConsulates(db: Db, question: BrowseQuestion): Promise<BrowsedConsulates> {
  const { country, place, state, today } = question
  const found = country && place ? await findConsulates(db, country, place, today) : undefined
  const answers = found?.kind === 'posts' ? found.posts : []
  const posts = (await postsOf(db, country))
    .filter((post) => !found || answers.some(({ id }) => id === post.id))
    .filter((post) => found || !state || post.state === state)
    .filter((post) =>
      passes({ ...post, checkedOn: post.source_date, texts: [post.id, post.name, post.city] }, question),
    )
  const turnOf = (post: Post) => answers.findIndex(({ id }) => id === post.id)
  const { rows, ...counted } = onPage(found ? posts.sort((a, b) => turnOf(a) - turnOf(b)) : posts, question.page)
  const inState = (row: { state: string }) => !state || place !== undefined || row.state === state
  const [loaded, closed, none] = await Promise.all([
    withDetails(db, rows, today),
    db
      .select()
      .from(consularClosed)
      .where(and(isActive(consularClosed.import_id), country ? eq(consularClosed.country_iso2, country) : undefined))
      .orderBy(asc(consularClosed.country_iso2), asc(consularClosed.city)),
    db
      .select()
      .from(consularNone)
      .where(and(isActive(consularNone.import_id), country ? eq(consularNone.country_iso2, country) : undefined))
      .orderBy(asc(consularNone.country_iso2)),
  ])
  return {
    ...counted,
    rows: loaded.map((row) => {
      const turn = turnOf(row.post)
      return turn < 0 ? row : { ...row, answer: answers[turn]!, turn: turn + 1 }
    }),
    ...(found && { found }),
    closed: closed.filter(inState),
    none: state && !place ? [] : none,
  }
}

async function postsOf(db: Db, country: string | undefined): Promise<Post[]> {
  return db
    .select()
    .from(consularPost)
    .where(and(isActive(consularPost.import_id), country ? eq(consularPost.country_iso2, country) : undefined))
    .orderBy(asc(consularPost.country_iso2), asc(consularPost.state), asc(consularPost.city), asc(consularPost.id))
}

async function withDetails(db: Db, posts: Post[], today: string): Promise<ConsulateRow[]> {
  const [jurisdictions, notes, blocked] = await Promise.all([
    db.select().from(consularJurisdiction).where(isActive(consularJurisdiction.import_id)),
    db.select().from(consularNote).where(isActive(consularNote.import_id)),
    blockedNumbers(db),
  ])
  const isOf = (post: Post) => (row: { import_id: number; post_id: string }) =>
    row.import_id === post.import_id && row.post_id === post.id
  const named = await namedAreas(
    db,
    posts.flatMap((post) => jurisdictions.filter(isOf(post))),
  )
  return posts.map((post) => {
    const { phone, emergency_phone } = post
    const unblocked = (number: string | null) => (number !== null && blocked.has(number) ? null : number)
    const shown = { ...post, phone: unblocked(phone), emergency_phone: unblocked(emergency_phone) }
    return {
      post: shown,
      jurisdictions: named.filter(isOf(post)),
      notes: notes.filter(isOf(post)),
      callFirst: isCalledFirst(post, today),
      hasBlockedNumber: shown.phone !== phone || shown.emergency_phone !== emergency_phone,
    }
  })
}
