import type { Answer } from '../answers/types.ts'
import type { Effect, Input, LookedUp } from '../engine/input.ts'
import type { Found, Session } from '../engine/session.ts'
import { step } from '../engine/step.ts'
import { lookupOf, type World } from '../engine/walk.ts'
import type { LookupNode } from '../flow/graph.ts'
import type { LookUps } from '../ports.ts'

/** Rows of the directory by `kind:id`, as they are told now. */
export type Answers = Map<string, Answer>
export type Played = { session: Session; effects: Effect[]; answers: Answers }
type Moment = { now: Date; today: string }

const LOOKUPS_IN_A_TURN = 5 // a look-up's answer may ask for another; a ring of them must end

export const rowKey = ({ kind, id }: Pick<Found, 'kind' | 'id'>) => `${kind}:${id}`

/** Plays an input and every look-up it leads to, and brings the rows that are to be told. */
export async function playOut(
  directory: LookUps,
  world: World,
  before: Session,
  input: Input,
  moment: Moment,
): Promise<Played> {
  const answers: Answers = new Map()
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
    await recall(directory, missing, question, answers)
    if (missing.some((row) => !answers.has(rowKey(row)))) {
      effects = effects.filter(({ type }) => type === 'aside' || type === 'introduce') // the list is not what it was: look again
      goOn(node.id, await look(directory, question, answers))
    }
  }
  return { session, effects, answers }
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
