import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CATEGORIES } from '../../src/answers/types.ts'
import { openDirectoryFile } from '../../src/directory/better-sqlite3.ts'
import { milesBetween, type Point } from '../../src/directory/distance.ts'
import { findServices } from '../../src/directory/find-services.ts'
import { migrate, readMigrations } from '../../src/directory/migrate.ts'
import { findNearest, NEAREST_AT_MOST } from '../../src/directory/nearest.ts'
import { type SyntheticPlace, seededRandom, syntheticPlaces, writePlaces } from '../support/synthetic-places.ts'

// How fast the directory answers: `node test/bench/directory.ts [rows] [questions]`. Half of the questions come from where
// services are, half from anywhere. Every list of 50 is held against a full scan.

const rows = Number(process.argv[2] ?? 1_000_000)
const questions = Number(process.argv[3] ?? 3_000)

const folder = mkdtempSync(join(tmpdir(), 'promotora-bench-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
const path = join(folder, 'bench.db')
const database = openDirectoryFile(path, { create: true })
const { db } = database
await migrate(database, readMigrations(join(import.meta.dirname, '../../drizzle/migrations')))

const random = seededRandom(20261122)
const places = syntheticPlaces(rows, [...CATEGORIES], random)
const began = performance.now()
await database.atomically(() => writePlaces(db, places))
say(`${rows} rows written in ${seconds(began)} s, ${Math.round(statSync(path).size / 1e6)} MB`)
const opening = performance.now()
openDirectoryFile(path).close()
say(`opened and looked over in ${seconds(opening)} s`)

const asked = Array.from({ length: questions }, (_, index) => {
  const from = index % 2 ? { lat: 25 + random() * 24, lon: -124 + random() * 57 } : places[Math.floor(random() * rows)]!
  return { category: CATEGORIES[index % CATEGORIES.length]!, from: { lat: from.lat, lon: from.lon } }
})
for (const question of asked.slice(0, 200)) await findNearest(db, question) // the file comes into memory

const times: number[] = []
const found: number[][] = []
for (const question of asked) {
  const start = performance.now()
  const nearest = await findNearest(db, question)
  times.push(performance.now() - start)
  found.push(nearest.map(({ serviceId }) => serviceId))
}
say(`nearest ${NEAREST_AT_MOST}: ${percentiles(times)}`)
const byCategory = Map.groupBy(
  places.map((place, index) => ({ ...place, id: index + 1 })),
  ({ category }) => category,
)
const wrong = asked.filter(
  ({ category, from }, index) => fullScan(byCategory.get(category)!, from).join() !== found[index]!.join(),
)
say(`wrong: ${wrong.length} of ${questions}`)

const answers: number[] = []
for (const { category, from } of asked.slice(0, 1_000)) {
  const place = { kind: 'place' as const, by: 'pin' as const, state: 'TX', point: from, counties: [] }
  const start = performance.now()
  await findServices(db, { category, place, now: new Date(), today: '2026-11-22' })
  answers.push(performance.now() - start)
}
say(`a whole answer, ranked: ${percentiles(answers)}`)
database.close()

function fullScan(candidates: (SyntheticPlace & { id: number })[], from: Point): number[] {
  const nearest: { id: number; miles: number }[] = []
  let worst = Number.POSITIVE_INFINITY
  for (const place of candidates) {
    const miles = milesBetween(from, place)
    if (miles > worst) continue
    nearest.push({ id: place.id, miles })
    if (nearest.length < 4 * NEAREST_AT_MOST) continue
    nearest.sort((a, b) => a.miles - b.miles || a.id - b.id).splice(NEAREST_AT_MOST)
    worst = nearest.at(-1)!.miles
  }
  return nearest
    .sort((a, b) => a.miles - b.miles || a.id - b.id)
    .slice(0, NEAREST_AT_MOST)
    .map(({ id }) => id)
}

function percentiles(ms: number[]): string {
  const sorted = ms.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.floor(sorted.length * share)]!.toFixed(3)
  return `p50 ${at(0.5)} ms, p90 ${at(0.9)} ms, p99 ${at(0.99)} ms, most ${sorted.at(-1)!.toFixed(3)} ms`
}

function seconds(since: number): string {
  return ((performance.now() - since) / 1000).toFixed(1)
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
