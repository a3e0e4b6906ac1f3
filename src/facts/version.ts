import type { SpeakingNode } from '../flow/graph.ts'
import { type Day, standing } from './freshness.ts'
import type { Fact } from './schema.ts'

/** What a family gets of a node: its text, its twin that states less, or a bare next step. */
export type Version = 'text' | 'twin' | 'withheld'

/** The text as written until a fact of it is due, then its twin until that is due too. */
export function versionOn(
  { facts: stated, twin }: SpeakingNode,
  facts: ReadonlyMap<string, Fact>,
  today: Day,
): Version {
  if (dueOf(stated, facts, today).length === 0) return 'text'
  return twin && dueOf(twin.facts, facts, today).length === 0 ? 'twin' : 'withheld'
}

/** Those facts that are not said any more. */
export function dueOf(ids: readonly string[], facts: ReadonlyMap<string, Fact>, today: Day): string[] {
  return ids.filter((id) => standing(facts.get(id)!, today) === 'withheld')
}
