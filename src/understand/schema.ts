import { z } from 'zod'

/** A bare number, such as 911, is a phrase too. */
const Phrase = z.preprocess(
  (phrase) => (typeof phrase === 'number' ? String(phrase) : phrase),
  z.string().trim().min(1, 'a phrase is not empty'),
)
const Phrases = z.array(Phrase)
const GroupName = z.string().regex(/^[A-Z][A-Z_]+$/, 'a group is named in CAPITALS')
const Lines = z.string().transform((text) => text.split('\n').filter((line) => line.trim() !== ''))
const Topic = z.string().regex(/^[a-z_]+(\.[a-z_]+)?$/, 'a topic looks like rights.home')

/**
 * What people say when they mean a topic. `say`: they may say more around it. `alone`: it counts only when nothing else
 * is said. `hint`: it counts only when no topic is said outright; hints add up. `cues`: so weak a hint that it takes
 * three. `unless`: said near, it takes the topic out.
 */
const TopicPhrases = z.strictObject({
  alone: Phrases.default([]),
  say: Phrases.default([]),
  hint: Phrases.default([]),
  cues: Phrases.default([]),
  unless: Phrases.default([]),
})

/**
 * One file of `locales/<locale>/understand/`. All files have this shape and add up; how a language divides them is its
 * own choice. How phrases are written is told at the top of `locales/en/understand/basics.yaml`.
 */
export const PhraseFile = z.strictObject({
  /** Words that mean the same to us, under a name in capitals that phrases use. */
  groups: z.record(GroupName, Phrases).default({}),
  topics: z.record(Topic, TopicPhrases).default({}),
  /** Little words that may stand between the words of a phrase. */
  small: Phrases.default([]),
  /** Words people ask with; like little words they do not stand in the way of an `alone` phrase. */
  asking: Phrases.default([]),
  /** Phrases that hold a telling word and mean something else: `ice cream`. Their words are not seen. */
  ignore: Phrases.default([]),
  /** Words that are right as they are and are never taken for a misspelling. */
  plain: Phrases.default([]),
  /** By topic, whole messages as people write them, one a line; `none`: messages that mean no topic of ours. */
  examples: z.record(Topic, Lines).default({}),
  /** Short and joined forms, and what they stand for: `q: que`. */
  short: z.record(z.string(), Phrase).default({}),
  /** What is joined to the front of words, taken off where three letters remain: `ال`, `وال`. */
  prefixes: Phrases.default([]),
  /** Languages that write many words alike: where a message says the same in both, both are asked in. */
  kin: z.array(z.string()).default([]),
  /** Letters that are taken for one another in misspelt words, applied in this order: `v: b`. */
  sounds: z.record(z.string(), z.string()).default({}),
})
export type PhraseFile = z.infer<typeof PhraseFile>
