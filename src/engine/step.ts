import type { LookupNode, NodeId } from '../flow/graph.ts'
import type { Aside, Effect, Input } from './input.ts'
import { type Session, STEPS_BACK } from './session.ts'
import { stand, type World, walk } from './walk.ts'

/**
 * Plays one turn, from an input to the next wait. Pure: the caller performs the effects, in order, and answers a
 * look-up with the next input. Throws FlowLoopError when the flows never come to a wait.
 */
export function step(world: World, session: Session, input: Input): [Session, Effect[]] {
  return introduce(world, session, play(world, session, input))
}

function play(world: World, session: Session, input: Input): [Session, Effect[]] {
  switch (input.type) {
    case 'open':
      return arrive(world, stand(leaving(session), session.at, undefined), input.node, asideEffects(input.aside))
    case 'choice':
      return choose(world, session, input.index)
    case 'value':
      return answer(world, session, input.value, input.keep)
    case 'found': {
      const node = world.graph.nodes.get(input.at) as LookupNode
      return walk(world, session, node[input.outcome], [])
    }
    case 'back':
      return back(world, session)
    case 'more':
      return more(world, session, input.pages)
    case 'repeat':
      return again(world, session, asideEffects(input.aside))
    case 'language':
      return inLanguage(world, { ...session, language: input.language })
    case 'aside':
      return [{ ...session, misses: 0 }, [...asideEffects(input.aside), ...optionsOf(world, session)]]
    case 'unread':
      return unread(world, session)
    case 'leave':
      return [session, [...asideEffects(input.aside), { type: 'forget' }]]
  }
}

/** The session with the place it stands at added to the way back. */
function leaving(session: Session): Session {
  if (!session.entry) return session
  const trail =
    session.trail.at(-1) === session.entry ? session.trail : [...session.trail, session.entry].slice(-STEPS_BACK)
  return { ...session, trail }
}

/** Begins a message at a node: the place becomes what REPEAT says. */
function arrive(world: World, session: Session, to: NodeId, before: Effect[]): [Session, Effect[]] {
  return walk(world, { ...session, entry: to, page: 0, misses: 0 }, to, before)
}

/** Says the last message again, from where it began. */
function again(world: World, session: Session, before: Effect[]): [Session, Effect[]] {
  return walk(world, { ...session, misses: 0 }, session.entry || world.menu, before)
}

/** Goes on in another language where the conversation stands; from the list of languages, where it stood before. */
function inLanguage(world: World, session: Session): [Session, Effect[]] {
  const node = world.graph.nodes.get(session.at)
  return node?.kind === 'ask' && node.reads === 'language' ? back(world, session) : again(world, session, [])
}

function choose(world: World, session: Session, index: number): [Session, Effect[]] {
  const node = world.graph.nodes.get(session.at)
  const option = node?.kind === 'ask' ? node.options[index] : undefined
  if (!option) return unread(world, session)
  return arrive(world, leaving(session), option.goto, [])
}

function answer(world: World, session: Session, value: string, keep: boolean): [Session, Effect[]] {
  const node = world.graph.nodes.get(session.at)
  if (node?.kind !== 'ask' || !node.goto || !node.save) return unread(world, session)
  const { [node.save]: _, ...others } = session.values
  const asked = { ...leaving(session), values: { ...others, [node.save]: value } }
  const [next, effects] = arrive(world, asked, node.goto, [])
  return keep ? [next, effects] : [{ ...next, values: others }, effects]
}

function back(world: World, session: Session): [Session, Effect[]] {
  const entry = session.trail.at(-1) ?? world.menu
  return arrive(world, { ...session, trail: session.trail.slice(0, -1) }, entry, [])
}

function more(world: World, session: Session, pages: number): [Session, Effect[]] {
  if (session.page + 1 < pages) return again(world, { ...session, page: session.page + 1 }, [])
  const node = world.graph.nodes.get(session.at)
  if (node?.kind === 'ask' && node.more) return arrive(world, leaving(session), node.more, [])
  return [{ ...session, misses: 0 }, [{ type: 'aside', text: 'no_more' }, ...optionsOf(world, session)]]
}

/** Three misses in a row never look alike: a hint, the bare choices, then the menu and a telephone number. */
function unread(world: World, session: Session): [Session, Effect[]] {
  const node = world.graph.nodes.get(session.at)
  const misses = session.misses + 1
  if (node?.kind !== 'ask' || misses >= 3)
    return arrive(world, leaving(session), world.menu, [{ type: 'aside', text: 'lost' }])
  if (misses === 1) return [{ ...session, misses }, [{ type: 'aside', text: `hint_${node.reads}` }]]
  return [{ ...session, misses }, [{ type: 'aside', text: 'only_numbers' }, ...optionsOf(world, session)]]
}

function optionsOf(world: World, { at }: Session): Effect[] {
  return world.graph.nodes.get(at)?.kind === 'ask' ? [{ type: 'options', node: at }] : []
}

function asideEffects(aside: Aside | undefined): Effect[] {
  return aside ? [{ type: 'aside', ...aside }] : []
}

/** Tells once who speaks: in the first reply, but with a crisis in the one after it. Some texts tell it themselves. */
function introduce(world: World, before: Session, [after, effects]: [Session, Effect[]]): [Session, Effect[]] {
  const first = before.entry === ''
  if (before.introduced || effects.some(({ type }) => type === 'forget')) return [after, effects]
  const node = world.graph.nodes.get(after.at)
  if (node?.kind === 'ask' && node.introduces && effects.some((effect) => effect.type === 'say'))
    return [{ ...after, introduced: true }, effects]
  if (first && after.topic?.startsWith('crisis.')) return [after, effects]
  return [{ ...after, introduced: true }, [...effects, { type: 'introduce' }]]
}
