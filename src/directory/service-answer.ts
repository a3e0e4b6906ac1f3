import type { Audience, Category, Distance, HoursNow, PhoneLine, ServiceAnswer } from '../answers/types.ts'
import { shownMiles } from './distance.ts'
import { hoursNow } from './hours.ts'
import { isOlderThan, monthOf } from './partial-date.ts'
import type { Place } from './places.ts'
import type { Candidate, Ranked } from './rank.ts'
import type { AreaKind } from './served-areas.ts'
import type { ServiceDetails } from './service-details.ts'

/** A service that may be an answer. */
export type Found = Candidate & { details: ServiceDetails }

type Question = { category: Category; place?: Place; language?: string; now: Date; today: string }
type Area = { serves: AreaKind | undefined; isOutside: boolean }

const CALL_FIRST_AFTER_MONTHS = 18
/** Farther than this is not near; WIDER looks on. */
export const USUAL_LIMIT_MILES = 50

/** What ranks a service for a question. */
export function candidateOf(details: ServiceDetails, { serves: area, isOutside }: Area, question: Question): Found {
  const { service, organization, location, miles } = details
  const language = spoken(details, question.language)
  const isByState = question.place?.by === 'state'
  const serves = isByState && area !== 'state' && area !== 'country' ? undefined : area // a part of the state, who knows which
  return {
    id: service.ref,
    organization: organization ?? service.name.split(/[,(]/)[0]!.trim(),
    isPrimary: details.isPrimary,
    ...(serves && { serves }),
    isOutside,
    ...(miles !== undefined && !isByState && { miles }), // from the middle of a state a distance says nothing
    isInState: isByState && (location?.state === question.place?.state || serves !== area),
    isFromElsewhere: Boolean(location?.state && question.place && location.state !== question.place.state),
    onlyFor: service.only_for as Audience[],
    asksStatus: service.asks_status,
    ...(language && { language }),
    hours: hoursFor(details, question),
    cost: service.cost,
    confidence: service.confidence,
    checkedOn: service.source_date,
    details,
  }
}

/** The answer to send, from coded fields and names only. */
export function answerOf({ candidate, why }: Ranked<Found>, question: Question): ServiceAnswer {
  const { service, organization, documents } = candidate.details
  const isDv = question.category === 'dv' // nothing of where it is, though nothing is written of it either
  const place = isDv ? undefined : placeOf(candidate.details)
  const checkedOn = monthOf(service.source_date)
  return {
    kind: 'service',
    id: service.ref,
    name: service.name,
    ...(organization && { organization }),
    category: question.category,
    ...(place && { place }),
    ...(!isDv && distanceOf(candidate)),
    ...(candidate.serves && { serves: candidate.serves }),
    onlyFor: candidate.onlyFor,
    phones: linesOf(candidate.details, question.language),
    ...(service.website && { website: service.website }),
    ...(candidate.language && { language: candidate.language }),
    languages: candidate.details.languages.map(({ language }) => language),
    hours: candidate.hours,
    ...(service.access && { access: service.access }),
    cost: service.cost,
    asksStatus: service.asks_status,
    asksDocuments: service.asks_documents,
    documents,
    vetting: service.vetting,
    ...(checkedOn && { checkedOn }),
    callFirst:
      isOlderThan(service.source_date, CALL_FIRST_AFTER_MONTHS, question.today) || service.confidence === 'inferred',
    confidence: service.confidence,
    why,
  }
}

/** How far it is. What serves the place from afar is not gone to: it is called. */
function distanceOf({ miles, serves, details: { location } }: Found): { distanceMiles?: Distance } {
  const isCalled = serves !== undefined && (miles ?? 0) > USUAL_LIMIT_MILES
  if (miles === undefined || isCalled) return {}
  return { distanceMiles: shownMiles(miles, location?.precision === 'point' ? 'point' : 'area') }
}

function placeOf({ location }: ServiceDetails): ServiceAnswer['place'] {
  if (!location || location.confidential) return undefined
  const { address, city, state } = location
  return { ...(address && { address }), ...(city && { city }), ...(state && { state }) }
}

/** How a language is spoken: by the people there, on one of the lines, or through an interpreter. English needs no mention. */
function spoken({ languages, phones }: ServiceDetails, language: string | undefined): Candidate['language'] {
  if (!language || language === 'en') return undefined
  const how = languages.find((one) => one.language === language)?.how
  if (how === 'staff') return 'staff'
  if (how === 'line' || phones.some((one) => one.kind === 'voice' && one.languages.includes(language))) return 'line'
  return how ?? (languages.some((one) => one.language === 'mul') ? 'interpreter' : undefined)
}

/** Hours as they are now. Of a service against abuse only a line that never closes is told so. */
function hoursFor({ hours, location, service }: ServiceDetails, { category, now }: Question): HoursNow {
  const found = hoursNow(hours, location?.tz ?? service.tz ?? undefined, now)
  return category === 'dv' && found.state !== 'always' ? { state: 'unknown' } : found
}

/** The lines to call, the best first: the asked language, then a voice, then the closest owner. Never fax or TTY. */
function linesOf({ phones }: ServiceDetails, language: string | undefined): PhoneLine[] {
  const speaks = (line: PhoneLine) => language !== undefined && line.languages.includes(language)
  const lines = phones.flatMap(({ number, extension, kind, languages }): PhoneLine[] =>
    kind === 'voice' || kind === 'text' ? [{ number, ...(extension && { extension }), kind, languages }] : [],
  )
  const others = (line: PhoneLine) => line.languages.length > 0 && !speaks(line)
  const order = (line: PhoneLine) => [!speaks(line), line.kind !== 'voice', others(line)].map(Number).join('')
  return lines.toSorted((a, b) => order(a).localeCompare(order(b)))
}
