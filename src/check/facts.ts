import type { Content } from '../content.ts'
import type { Fault } from '../flow/faults.ts'
import { type SpeakingNode, speaks } from '../flow/graph.ts'
import { foundIn } from '../text/words.ts'

/**
 * Facts and their warnings: a text names only facts that ship, states the cautions of every right it states, and has a
 * twin for the day a dated fact is due. The words of a caution are looked for in every language, not only its id.
 */
export function checkFacts(content: Content): Fault[] {
  return [...content.flows.graph.nodes.values()]
    .filter(speaks)
    .flatMap((node) => [...ofNode(content, node), ...ofTexts(content, node)])
}

function ofNode({ flows, facts: { facts } }: Content, node: SpeakingNode): Fault[] {
  const faults: Fault[] = []
  const at = (path: string[], wrong: string, right: string) =>
    faults.push(flows.files.get(node.flow)!.fault(['nodes', node.name, ...path], wrong, right))
  const cautionsOf = (ids: string[]) => new Set(ids.flatMap((id) => facts.get(id)?.cautions ?? []))
  for (const id of [...node.facts, ...(node.twin?.facts ?? [])]) {
    const fact = facts.get(id)
    if (!fact) at(['facts'], `no fact is called '${id}'`, 'name a fact of flows/facts/')
    else if (fact.unshipped)
      at(['facts'], `'${id}' may not be said: ${fact.unshipped}`, 'leave it out, and its words in every language')
  }
  for (const caution of cautionsOf(node.facts))
    if (!node.facts.includes(caution))
      at(
        ['facts'],
        `states a right without its caution '${caution}'`,
        'say the caution in the same text and name it here',
      )

  const isDated = (id: string) => facts.get(id)?.class === 'dated' && !facts.get(id)?.helpline
  const dated = node.facts.filter(isDated)
  if (dated.length > 0 && !node.twin)
    at([], `states the dated fact '${dated[0]}' and has no twin`, 'add `twin` and its text in every language')
  if (dated.length === 0 && node.twin) at(['twin'], 'has a twin but states no dated fact', 'remove the twin')
  for (const id of node.twin?.facts.filter(isDated) ?? [])
    at(['twin', 'facts'], `'${id}' is dated itself`, 'a twin says nothing dated')
  const said = new Set([...(node.twin?.facts ?? []), ...(node.twin?.keeps ?? [])])
  for (const caution of node.twin ? cautionsOf([...node.facts, ...node.twin.facts]) : [])
    if (!said.has(caution))
      at(['twin'], `the twin drops the caution '${caution}'`, 'keep it in general words and list it in `keeps`')
  return faults
}

function ofTexts(content: Content, node: SpeakingNode): Fault[] {
  const { facts } = content.facts
  const warnings = new Set([...facts.values()].flatMap((fact) => fact.cautions))
  const faults: Fault[] = []
  for (const [locale, texts] of content.catalogue.texts) {
    const wordings = content.wordLists.cautions.get(locale) ?? {}
    const require = (key: string, ids: string[]) => {
      const entry = texts.get(key)
      for (const id of entry ? new Set(ids) : []) {
        const phrases = wordings[id]
        if (!phrases)
          faults.push(
            entry!.file.fault(
              entry!.at,
              `no wording of the caution '${id}' is known in ${locale}`,
              `add it to locales/${locale}/cautions.yaml`,
            ),
          )
        else if (!foundIn(entry!.text, phrases))
          faults.push(
            entry!.file.fault(
              entry!.at,
              `does not say the caution '${id}'`,
              `say it as "${phrases[0]}", or add this wording to locales/${locale}/cautions.yaml`,
            ),
          )
      }
    }
    require(node.text, node.facts.filter((id) => warnings.has(id)))
    if (node.twin) require(node.twinText, [...node.twin.facts, ...node.twin.keeps].filter((id) => warnings.has(id)))
  }
  return faults
}
