import { families as familiesOf } from '../family.ts'
import { SECRETS } from '../line/line.ts'
import { needlesOf } from '../line/talk.ts'
import { buildMutant, MUTANTS, type Mutant } from '../mutants.ts'
import { scannerFor } from '../scan/scanner.ts'
import { type Finding, finding } from './finding.ts'
import { interference } from './interference.ts'
import { FEW_TOPICS, joining } from './joining.ts'
import { residue } from './residue.ts'

/** Builds that betray families, each with the experiment that has to see it. */
export async function mutantsCaught(seed: number): Promise<Finding[]> {
  const spoken = familiesOf(40, seed)
  const scanner = scannerFor(needlesOf(spoken), SECRETS)
  return [
    await caught(MUTANTS.hashUnderTheToken, ['T01'], (root) => residue(spoken, scanner, root)),
    await caught(MUTANTS.hashUnderChance, ['T08'], async (root) => [await interference(40, seed, root)]),
    await caught(MUTANTS.logsBodies, ['T03'], (root) => residue(spoken, scanner, root)),
    await caught(MUTANTS.countsMessages, ['T11', 'T12'], (root) => joining(familiesOf(160, seed, FEW_TOPICS), root)),
  ]
}

async function caught(mutant: Mutant, by: string[], run: (root: string) => Promise<Finding[]>): Promise<Finding> {
  const { root, remove } = buildMutant(mutant)
  try {
    const findings = await run(root)
    const blind = by.filter((id) => findings.find((each) => each.id === id)?.outcome !== 'failed')
    const seen = findings.filter(({ id }) => by.includes(id)).flatMap(({ found }) => found)
    return finding(
      `Mutant: ${mutant.name}`,
      `A build of the program that ${mutant.name} must fail ${by.join(' and ')}.`,
      `it was seen: ${seen.slice(0, 3).join('; ')}`,
      blind.map((id) => `${id} did not see it`),
    )
  } finally {
    remove()
  }
}
