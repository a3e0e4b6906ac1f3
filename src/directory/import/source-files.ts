import { createReadStream, lstatSync, readdirSync, type Stats } from 'node:fs'
import { basename, join, relative } from 'node:path'
import type { Readable } from 'node:stream'
import { RefusedError } from './refusal.ts'
import { openZip } from './zip-files.ts'

/** One file of the input, which may be opened any number of times. */
export type SourceFile = { path: string; name: string; open(): Promise<Readable> }
export type SourceFiles = { files: SourceFile[]; close(): void }

const HIDDEN = /(^|\/)(__MACOSX|\.[^/]*)(\/|$)/
const DEPTH = 3

/** The files of a folder, of a zip, or the one file named, in the order of their names. Refuses what is not there. */
export async function openSource(path: string): Promise<SourceFiles> {
  const found = statOf(path)
  if (found.isDirectory()) {
    const files = within(path, path, DEPTH)
    if (files.length === 0) throw new RefusedError(`${path}: the folder is empty; name a folder with CSV or JSON files`)
    return { files, close() {} }
  }
  if (!found.isFile()) throw new RefusedError(`${path}: neither a file nor a folder; name one`)
  if (found.size === 0) throw new RefusedError(`${path}:1:1 the file is empty; name a file with rows`)
  if (/\.zip$/i.test(path)) return openZip(path)
  return { files: [diskFile(path, basename(path))], close() {} }
}

/** Refuses a path at which nothing can be read, before anything else is done. */
export function requireReadable(path: string): void {
  statOf(path)
}

function statOf(path: string): Stats {
  try {
    return lstatSync(path)
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    throw new RefusedError(
      `${path}: ${isMissing ? 'there is no such file or folder' : 'it cannot be read'}; check the path`,
    )
  }
}

function within(root: string, folder: string, depth: number): SourceFile[] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .filter(({ name }) => !HIDDEN.test(name))
    .flatMap((entry) => {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return depth > 0 ? within(root, path, depth - 1) : []
      return entry.isFile() ? [diskFile(path, relative(root, path))] : [] // a link may lead anywhere
    })
}

function diskFile(path: string, name: string): SourceFile {
  return { path, name, open: async () => createReadStream(path) }
}

/** Whether an entry of an archive is one that systems leave behind. */
export function isHidden(name: string): boolean {
  return HIDDEN.test(name)
}
