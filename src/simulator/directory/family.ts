import { dialled } from '../../answers/wording.ts'
import type { BrowseQuestion } from '../../directory/browse.ts'
import type { BrowsedConsulates } from '../../directory/browse-consulates.ts'
import type { BrowsedServices } from '../../directory/browse-services.ts'
import { nameOfCountry, placeInWords } from './values.ts'
import { CATEGORY_NAMES } from './words.ts'

/** For whom the answers are, and what a family is told beside them. */
export type Family = { title: string; told: string[] }

export function forServices({ found }: BrowsedServices, { category, place }: BrowseQuestion): Family | undefined {
  if (!found || !category || !place) return undefined
  const { answers, hotlines, hotlinesFirst, radiusMiles, widerMiles, beyond } = found
  const lines = hotlines.map(({ name, phone }) => (name === phone ? name : `${name} ${dialled(phone)}`)).join('; ')
  return {
    title: `${CATEGORY_NAMES[category]}, as a family at ${placeInWords(place)} is told it`,
    told: [
      ...(lines ? [`${hotlinesFirst ? 'Before any answer' : 'Beside the answers'}: ${lines}.`] : []),
      ...(radiusMiles ? [`Looked for within ${radiusMiles} miles.`] : []),
      ...(widerMiles ? [`WIDER looks within ${widerMiles} miles.`] : []),
      ...(beyond ? ['Nothing is local: the nearest beyond are told, and that they are far.'] : []),
      ...(answers.length === 0 ? ['No service is told: this line has no list of them here yet, and says so.'] : []),
    ],
  }
}

export function forConsulates({ found }: BrowsedConsulates, { country, place }: BrowseQuestion): Family | undefined {
  if (!found || !country || !place) return undefined
  return {
    title: `The consulate of ${nameOfCountry(country)}, as a family at ${placeInWords(place)} is told it`,
    told: consulateNews(found),
  }
}

function consulateNews(found: NonNullable<BrowsedConsulates['found']>): string[] {
  if (found.kind === 'none') return ['No post in the US is confirmed: families are told so, and what to do.']
  if (found.kind === 'unknown')
    return ['Nothing is known of its posts, which does not mean that it has none: families are told so.']
  return [
    ...found.posts
      .flatMap(({ closedNearby }) => closedNearby)
      .map((city) => `Families are told that the office in ${city} is gone.`),
    ...(found.zipWouldHelp ? ['A ZIP code would settle which post it is.'] : []),
  ]
}

export function forIdPrograms({ place, country }: BrowseQuestion): Family | undefined {
  if (!place) return undefined
  const card = country ? [`Of consular cards only that of ${nameOfCountry(country)}.`] : []
  return { title: `IDs, as a family at ${placeInWords(place)} is told them`, told: card }
}
