import type { Session } from '../engine/session.ts'

/** The fields in the order in which they are written; those that are mostly missing last, where they cost nothing. */
const FIELDS = [
  'at',
  'entry',
  'page',
  'language',
  'values',
  'trail',
  'misses',
  'introduced',
  'topic',
  'counted',
  'results',
  'offers',
  'minimumMiles',
] as const satisfies readonly (keyof Session)[]
// A field that is not listed would be forgotten between two messages: then this does not compile.
true satisfies Exclude<keyof Session, (typeof FIELDS)[number]> extends never ? true : false

/** A session as one text: a third of the memory of its objects, which counts when a hundred thousand families write. */
export function packSession(session: Session): string {
  const values = FIELDS.map((field) => session[field] ?? null)
  while (values.at(-1) === null) values.pop()
  return JSON.stringify(values)
}

export function unpackSession(packed: string): Session {
  const values = JSON.parse(packed) as unknown[]
  const session: Partial<Record<keyof Session, unknown>> = {}
  values.forEach((value, index) => {
    if (value != null) session[FIELDS[index]!] = value
  })
  return session as Session
}
