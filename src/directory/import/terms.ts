import type { Term } from './categorize.ts'
import type { Workshop } from './inner-service.ts'
import type { StagedRow } from './stage.ts'

/** The taxonomy terms of a service: named in the link, or looked up; in 1.x the id of a term is its code. */
export function termsOf(
  { stage, origins, constants }: Pick<Workshop, 'stage' | 'origins' | 'constants'>,
  service: StagedRow,
): Term[] {
  const terms = stage.ownedBy('service', service.id, 'attribute').map((row): Term => {
    origins.keep(row.origin)
    const { term_name = '', term_code = '', taxonomy_term_id = '', taxonomy_detail = '', label = '' } = row.cells
    const known = taxonomy_term_id ? stage.get('taxonomy_term', taxonomy_term_id) : undefined
    if (known) origins.keep(known.origin)
    const name = term_name || known?.cells.name || taxonomy_detail || label
    return { name, code: term_code || known?.cells.code || taxonomy_term_id }
  })
  const constant = constants.terms ? [{ name: constants.terms, code: '' }] : []
  const distinct = new Map([...terms, ...constant].map((term) => [`${term.name}|${term.code}`, term]))
  return [...distinct.values()].sort((a, b) => (`${a.name}|${a.code}` < `${b.name}|${b.code}` ? -1 : 1))
}
