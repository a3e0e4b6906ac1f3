import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A small world for one program: all it may write to is in here. */
export type World = { root: string; data: string; home: string; tmp: string; work: string }

export function newWorld(): World {
  const root = mkdtempSync(join(tmpdir(), 'promotora-trust-'))
  const world = {
    root,
    data: join(root, 'data'),
    home: join(root, 'home'),
    tmp: join(root, 'tmp'),
    work: join(root, 'work'),
  }
  for (const folder of [world.data, world.home, world.tmp, world.work]) mkdirSync(folder, { mode: 0o700 })
  return world
}

export function endWorld({ root }: World): void {
  rmSync(root, { recursive: true, force: true })
}

/** Every file below a folder: its path, size in bytes and time of its last change. */
export function filesBelow(folder: string): { path: string; bytes: number; changedMs: number }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .flatMap((path) => {
      const stat = statSync(path, { throwIfNoEntry: false })
      return stat ? [{ path, bytes: stat.size, changedMs: stat.mtimeMs }] : []
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** A file's bytes; none when it went away meanwhile. */
export function bytesOf(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch {
    return Buffer.alloc(0)
  }
}
