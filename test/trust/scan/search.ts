import { basename, relative } from 'node:path'
import { bytesOf, filesBelow } from '../line/world.ts'
import { blobsOf, linesOf, rowsOf } from './database.ts'
import type { Hit, Scanner } from './scanner.ts'

const CHUNK = 32 * 1024 * 1024
const OVERLAP = 64 * 1024

/** Scans bytes of any length, in pieces that overlap. */
export function scanAll(scanner: Scanner, bytes: Buffer, where: string): Hit[] {
  const hits: Hit[] = []
  for (let from = 0; from < Math.max(1, bytes.length); from += CHUNK)
    hits.push(...scanner.scan(bytes.subarray(from, from + CHUNK + OVERLAP), where))
  return hits
}

/** Scans one file: its name, its bytes (a database's free pages and log among them) and, of a database, every value. */
export function scanFile(scanner: Scanner, path: string, name: string = basename(path)): Hit[] {
  const bytes = bytesOf(path)
  const hits = [...scanner.scan(Buffer.from(name), `the name of ${name}`), ...scanAll(scanner, bytes, name)]
  if (!bytes.subarray(0, 16).equals(Buffer.from('SQLite format 3\0'))) return hits
  const rows = readable(path)
  hits.push(...scanAll(scanner, Buffer.from(linesOf(rows).join('\n')), `the rows of ${name}`))
  for (const blob of blobsOf(rows)) hits.push(...scanner.scan(blob, `a blob of ${name}`))
  return hits
}

/** Scans every file of a folder, but for those that are byte for byte `untouched` ones, which were scanned before. */
export function scanFolder(scanner: Scanner, folder: string, untouched: readonly Buffer[] = []): Hit[] {
  return filesBelow(folder)
    .filter(({ path }) => !untouched.some((bytes) => bytes.equals(bytesOf(path))))
    .flatMap(({ path }) => scanFile(scanner, path, relative(folder, path)))
}

/** A database that a fault has broken has no rows to read; its bytes are scanned all the same. */
function readable(path: string) {
  try {
    return rowsOf(path)
  } catch {
    return []
  }
}

/** What was found, for people: how many of what, how written and where; never the value. */
export function summary(hits: readonly Hit[]): string[] {
  const counts = new Map<string, Set<unknown>>()
  for (const { needle, as, through, where } of hits) {
    const what = `${needle.kind} as ${as} (${through.replace(/ at \d+/g, '')}) in ${where}`
    counts.set(what, (counts.get(what) ?? new Set()).add(needle))
  }
  return [...counts].map(([what, found]) => `${found.size} × ${what}`)
}
