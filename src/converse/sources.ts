import type { Fact, Source } from '../facts/schema.ts'

const NAMES_IN_ONE_ANSWER = 4

/** What SOURCE may name: official bodies first, then established legal non-profits; the rest is "news reports". */
export type Named = { bodies: string[]; news: boolean; project: boolean }

/** The sources of what was said last: bodies with the date of their page where it shows one, never a firm, outlet or link. */
export function sourcesOf(facts: Fact[], sources: ReadonlyMap<string, Source>): Named {
  const all = [...new Set(facts.flatMap((fact) => fact.sources))].flatMap((id) => sources.get(id) ?? [])
  const named = (kind: Source['kind']) =>
    all.filter((source) => source.kind === kind).map(({ name, date }) => (date ? `${name} (${month(date)})` : name))
  return {
    bodies: [...new Set([...named('official'), ...named('nonprofit')])].slice(0, NAMES_IN_ONE_ANSWER),
    news: all.some(({ kind }) => kind === 'news'),
    project: all.some(({ kind }) => kind === 'project'),
  }
}

function month(date: string): string {
  const [year, number] = date.split('-')
  return number ? `${Number(number)}/${year}` : year!
}
