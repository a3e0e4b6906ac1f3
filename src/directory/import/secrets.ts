import { phraseOf } from '../../text/fold.ts'
import { categoriesOfName, categorize } from './categorize.ts'
import { saysYes } from './clean-text.ts'
import { cellOf, type Workshop } from './inner-service.ts'
import { pointKey, pointOf } from './read-point.ts'
import { isRefuge, isSecretAddress, saysSecretPlace } from './safety.ts'
import type { Cells, Stage } from './stage.ts'
import { termsOf } from './terms.ts'

/** What must be known of all places before any is built. */
export type Secrets = {
  /** Whether a place must stay secret, by its id or by its address: two rows may be one house. */
  isSecret(id: string, cells: Cells): boolean
  /** Points on which several places stand: the default of whoever made the file. */
  defaults: ReadonlySet<string>
}

const PLACES_ON_ONE_POINT = 5
const FLAG = /(^|_)(is_?)?(confidential|private|redacted)$/

/**
 * Looks over all services and places. Secret is a place whose row is flagged, whose address says so, where a service says
 * so, or where people who fled abuse sleep; then no other service at that place or address is told where either.
 */
export function findSecrets(shop: Workshop): Secrets {
  const { stage } = shop
  const ids = new Set<string>()
  const addresses = new Set<string>()
  const onPoint = new Map<string, { streets: Set<string>; count: number }>()
  for (const service of stage.each('service')) {
    const text = `${service.cells.name ?? ''}. ${service.cells.description ?? ''}`
    const terms = termsOf(shop, service)
    const found =
      terms.length > 0 ? categorize(terms, shop.terms).categories : categoriesOfName(service.cells.name ?? '')
    const words = `${text} ${terms.map(({ name }) => name).join(' ')}`
    const isDv = found.includes('dv') || /\bdv\b/.test(cellOf(shop, service, 'category'))
    if (!isFlagged(service.cells) && !saysSecretPlace(text) && !(isDv && isRefuge(words))) continue
    for (const at of stage.ownedBy('service', service.id, 'service_at_location'))
      if (at.links.location) ids.add(at.links.location)
    if (service.links.location) ids.add(service.links.location)
  }
  for (const { id, cells } of stage.each('location')) {
    if (isFlagged(cells) || isSecretAddress(cells.name ?? '') || saysSecretPlace(cells.description ?? '')) ids.add(id)
    notePoint(onPoint, cells, id, stage)
  }
  for (const { cells, links } of stage.each('address')) {
    const isSecret =
      isFlagged(cells) ||
      isSecretAddress(`${cells.address_1 ?? ''} ${cells.address_2 ?? ''} ${cells.city ?? ''} ${cells.attention ?? ''}`)
    if (isSecret && links.location) ids.add(links.location)
    if ((isSecret || (links.location && ids.has(links.location))) && addressKey(cells)) addresses.add(addressKey(cells))
  }
  return {
    isSecret: (id, cells) =>
      ids.has(id) || isFlagged(cells) || isSecretAddress(cells.address_1 ?? '') || addresses.has(addressKey(cells)),
    defaults: new Set(
      [...onPoint]
        .filter(([, { streets, count }]) => count >= PLACES_ON_ONE_POINT && streets.size > 1)
        .map(([key]) => key),
    ),
  }
}

function isFlagged(cells: Cells): boolean {
  return Object.entries(cells).some(([name, cell]) => FLAG.test(name) && saysYes(cell))
}

function notePoint(
  onPoint: Map<string, { streets: Set<string>; count: number }>,
  cells: Cells,
  id: string,
  stage: Stage,
): void {
  const point = pointOf(cells)
  if (!point) return
  const known = onPoint.get(pointKey(point)) ?? { streets: new Set(), count: 0 }
  known.count++
  if (known.streets.size < 2)
    for (const address of stage.ownedBy('location', id, 'address')) known.streets.add(addressKey(address.cells))
  onPoint.set(pointKey(point), known)
}

function addressKey({ address_1 = '', postal_code = '', city = '' }: Cells): string {
  return address_1 ? `${phraseOf(address_1)}|${postal_code.slice(0, 5) || phraseOf(city)}` : ''
}
