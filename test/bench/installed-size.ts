import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ROOT } from './peers.ts'

/** What a user of Promotora has besides its packages. */
const OWN = ['src', 'flows', 'locales', 'drizzle', 'package.json']
/** Node itself comes with Promotora; all others need it too. */
const NODE = /^node-linux-/

/** Bytes on the disk of packages and all they depend on, as they are installed here. */
export function installedBytes(packages: readonly string[]): number {
  const folders = new Set<string>()
  for (const name of packages) addFolders(name, import.meta.dirname, folders)
  return [...folders].reduce((sum, folder) => sum + bytesBelow(folder), 0)
}

export function ownInstalledBytes(): number {
  const { dependencies } = packageIn(ROOT)
  const packages = Object.keys(dependencies ?? {}).filter((name) => !NODE.test(name))
  return installedBytes(packages) + OWN.reduce((sum, part) => sum + bytesBelow(join(ROOT, part)), 0)
}

type Package = { dependencies?: Record<string, string>; optionalDependencies?: Record<string, string> }

function packageIn(folder: string): Package {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Package
}

/** Adds the folder of a package as `from` would find it, and those of all it needs. */
function addFolders(name: string, from: string, folders: Set<string>): void {
  const folder = folderOf(name, from)
  if (!folder || folders.has(folder)) return
  folders.add(folder)
  const { dependencies, optionalDependencies } = packageIn(folder)
  for (const needed of Object.keys({ ...dependencies, ...optionalDependencies })) addFolders(needed, folder, folders)
}

function folderOf(name: string, from: string): string | undefined {
  for (let at = from; ; at = dirname(at)) {
    const folder = join(at, 'node_modules', name)
    if (existsSync(join(folder, 'package.json'))) return folder
    if (at === dirname(at)) return undefined // a package of another system
  }
}

function bytesBelow(path: string): number {
  const found = statSync(path)
  if (!found.isDirectory()) return found.size
  return readdirSync(path)
    .filter((name) => name !== 'node_modules') // packages of packages are counted by themselves
    .reduce((sum, name) => sum + bytesBelow(join(path, name)), 0)
}
