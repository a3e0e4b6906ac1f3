import type { Hotline } from '../hotline.ts'
import type { LookUps } from '../ports.ts'
import { countryIn } from '../replies/country.ts'
import { placeIn } from '../replies/mentions.ts'
import type { Sentence } from '../replies/sentence.ts'

/** Topics that end in a look-up: what a first message says of the place or the country need not be asked again. */
const LOOKED_UP = /^(services\.|consulate$|id$)/

/** What a message about a topic tells of where and from which country, as the questions about it would save it. */
export async function mentionsIn(
  hotline: Hotline,
  directory: LookUps,
  topic: string,
  sentence: Sentence,
): Promise<Record<string, string> | undefined> {
  if (!LOOKED_UP.test(topic)) return undefined
  const place = placeIn(sentence, hotline.states, hotline.nearWords)
  const near = place && (place.sure || (await isKnown(directory, place.near))) ? place.near : undefined
  const country = topic.startsWith('services.') ? undefined : countryIn(sentence, hotline.countries)
  if (!near && country?.kind !== 'country') return undefined
  return { ...(near && { near }), ...(country?.kind === 'country' && { country: country.iso2 }) }
}

async function isKnown(directory: LookUps, near: string): Promise<boolean> {
  return directory.knowsPlace(near).catch(() => false)
}
