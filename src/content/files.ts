import { readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import type { SourceFile } from '../flow/yaml-file.ts'

/** A file of the content as it lies on the disk. */
export type FileBytes = { path: string; bytes: Buffer }

export const COUNTRY_TABLES = {
  words: 'drizzle/seed/countries.csv',
  ambiguous: 'drizzle/seed/countries-ambiguous.csv',
}
/** A line each, below a heading: the cities with three ZIP codes or more in one state. */
export const CITY_TABLE = 'drizzle/seed/cities.csv'
const FOLDERS: [folder: string, named: RegExp][] = [
  ['flows', /\.ya?ml$/],
  ['locales', /\.ya?ml$/],
  ['src/simulator', /\.(css|js)$/],
  ['src/privacy', /\.(css|js)$/],
]

/** The content files below a project folder, with paths as `flows/rights/home.yaml`, in a fixed order. */
export function contentBytes(root: string): FileBytes[] {
  const below = (folder: string, named: RegExp) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => named.test(path))
      .sort()
      .map((path) => `${folder}/${path.split(sep).join('/')}`)
  const paths = [
    ...FOLDERS.flatMap(([folder, named]) => below(folder, named)),
    ...Object.values(COUNTRY_TABLES),
    CITY_TABLE,
  ]
  return paths.map((path) => ({ path, bytes: readFileSync(join(root, path)) }))
}

/** The same, read as text. */
export function contentFiles(root: string): SourceFile[] {
  return contentBytes(root).map(inText)
}

export function inText({ path, bytes }: FileBytes): SourceFile {
  return { path, text: bytes.toString('utf8') }
}
