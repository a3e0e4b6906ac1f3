import type { Answer } from '../answers/types.ts'
import type { Effect, Input, LookedUp } from '../engine/input.ts'
import { type Found, RESULTS_IN_A_MESSAGE, type Session } from '../engine/session.ts'
import { step } from '../engine/step.ts'
import { lookupOf, type World } from '../engine/walk.ts'
import type { LookupNode } from '../flow/graph.ts'
import type { LookUps } from '../ports.ts'

/** Rows of the directory by `kind:id`, as they are told now. */
export type Answers = Map<string, Answer>
export type Played = { session: Session; effects: Effect[] }
type Moment = { now: Date; today: string }

const LOOKUPS_IN_A_TURN = 5 // a look-up's answer may ask for another; a ring of them must end

export const rowKey = ({ kind, id }: Pick<Found, 'kind' | 'id'>) => `${kind}:${id}`

/** What a turn plays with. What it has brought of the directory stays in `answers`, so that nothing is asked for twice. */
export type Stage = { directory: LookUps; world: World; moment: Moment; answers: Answers }

/** Plays an input and every look-up it leads to, and brings the rows that are to be told; with `ahead` those of MORE too. */
export async function playOut(
  { directory, world, moment, answers }: Stage,
  before: Session,
  input: Input,
  ahead = false,
): Promise<Played> {
  let [session, effects] = step(world, before, input)
  const goOn = (node: string, looked: LookedUp) => {
    const [next, more] = step(world, session, { type: 'found', at: node, ...looked })
    session = next
    effects = [...effects.filter(({ type }) => type !== 'lookup'), ...more]
  }
  for (let lookups = 0; lookups < LOOKUPS_IN_A_TURN; lookups++) {
    const lookup = effects.find((effect) => effect.type === 'lookup')
    if (!lookup) break
    const looked = await look(directory, { ...lookup, language: session.language, ...moment }, answers)
    goOn(lookup.node, looked)
  }
  const missing = rowsIn(effects).filter((row) => !answers.has(rowKey(row)))
  if (missing.length > 0) {
    const node = world.graph.nodes.get(session.results!.at) as LookupNode
    const question = { ...lookupOf(session, node), language: session.language, ...moment }
    await recall(directory, [...missing, ...(ahead ? nextRows(session) : [])], question, answers)
    if (missing.some((row) => !answers.has(rowKey(row)))) {
      effects = effects.filter(({ type }) => type === 'aside' || type === 'introduce') // the list is not what it was: look again
      goOn(node.id, await look(directory, question, answers))
    }
  }
  return { session, effects }
}

function nextRows({ results }: Session): Found[] {
  const next = (results?.from ?? 0) + RESULTS_IN_A_MESSAGE
  return results?.rows.slice(next, next + RESULTS_IN_A_MESSAGE) ?? []
}

/** The rows that a turn tells. */
export function rowsIn(effects: Effect[]): Found[] {
  return effects.flatMap((effect) => {
    if (effect.type === 'results') return effect.rows
    return effect.type === 'say' && effect.result ? [effect.result] : []
  })
}

type Question = Parameters<LookUps['lookUp']>[0]

/** Asks the directory. When it cannot answer, the flow says so and gives the national lines. */
async function look(directory: LookUps, question: Question, into: Answers): Promise<LookedUp> {
  try {
    const { answers, ...looked } = await directory.lookUp(question)
    for (const answer of answers) into.set(rowKey(answer), answer)
    return looked
  } catch {
    return { outcome: 'failed', rows: [], values: {} }
  }
}

async function recall(directory: LookUps, rows: Found[], question: Question, into: Answers): Promise<void> {
  try {
    for (const answer of await directory.recall(rows, question)) into.set(rowKey(answer), answer)
  } catch {
    // looked up again by the caller, which then fails the same way and says so
  }
}
