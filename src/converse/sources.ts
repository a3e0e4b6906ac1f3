import type { Aside } from '../engine/input.ts'
import type { Fact, Source } from '../facts/schema.ts'
import type { Press } from '../text/compose.ts'
import { monthAndYear } from '../text/month.ts'

const NAMES_IN_ONE_ANSWER = 4

/** What SOURCE may name: official bodies first, then established legal non-profits; the rest is "news reports". */
export type Named = { bodies: string[]; news: boolean; project: boolean }

/** The sources of what was said last: bodies with the date of their page where it shows one, never a firm, outlet or link. */
export function sourcesOf(facts: Fact[], sources: ReadonlyMap<string, Source>): Named {
  const all = [...new Set(facts.flatMap((fact) => fact.sources))].flatMap((id) => sources.get(id) ?? [])
  const named = (kind: Source['kind']) =>
    all
      .filter((source) => source.kind === kind)
      .map(({ name, date }) => (date ? `${name} (${monthAndYear(date)})` : name))
  return {
    bodies: [...new Set([...named('official'), ...named('nonprofit')])].slice(0, NAMES_IN_ONE_ANSWER),
    news: all.some(({ kind }) => kind === 'news'),
    project: all.some(({ kind }) => kind === 'project'),
  }
}

/** What SOURCE answers about a message that states these facts. */
export function sourcesAside(
  { translate }: Press,
  locale: string,
  facts: Fact[],
  sources: ReadonlyMap<string, Source>,
): Aside {
  const { bodies, news, project } = sourcesOf(facts, sources)
  const names = [
    ...bodies,
    ...(news ? [translate(locale, 'common.news_reports')] : []),
    ...(project ? [translate(locale, 'common.project_rule')] : []),
  ]
  return names.length > 0 ? { text: 'sources', values: { sources: names.join('; ') } } : { text: 'sources_none' }
}
