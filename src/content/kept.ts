import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Spoken } from '../content.ts'
import type { FileBytes } from './files.ts'
import { unpackContent } from './pack.ts'

/** The name of the file, in the folder of the database, that keeps what was read, so that the next start need not read it. */
export const KEPT_CONTENT = 'content.pack'

/**
 * What `keepContent` wrote of these very files with this very program; nothing where there is none, where it is another's
 * or where a byte of it has changed. Authors' commands never ask for it.
 */
export function keptContent(databasePath: string, key: string): Spoken | undefined {
  try {
    const [kept, digest, packed] = threeParts(readFileSync(fileOf(databasePath)))
    return kept === key && digest === digestOf(packed) ? unpackContent(packed) : undefined
  } catch {
    return undefined // there is none yet, or it cannot be read: the files themselves can
  }
}

/** Keeps content that was read without a fault, packed. A folder that cannot be written only makes the next start slower. */
export function keepContent(databasePath: string, key: string, packed: string): void {
  const path = fileOf(databasePath)
  try {
    writeFileSync(`${path}.new`, `${key}\n${digestOf(packed)}\n${packed}`)
    renameSync(`${path}.new`, path) // whole or not at all
  } catch {
    // as above
  }
}

/** Names content by every byte of its files, and the program that reads it by when its files were last changed. */
export function contentKey(root: string, files: readonly FileBytes[]): string {
  const hash = createHash('sha256').update(process.version)
  for (const { path, bytes } of files) hash.update(`\n${path} ${bytes.length}\n`).update(bytes)
  const program = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).sort()
  for (const path of ['../package.json', ...program]) {
    const { mtimeMs, size } = statSync(join(root, 'src', path))
    hash.update(`\n${path} ${mtimeMs} ${size}`)
  }
  return hash.digest('hex')
}

function fileOf(databasePath: string): string {
  return join(dirname(databasePath), KEPT_CONTENT)
}

function digestOf(packed: string | Buffer): string {
  return createHash('sha256').update(packed).digest('hex')
}

/** The first two lines and what follows them. */
function threeParts(file: Buffer): [string, string, Buffer] {
  const first = file.indexOf('\n')
  const second = file.indexOf('\n', first + 1)
  return [file.toString('utf8', 0, first), file.toString('utf8', first + 1, second), file.subarray(second + 1)]
}
