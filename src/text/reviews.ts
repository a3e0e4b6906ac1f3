import { createHash } from 'node:crypto'
import { z } from 'zod'
import { isLaw } from '../facts/freshness.ts'
import type { Fact } from '../facts/schema.ts'
import type { Fault } from '../flow/faults.ts'
import { parseYaml, readAs, type SourceFile } from '../flow/yaml-file.ts'
import type { Locale, Wording } from './catalogue.ts'

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

/** How much of a language is signed. `critical` are the texts on crisis and law, which production refuses unsigned. */
export type Drafts = { locale: Locale; texts: number; drafts: number; criticalDrafts: number }

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

export function draftsOf(locale: Locale, texts: ReadonlyMap<string, Wording>, reviews: Reviews): Drafts {
  const signed = reviews.get(locale) ?? {}
  const drafts = [...texts.values()].filter(({ key, text }) => signed[key]?.of !== fingerprint(text))
  return {
    locale,
    texts: texts.size,
    drafts: drafts.length,
    criticalDrafts: drafts.filter(({ key }) => isCritical(key)).length,
  }
}

/** How much of a language is signed, for operators. */
export function inWords({ texts, drafts, criticalDrafts }: Drafts): string {
  const critical = criticalDrafts > 0 ? `; ${criticalDrafts} on law or crisis are not` : ''
  return `${texts - drafts} of ${texts} texts signed by a reviewer${critical}`
}

/** The facts of law that no lawyer has signed. */
export function unsignedFacts(facts: ReadonlyMap<string, Fact>): number {
  return [...facts.values()].filter((fact) => !fact.unshipped && isLaw(fact) && !fact.lawyer_reviewed).length
}

/** The first 16 hexadecimal digits of the text's SHA-256: enough to see that it changed. */
export function fingerprint(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}

/** Menus, hints and what we say of ourselves need no lawyer; everything else is law or crisis. */
function isCritical(key: string): boolean {
  return !/^(common|topics|menu|about|language|person|privacy-page)[._]/.test(key)
}
