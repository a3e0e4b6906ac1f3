import { z } from 'zod'

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
const Branch = z.strictObject({
  kind: z.literal('branch'),
  on: Name,
  cases: z.record(z.string(), Target).default({}),
  known: Target.optional(),
  otherwise: Target,
})
const Lookup = z.strictObject({
  kind: z.literal('lookup'),
  of: z.enum(['service', 'consulate', 'id_program', 'hotline']),
  category: Name.optional(),
  near: Name,
  found: Target,
  none: Target,
  failed: Target,
})
const Go = z.strictObject({ kind: z.literal('go'), goto: Target })
const End = z.strictObject({ kind: z.literal('end'), ...Speech })

const Ask = z.discriminatedUnion('reads', [AskChoice, AskYesNo, AskValue, AskLanguage])
const Node = z.discriminatedUnion('kind', [Say, Ask, Branch, Lookup, Go, End])

/** One flow: a YAML file below `flows/`. Its id is its path, `flows/rights/home.yaml` is `rights.home`. */
export const Flow = z.strictObject({
  id: Target,
  topic: z.string().optional(),
  start: Name,
  nodes: z.record(Name, Node),
})
export type Flow = z.infer<typeof Flow>
export type FlowNode = z.infer<typeof Node>
