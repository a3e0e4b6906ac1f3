import { z } from 'zod'
import type { Fault } from '../flow/faults.ts'
import { parseYaml, readAs, type SourceFile } from '../flow/yaml-file.ts'
import type { Locale } from './catalogue.ts'

/** Who may sign. A closed list: no signature holds a person's name. */
export const ROLES = ['native reviewer', 'lawyer'] as const
export type Role = (typeof ROLES)[number]

const Signature = z.strictObject({ by: z.enum(ROLES), on: z.iso.date(), of: z.string() })
export type Signature = z.infer<typeof Signature>

/**
 * `locales/<locale>/reviews.yaml`: the texts a native reviewer has signed, by key, each with the fingerprint of what was
 * signed. A text that is not listed, or that changed since, is a draft. Roles only, never a person's name.
 */
const Reviews = z.record(z.string(), Signature)
export type Reviews = ReadonlyMap<Locale, Record<string, Signature>>

export type LoadedReviews = { reviews: Reviews; faults: Fault[] }

export function loadReviews(sources: SourceFile[]): LoadedReviews {
  const reviews = new Map<Locale, z.infer<typeof Reviews>>()
  const faults: Fault[] = []
  for (const source of sources.filter(({ path }) => /^locales\/[^/]+\/reviews\.yaml$/.test(path))) {
    const { file, faults: unreadable } = parseYaml(source)
    const { value, faults: wrong } = readAs(file, Reviews)
    faults.push(...unreadable, ...wrong)
    if (value) reviews.set(source.path.split('/')[1]!, value)
  }
  return { reviews, faults }
}
