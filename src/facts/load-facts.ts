import { z } from 'zod'
import type { Fault } from '../flow/faults.ts'
import { parseYaml, readAs, type SourceFile, type YamlFile } from '../flow/yaml-file.ts'
import { type Fact, FactFile, type Facts, type Source, SourcesFile } from './schema.ts'

export type LoadedFacts = Facts & { files: ReadonlyMap<string, YamlFile>; blockedNumbers: string[]; faults: Fault[] }

const BlockedFile = z.record(z.string(), z.strictObject({ reason: z.string(), known_as: z.string().optional() }))

/** Reads the facts of `flows/facts/`, their sources and the numbers never to be sent; `files` says where each fact stands. */
export function loadFacts(sources: SourceFile[]): LoadedFacts {
  const facts = new Map<string, Fact>()
  const bodies = new Map<string, Source>()
  const files = new Map<string, YamlFile>()
  const blockedNumbers: string[] = []
  const faults: Fault[] = []
  for (const source of sources) {
    const { file, faults: unreadable } = parseYaml(source)
    faults.push(...unreadable)
    const name = source.path.split('/').at(-1)
    if (name === 'sources.yaml') {
      const { value, faults: wrong } = readAs(file, SourcesFile)
      faults.push(...wrong)
      for (const [id, body] of Object.entries(value ?? {})) bodies.set(id, body)
    } else if (name === 'blocked-numbers.yaml') {
      const { value, faults: wrong } = readAs(file, BlockedFile)
      faults.push(...wrong)
      blockedNumbers.push(...Object.keys(value ?? {}))
    } else {
      const { value, faults: wrong } = readAs(file, FactFile)
      faults.push(...wrong)
      for (const [id, fact] of Object.entries(value ?? {})) {
        facts.set(id, fact)
        files.set(id, file)
      }
    }
  }
  faults.push(...missing(facts, bodies, files))
  return { facts, sources: bodies, files, blockedNumbers, faults }
}

/** Sources and cautions that a fact names and that are not there, or may not be said. */
function missing(facts: Map<string, Fact>, bodies: Map<string, Source>, files: Map<string, YamlFile>): Fault[] {
  const faults: Fault[] = []
  for (const [id, fact] of facts) {
    const file = files.get(id)!
    fact.sources.forEach((source, index) => {
      if (!bodies.has(source))
        faults.push(
          file.fault([id, 'sources', index], `no source is called '${source}'`, 'add it to flows/facts/sources.yaml'),
        )
    })
    if (!fact.unshipped && fact.sources.length === 0)
      faults.push(file.fault([id], 'a fact without a source cannot ship', 'name a source or mark it unshipped'))
    fact.cautions.forEach((caution, index) => {
      const said = facts.get(caution)
      if (!said || said.unshipped)
        faults.push(
          file.fault([id, 'cautions', index], `the caution '${caution}' cannot be said`, 'name a fact that ships'),
        )
    })
  }
  return faults
}
