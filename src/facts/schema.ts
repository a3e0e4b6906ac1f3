import { z } from 'zod'

const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a day is written 2026-11-22, in quotes')
const PageDate = z.string().regex(/^\d{4}(-\d{2}){0,2}$/, 'a date is written 2026, 2026-07 or 2026-07-01, in quotes')
export const FactId = z.string().regex(/^[a-z_]+(\.[a-z_]+)?-\d+b?$/, 'a fact id looks like rights.home-01')

const Line = z.strictObject({
  name: z.string(),
  phone: z.string().optional(),
  text_number: z.string().optional(),
  text_word: z.string().optional(),
  hours: z.string().optional(),
  run_by: z.enum(['government', 'nonprofit', 'carrier']).optional(),
})

/**
 * One statement of law or practice. `dated` facts change often and are withheld from the day after `review_by`;
 * `stable` ones are said for 12 months more, with the month they were last known true.
 * `as_of` is the date of the newest source page, never the day someone read it (`read_on`).
 */
export const Fact = z.strictObject({
  states: z.string().min(1),
  jurisdiction: z.string(),
  sources: z.array(z.string()).default([]),
  confidence: z.enum(['confirmed', 'likely', 'unconfirmed']),
  class: z.enum(['stable', 'dated']),
  as_of: PageDate.optional(),
  read_on: Day,
  review_by: Day,
  cautions: z.array(FactId).default([]),
  lawyer_reviewed: Day.nullable().default(null),
  unshipped: z.string().optional(),
  line: Line.optional(),
  helpline: z.boolean().optional(),
  government_line: z.boolean().optional(),
})
export type Fact = z.infer<typeof Fact>
export const FactFile = z.record(FactId, Fact)

export const Source = z.strictObject({
  name: z.string(),
  kind: z.enum(['official', 'nonprofit', 'news', 'project']),
  title: z.string().optional(),
  address: z.string().optional(),
  date: PageDate.optional(),
})
export type Source = z.infer<typeof Source>
export const SourcesFile = z.record(z.string(), Source)

export type Facts = { facts: ReadonlyMap<string, Fact>; sources: ReadonlyMap<string, Source> }
