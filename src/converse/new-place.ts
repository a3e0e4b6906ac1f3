import type { AskNode, LookupNode } from '../flow/graph.ts'
import type { Hotline } from '../hotline.ts'
import { readCountry } from '../replies/country.ts'
import { readPlace } from '../replies/place.ts'
import type { Written } from '../replies/written.ts'
import type { Incoming } from './incoming.ts'
import type { Reading } from './reading.ts'

/**
 * Another place or country, written where the answer of a look-up was told: it is looked up again. A bare word is not
 * taken for a city here, for it may be anything.
 */
export function readNewPlace(
  hotline: Hotline,
  question: AskNode,
  written: Written,
  { location }: Incoming,
): Reading | undefined {
  const lookup = question.after ? (hotline.press.graph.nodes.get(question.after) as LookupNode) : undefined
  if (!lookup) return undefined
  const again = (save: string, value: string, keep = true): Reading => ({
    input: { type: 'value', value, keep, look: { save, at: lookup.id } },
    as: 'value',
  })
  if (location) return again(lookup.near, pinOf(location), false) // used for this turn, then forgotten
  const place = readPlace(written, hotline.states, hotline.nearWords)
  if (place && /^(zip|state):|\|/.test(place)) return again(lookup.near, place)
  const country = lookup.country && readCountry(written, hotline.countries)
  return lookup.country && country && country.kind === 'country' ? again(lookup.country, country.iso2) : undefined
}

export function pinOf({ latitude, longitude }: NonNullable<Incoming['location']>): string {
  return `pin:${latitude},${longitude}`
}
