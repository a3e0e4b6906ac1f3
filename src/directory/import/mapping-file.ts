import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { CATEGORIES } from '../../answers/types.ts'
import { type Fault, formatFault } from '../../flow/faults.ts'
import { parseYaml, readAs } from '../../flow/yaml-file.ts'
import { phraseOf } from '../../text/fold.ts'
import type { Meaning, OwnTerms } from './categorize.ts'
import { FIELDS } from './flat-fields.ts'
import { RefusedError } from './refusal.ts'

const Field = z.enum(FIELDS, `one of ${FIELDS.join(', ')}`)
const Column = z.union(
  [
    Field,
    z.strictObject({
      to: Field,
      /** Where the cell holds several values. */
      split: z.string().min(1).optional(),
      /** What the source's words stand for; a word that is not listed stays as it is. */
      values: z.record(z.string(), z.string()).optional(),
      /** A column of the file that says yes where this cell is private. */
      unless: z.string().optional(),
    }),
  ],
  `neither a field nor { to: a field, split, values, unless }; the fields are ${FIELDS.join(', ')}`,
)
const Means = z.enum([...CATEGORIES, 'none', 'out'], 'a category, none, or out for what is no help')
const CONSTANTS = [
  'vetting',
  'vetting_on',
  'checked_on',
  'state',
  'status',
  'category',
  'fees_description',
  'asks_status',
  'asks_status_by',
  'asks_status_on',
] as const
const Mapping = z.strictObject({
  /** What the directory is called where a row's source is shown. */
  source: z.string().min(1).max(200).optional(),
  columns: z.record(z.string(), Column).optional(),
  skip: z.array(z.string()).optional(),
  constants: z.partialRecord(z.enum(CONSTANTS, `one of ${CONSTANTS.join(', ')}`), z.coerce.string()).optional(),
  /** Words of the source's taxonomy. */
  categories: z.record(z.string(), Means).optional(),
  /** Beginnings of the source's codes. */
  codes: z.record(z.string(), Means).optional(),
})
export type Mapping = z.infer<typeof Mapping>
export type ReadMapping = {
  path: string
  mapping: Mapping
  text: string
  fault(at: (string | number)[], wrong: string, right: string): Fault
}

/** Reads a mapping file; refuses with every fault of it. Without a path the mapping is empty. */
export function loadMapping(path: string | undefined): ReadMapping {
  if (path === undefined)
    return {
      path: '',
      mapping: {},
      text: '',
      fault: () => {
        throw new TypeError('no mapping')
      },
    }
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch {
    throw new RefusedError(`${path}: the mapping file cannot be read; check --mapping`)
  }
  const { file, faults } = parseYaml({ path, text })
  const read = readAs(file, Mapping)
  const all = [...faults, ...read.faults]
  if (all.length > 0 || !read.value)
    throw new RefusedError(
      ...(all.length > 0 ? all.map(formatFault) : [`${path}:1:1 the mapping is empty; see docs/import.md`]),
    )
  return { path, mapping: read.value, text, fault: file.fault }
}

/** The operator's own words and code prefixes, ready to be looked up. */
export function ownTermsOf({ categories = {}, codes = {} }: Mapping): OwnTerms {
  return {
    words: new Map(Object.entries(categories).map(([word, meaning]): [string, Meaning] => [phraseOf(word), meaning])),
    codes: Object.entries(codes)
      .map(([prefix, meaning]) => [prefix.toUpperCase(), meaning] as const)
      .sort(([a], [b]) => b.length - a.length),
  }
}
