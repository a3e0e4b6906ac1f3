import type { AskNode, LookupNode, NodeId, Reads } from '../flow/graph.ts'
import type { Aside, Effect, Input, LookedUp } from './input.ts'
import { type Offer, RESULTS_IN_A_MESSAGE, type Session, STEPS_BACK } from './session.ts'
import { optionsOf, say, stand, type World, walk } from './walk.ts'

/**
 * Plays one turn, from an input to the next wait. Pure: the caller performs the effects, in order, and answers a
 * look-up with the next input. Throws FlowLoopError when the flows never come to a wait.
 */
export function step(world: World, session: Session, input: Input): [Session, Effect[]] {
  return introduce(world, session, play(world, session, input))
}

function play(world: World, session: Session, input: Input): [Session, Effect[]] {
  switch (input.type) {
    case 'open': {
      const values = { ...session.values, ...input.values }
      const left = { ...stand(leaving(session), session.at, undefined), values }
      return arrive(world, left, input.node, asideEffects(input.aside))
    }
    case 'choice':
      return choose(world, session, input.index)
    case 'value':
      return answer(world, session, input)
    case 'offer':
      return offer(world, session, input.offers)
    case 'found':
      return found(world, session, world.graph.nodes.get(input.at) as LookupNode, input)
    case 'wider':
      return wider(world, session)
    case 'ask_language':
      return askLanguage(world, session, input)
    case 'back':
      return back(world, session)
    case 'more':
      return more(world, session, input.pages)
    case 'repeat':
      return again(world, session, asideEffects(input.aside))
    case 'language':
      return inLanguage(world, { ...session, language: input.language })
    case 'aside':
      return [{ ...session, misses: 0 }, [...asideEffects(input.aside), ...waiting(world, session)]]
    case 'closing':
      return [{ ...session, misses: 0 }, [{ type: 'aside', text: 'goodbye' }]]
    case 'unread':
      return unread(world, session)
    case 'leave':
      return [session, [...asideEffects(input.aside), { type: 'forget' }]]
  }
}

/** Asks in every language that may have been meant; the topic that was named is the place the answer goes back to. */
function askLanguage(
  world: World,
  before: Session,
  { node, offers, afterwards, values }: Extract<Input, { type: 'ask_language' }>,
): [Session, Effect[]] {
  const session = { ...before, values: { ...before.values, ...values }, trail: [afterwards], offers }
  const others = offers.filter(({ value }) => value !== session.language)
  const [asked, [first, ...rest]] = walk(world, { ...session, entry: node, page: 0, misses: 0 }, node, [])
  return [asked, [first!, ...others.map(({ value }) => ({ type: 'say', node, language: value }) as const), ...rest]]
}

/** The session with the place it stands at added to the way back. */
function leaving(session: Session): Session {
  if (!session.entry) return session
  const trail =
    session.trail.at(-1) === session.entry ? session.trail : [...session.trail, session.entry].slice(-STEPS_BACK)
  return { ...session, trail }
}

/**
 * Begins a message at a node: what is said first there becomes what REPEAT says, so that BACK asks a question again even
 * where its answer is known since.
 */
function arrive(world: World, session: Session, to: NodeId, before: Effect[]): [Session, Effect[]] {
  const begun = { ...session, entry: to, page: 0, misses: 0, offers: undefined }
  const [next, effects] = walk(world, begun, to, before)
  const first = effects.find((effect) => effect.type === 'say')
  return [{ ...next, entry: first?.node ?? to }, effects]
}

/** Says the last message again, from where it began. */
function again(world: World, session: Session, before: Effect[]): [Session, Effect[]] {
  return walk(world, { ...session, misses: 0 }, session.entry || world.menu, before)
}

/** Goes on in another language where the conversation stands; from the list of languages, where it stood before. */
function inLanguage(world: World, session: Session): [Session, Effect[]] {
  const asksLanguage = (id: NodeId) => {
    const node = world.graph.nodes.get(id)
    return node?.kind === 'ask' && node.reads === 'language'
  }
  if (!asksLanguage(session.at)) return again(world, session, [])
  return back(world, { ...session, trail: session.trail.filter((id) => !asksLanguage(id)) })
}

function choose(world: World, session: Session, index: number): [Session, Effect[]] {
  const node = questionAt(world, session)
  if (!node) return unread(world, session)
  const offered = node.save ? (session.offers ?? []) : []
  if (offered[index]) return answer(world, session, { value: offered[index].value, keep: true })
  if (node.one && session.results?.rows[index])
    return arrive(world, leaving({ ...session, results: { ...session.results, one: index } }), node.one, [])
  const option = node.options[index - offered.length]
  return option ? arrive(world, leaving(session), option.goto, []) : unread(world, session)
}

type Answer = Omit<Extract<Input, { type: 'value' }>, 'type'>

function answer(world: World, session: Session, { value, keep, look }: Answer): [Session, Effect[]] {
  const node = questionAt(world, session)
  const save = look?.save ?? node?.save
  const goto = look?.at ?? node?.goto
  if (!goto || !save) return unread(world, session)
  const { [save]: _, ...others } = session.values
  const asked = { ...leaving(session), values: { ...others, [save]: value } }
  const [next, effects] = arrive(world, asked, goto, [])
  return keep ? [next, effects] : [{ ...next, values: others }, effects]
}

/** Asks which of its meanings an answer had, where the conversation stands. */
function offer(world: World, session: Session, offers: Offer[]): [Session, Effect[]] {
  const asked = { ...session, offers, misses: 0 }
  return [asked, [{ type: 'aside', text: 'which_one' }, ...waiting(world, asked)]]
}

/** Goes on with what a look-up came to. Its answer is where the message begins: REPEAT says it without looking again. */
function found(world: World, session: Session, node: LookupNode, looked: LookedUp): [Session, Effect[]] {
  const { outcome, rows, values, offers, widerMiles } = looked
  const results = { at: node.id, rows, from: 0, one: 0, values, ...(widerMiles !== undefined && { widerMiles }) }
  const to = node.ways[outcome] ?? node.ways.none
  return walk(world, { ...session, results, entry: to, offers, minimumMiles: undefined }, to, [])
}

/** Looks again in a wider circle. */
function wider(world: World, session: Session): [Session, Effect[]] {
  const node = questionAt(world, session)
  const minimumMiles = session.results?.widerMiles
  if (node?.reads !== 'result' || minimumMiles === undefined)
    return [{ ...session, misses: 0 }, [{ type: 'aside', text: 'no_wider' }, ...waiting(world, session)]]
  return walk(world, { ...session, page: 0, misses: 0, minimumMiles }, node.after!, [])
}

function back(world: World, session: Session): [Session, Effect[]] {
  const entry = session.trail.at(-1) ?? world.menu
  return arrive(world, { ...session, trail: session.trail.slice(0, -1) }, entry, [])
}

/** The next page of the last message, then the next results, then what the question has more of. */
function more(world: World, session: Session, pages: number): [Session, Effect[]] {
  if (session.page + 1 < pages) return again(world, { ...session, page: session.page + 1 }, [])
  const node = questionAt(world, session)
  const { results } = session
  const from = (results?.from ?? 0) + RESULTS_IN_A_MESSAGE
  if (node?.reads === 'result' && results && from < results.rows.length)
    return again(world, { ...session, page: 0, results: { ...results, from } }, [])
  if (node?.more) return arrive(world, leaving(session), node.more, [])
  return [{ ...session, misses: 0 }, [{ type: 'aside', text: 'no_more' }, ...waiting(world, session)]]
}

/** Questions that are answered by a number alone; the others say at each miss what they wait for. */
const BY_NUMBER: ReadonlySet<Reads> = new Set(['choice', 'yes_no', 'result', 'language'])

/** Three misses in a row never look alike: a hint, the choices, then the menu and a telephone number. */
function unread(world: World, session: Session): [Session, Effect[]] {
  const node = questionAt(world, session)
  const misses = session.misses + 1
  if (!node || misses >= 3) return arrive(world, leaving(session), world.menu, [{ type: 'aside', text: 'lost' }])
  if (misses === 1) return [{ ...session, misses }, [{ type: 'aside', text: `hint_${node.reads}` }]]
  const text = BY_NUMBER.has(node.reads) ? 'only_numbers' : `hint_${node.reads}`
  return [{ ...session, misses }, [{ type: 'aside', text }, ...waiting(world, session)]]
}

function questionAt(world: World, { at }: Session): AskNode | undefined {
  const node = world.graph.nodes.get(at)
  return node?.kind === 'ask' ? node : undefined
}

/** The numbered answers to the question that waits. */
function waiting(world: World, session: Session): Effect[] {
  const node = questionAt(world, session)
  if (node?.reads === 'result') return [say(session, node), ...optionsOf(session, node)] // with what must be said with it
  return node ? optionsOf(session, node) : []
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
