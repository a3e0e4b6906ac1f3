import { isLaw } from '../facts/freshness.ts'
import type { Fact, Source } from '../facts/schema.ts'
import { USD_PER_SEGMENT, USD_PER_WHATSAPP_MESSAGE } from '../text/segments.ts'

/** What the script of the page knows from the start; what a family is told comes from the line alone. */
type PageData = {
  org: string
  /** The day on which the line judges facts, if it is set to one. */
  contentDate?: string
  usd: { segment: number; whatsapp: number }
  facts: Record<string, ShownFact>
  sources: Record<string, Source>
  /** What begins the same conversation in each language served. */
  languages: readonly Spoken[]
}
/** `topics`: what each topic is called, by its id. */
export type Spoken = {
  locale: string
  name: string
  dir: 'ltr' | 'rtl'
  greeting: string
  topics: Record<string, string>
}
/** `law`: whether it is law or practice, which a lawyer signs. */
type ShownFact = Pick<
  Fact,
  'states' | 'class' | 'confidence' | 'as_of' | 'read_on' | 'review_by' | 'lawyer_reviewed' | 'sources'
> & { law: boolean }
type About = {
  org: string
  contentDate?: string | undefined
  facts: ReadonlyMap<string, Fact>
  sources: ReadonlyMap<string, Source>
  languages: readonly Spoken[]
}

/** Every fact that can be said, with its sources. What is unshipped stays out, and so does every source only it names. */
export function pageData({ org, contentDate, facts, sources, languages }: About): PageData {
  const said = [...facts].filter(([, fact]) => !fact.unshipped)
  const named = new Set(said.flatMap(([, fact]) => fact.sources))
  return {
    org,
    ...(contentDate && { contentDate }),
    usd: { segment: USD_PER_SEGMENT, whatsapp: USD_PER_WHATSAPP_MESSAGE },
    facts: Object.fromEntries(said.map(([id, fact]) => [id, shown(fact)])),
    sources: Object.fromEntries([...sources].filter(([id]) => named.has(id))),
    languages,
  }
}

function shown(fact: Fact): ShownFact {
  const { states, class: kind, confidence, as_of, read_on, review_by, lawyer_reviewed, sources } = fact
  return {
    ...{ states, class: kind, confidence, read_on, review_by, lawyer_reviewed, sources },
    ...(as_of && { as_of }),
    law: isLaw(fact),
  }
}

/** JSON that may stand inside a script element: without `<`, no `</script>` and no `<!--` can end or hide it. */
export function inScript(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c')
}
