import { z } from 'zod'

/** What a look-up may also come to, each with words of its own; a flow that has no way for one takes that of `none`. */
export const OTHER_OUTCOMES = [
  /** No place was given: this is what serves everybody, or the whole list. */
  'anywhere',
  /** Nothing is near: what was found is farther off. */
  'beyond',
  /** It is known that there is none. */
  'confirmed_none',
  /** The place is not known, is in several states, is a military address. */
  'unknown_place',
  'several_places',
  'military',
] as const

const Name = z.string().regex(/^[a-z][a-z0-9_]*$/, 'a name is written in snake_case')
/** A node of the same file (`door`), the start of a flow (`rights.home`) or one node of it (`rights.home/door`). */
const Target = z
  .string()
  .regex(/^[a-z][a-z0-9_]*(\.[a-z0-9_]+)*(\/[a-z0-9_]+)?$/, 'a target is a node, a flow, or flow/node')
const FactId = z.string().regex(/^[a-z_]+(\.[a-z_]+)?-\d+b?$/, 'a fact id looks like rights.home-01')

/** The text served once a dated fact of the first one is due: the facts it still states, the cautions it keeps in general words. */
const Twin = z.strictObject({ facts: z.array(FactId).default([]), keeps: z.array(FactId).default([]) })

/** What every node that speaks may declare about its text. */
const Speech = {
  facts: z.array(FactId).default([]),
  twin: Twin.optional(),
  names_carrier_words: z.boolean().optional(),
  /** The look-up of this flow whose answer the text speaks of; who comes back to it later looks again. */
  after: Name.optional(),
  /** Tells one result of that look-up in full, where its text says {{result}}. */
  tells_result: z.boolean().optional(),
}

/** One numbered option. Without a label it bears the name of the topic it leads to. `include` lends the options of another node. */
const Choice = z.union([z.strictObject({ label: Name.optional(), goto: Target }), z.strictObject({ include: Target })])

const Say = z.strictObject({ kind: z.literal('say'), ...Speech, goto: Target })
const AskChoice = z.strictObject({
  kind: z.literal('ask'),
  reads: z.literal('choice'),
  ...Speech,
  introduces: z.boolean().optional(),
  choices: z.array(Choice).min(1),
  more: Target.optional(),
})
const AskYesNo = z.strictObject({
  kind: z.literal('ask'),
  reads: z.literal('yes_no'),
  ...Speech,
  yes: Target,
  no: Target,
  not_sure: Target.optional(),
})
const AskValue = z.strictObject({
  kind: z.literal('ask'),
  reads: z.enum(['zip', 'place', 'country', 'text']),
  ...Speech,
  save: Name,
  goto: Target,
  skip: Target,
})
const AskLanguage = z.strictObject({ kind: z.literal('ask'), reads: z.literal('language'), ...Speech })
/** Lists what a look-up found, three a message: a number tells one in full, MORE goes on, WIDER looks farther. */
const AskResult = z.strictObject({
  kind: z.literal('ask'),
  reads: z.literal('result'),
  ...Speech,
  after: Name,
  one: Target,
})
const Branch = z.strictObject({
  kind: z.literal('branch'),
  on: Name,
  cases: z.record(z.string(), Target).default({}),
  known: Target.optional(),
  otherwise: Target,
})
/** `near` and `country` name saved values. What a look-up may say beside found, none and failed has its way in `others`. */
const Lookup = z.strictObject({
  kind: z.literal('lookup'),
  of: z.enum(['service', 'consulate', 'id_program', 'hotline']),
  near: Name,
  country: Name.optional(),
  found: Target,
  none: Target,
  failed: Target,
  others: z.partialRecord(z.enum(OTHER_OUTCOMES), Target).default({}),
})
const Go = z.strictObject({ kind: z.literal('go'), set: z.record(Name, z.string()).default({}), goto: Target })
const End = z.strictObject({ kind: z.literal('end'), ...Speech })

const Ask = z.discriminatedUnion('reads', [AskChoice, AskYesNo, AskValue, AskLanguage, AskResult])
const Node = z.discriminatedUnion('kind', [Say, Ask, Branch, Lookup, Go, End])

/** One flow: a YAML file below `flows/`. Its id is its path, `flows/rights/home.yaml` is `rights.home`. */
export const Flow = z.strictObject({
  id: Target,
  topic: z.string().optional(),
  /** A pattern is not gone to: it lends its nodes and their texts to the flows that are `like` it. */
  pattern: z.boolean().default(false),
  like: Target.optional(),
  /** What the look-ups of this flow look for: a category of services. */
  category: Name.optional(),
  start: Name,
  nodes: z.record(Name, Node).default({}),
})
export type Flow = z.infer<typeof Flow>
export type FlowNode = z.infer<typeof Node>
