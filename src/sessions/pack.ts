import type { Session } from '../engine/session.ts'

/** The fields in the order in which they are written; those that are mostly missing last, where they cost nothing. */
type Packed = [
  at: Session['at'],
  entry: Session['entry'],
  page: Session['page'],
  language: Session['language'],
  values: Session['values'],
  trail: Session['trail'],
  misses: Session['misses'],
  introduced: Session['introduced'],
  topic?: Session['topic'],
  counted?: Session['counted'],
  results?: Session['results'],
  offers?: Session['offers'],
  minimumMiles?: Session['minimumMiles'],
]
/** Every field: one that is not listed would be forgotten between two messages, so then this does not compile. */
type Unpacked = { [Field in keyof Required<Session>]: Session[Field] }

/** A session as one text: a third of the memory of its objects, which counts when a hundred thousand families write. */
export function packSession(session: Session): string {
  const { at, entry, page, language, values, trail, misses, introduced } = session
  const { topic, counted, results, offers, minimumMiles } = session
  const packed: Packed = [at, entry, page, language, values, trail, misses, introduced]
  packed.push(topic, counted, results, offers, minimumMiles)
  while (packed.at(-1) === undefined) packed.pop()
  return JSON.stringify(packed)
}

/** All sessions get all fields, missing or not: objects of one shape are read and copied fastest. */
export function unpackSession(text: string): Session {
  const packed = JSON.parse(text) as Packed // what was missing between others is null
  const [at, entry, page, language, values, trail, misses, introduced, topic, counted, results, offers, minimumMiles] =
    packed
  const unpacked: Unpacked = {
    at,
    entry,
    page,
    language,
    values,
    trail,
    misses,
    introduced,
    topic: topic ?? undefined,
    counted: counted ?? undefined,
    results: results ?? undefined,
    offers: offers ?? undefined,
    minimumMiles: minimumMiles ?? undefined,
  }
  return unpacked
}
