import { readdirSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { KEPT } from '../purpose/kept.ts'
import { FILES, type Purpose } from '../purpose/purposes.ts'
import type { Section } from './section.ts'

const SHOWN = 5

/** What lies in the folder of the database, beside its purpose. */
export function auditFolder(databasePath: string): Section {
  const folder = dirname(databasePath)
  const known = knownFiles(databasePath)
  const names = entriesOf(folder)
  const unknown = names.filter((name) => !known.has(name))
  return {
    title: `Files in ${folder}`,
    lines: names.map((name) => {
      const purpose = known.get(name)
      return `${name}: ${purpose ? `${purpose.why}; kept ${KEPT[purpose.kept]}` : 'NO PURPOSE'}`
    }),
    reasons: [
      ...unknown.slice(0, SHOWN).map((name) => `${name} in ${folder} has no purpose`),
      ...(unknown.length > SHOWN ? [`${unknown.length - SHOWN} more files in ${folder} have none`] : []),
    ],
  }
}

/** Every file that may lie in that folder, by its name. */
export function knownFiles(databasePath: string): Map<string, Purpose> {
  return new Map(Object.entries(FILES).map(([name, purpose]) => [name.replace('*', basename(databasePath)), purpose]))
}

function entriesOf(folder: string): string[] {
  try {
    return readdirSync(folder).sort()
  } catch {
    return []
  }
}
