import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../../support/app.ts'
import { bytesOf, type World } from '../line/world.ts'
import type { Hit, Scanner } from '../scan/scanner.ts'

const SHARED = ['/tmp', '/var/tmp', '/dev/shm', ROOT]
const LARGEST_BYTES = 64 * 1024 * 1024

/**
 * Looks for what a process left outside its own world since a moment: files in the machine's shared folders and the
 * project's. Others write there too, so only what nobody else can have written counts: this run's own random words.
 */
export function leftOutside(scanner: Scanner, { root }: World, sinceMs: number): Hit[] {
  const files = SHARED.flatMap((folder) => entries(folder).map((name) => join(folder, name)))
  return files
    .filter((path) => !path.startsWith(root))
    .filter((path) => {
      const stat = statSync(path, { throwIfNoEntry: false })
      return stat?.isFile() && stat.mtimeMs >= sinceMs && stat.size <= LARGEST_BYTES
    })
    .flatMap((path) => scanner.scan(bytesOf(path), path))
    .filter(({ needle, as }) => as === 'text' && ['token', 'body', 'message id', 'signature'].includes(needle.kind))
}

function entries(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
