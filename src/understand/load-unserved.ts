import { z } from 'zod'
import type { Fault } from '../flow/faults.ts'
import { parseYaml, readAs, type SourceFile } from '../flow/yaml-file.ts'

const Phrases = z.array(z.string().min(1)).default([])
/** `locales/unserved.yaml`: languages that are not written here, by tag, and how they are recognised. Its head tells how. */
const UnservedFile = z.strictObject({
  asks: Phrases,
  languages: z.record(
    z.string(),
    z.strictObject({
      name: z.string().optional(),
      names: Phrases,
      scripts: Phrases,
      letters: Phrases,
      words: Phrases,
    }),
  ),
})

/** What the file says, as data. */
export type UnservedLists = z.infer<typeof UnservedFile>
export type LoadedUnserved = { lists: UnservedLists; faults: Fault[] }

const FILE = 'locales/unserved.yaml'

export function loadUnserved(sources: SourceFile[]): LoadedUnserved {
  const source = sources.find(({ path }) => path === FILE)
  if (!source) return { lists: { asks: [], languages: {} }, faults: [] }
  const { file, faults } = parseYaml(source)
  const { value, faults: wrong } = readAs(file, UnservedFile)
  return { lists: value ?? { asks: [], languages: {} }, faults: [...faults, ...wrong] }
}
