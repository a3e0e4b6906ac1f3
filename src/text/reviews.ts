import { createHash } from 'node:crypto'
import { isLaw } from '../facts/freshness.ts'
import type { Fact } from '../facts/schema.ts'
import type { Locale, Wording } from './catalogue.ts'
import type { Reviews } from './load-reviews.ts'

/** How much of a language is signed. `critical` are the texts on crisis and law, which production refuses unsigned. */
export type Drafts = { locale: Locale; texts: number; drafts: number; criticalDrafts: number }

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
