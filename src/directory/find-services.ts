import type { Audience, Category, HotlineAnswer, ServiceAnswer, ServicesFound } from '../answers/types.ts'
import type { Db } from './database.ts'
import { findHotlines, findHotlinesAndLocalHelp } from './hotlines.ts'
import { mayBeLegalHelp } from './legal-help.ts'
import { loadServices, searchServices } from './load-services.ts'
import type { NearPlace } from './nearest.ts'
import type { Place } from './places.ts'
import { rank, takes } from './rank.ts'
import { answerOf, candidateOf, type Found, USUAL_LIMIT_MILES } from './service-answer.ts'
import type { ServiceDetails } from './service-details.ts'

export type ServicesQuestion = {
  category: Category
  /** None: only what serves the whole country. */
  place?: Place
  /** The language to be spoken there, as a BCP 47 tag. */
  language?: string
  preferNoStatus?: boolean
  /** Whom help is looked for, where it is not for anybody. */
  audience?: Audience
  /** What WIDER asks for: the last answer's `widerMiles`. */
  minimumMiles?: number
  now: Date
  today: string
}

const STEPS_MILES = [5, 10, 25, 50, 100, 200]
const ENOUGH = 3
const BEYOND_MILES = 300
const BEYOND_AT_MOST = 3

/**
 * Finds services of a category for a place: those near, in a radius that grows until three are found; those that serve its
 * county, state or the whole country, however far off; and if none of these is local, the nearest of their kind.
 */
export async function findServices(db: Db, question: ServicesQuestion): Promise<ServicesFound> {
  const { category, place, audience, minimumMiles = 0, preferNoStatus = false, now, today } = question
  const limitMiles = Math.max(USUAL_LIMIT_MILES, minimumMiles)
  const from = category === 'dv' ? undefined : place // no place of such a service is looked for, measured or told
  // What lies beyond the limit is read too: whether it is needed is only known when nothing more is asked.
  const [{ near, serving, details }, hotlines] = await Promise.all([
    searchServices(db, category, place, { from, withinMiles: BEYOND_MILES }),
    linesFor(db, category, now),
  ])
  const all = candidatesAmong(details, question)
  const nearMiles = from?.by === 'state' ? BEYOND_MILES : limitMiles
  const within = new Set([...idsOf(near.filter(({ miles }) => miles <= nearMiles)), ...serving])
  const reached = all.filter(({ details }) => within.has(details.service.id))
  const found = withoutRepeats(reached, hotlines).filter(
    ({ isOutside, isInState, serves }) => !isOutside && (place?.by !== 'state' || isInState || serves),
  )
  const radiusMiles = radiusFor(found, question, limitMiles)
  const shown = found.filter(
    ({ serves, miles, isInState }) => serves || isInState || (miles !== undefined && miles <= radiusMiles),
  )
  const isLocal = shown.some((one) => one.serves !== 'country' && takes(one, audience))
  const beyond = from && !isLocal ? nearestBeyond(all, idsOf(near), audience) : []
  const ranked = rank([...shown, ...beyond], { ...(audience && { audience }), preferNoStatus, radiusMiles, today })
  const widerMiles = STEPS_MILES.find((step) => step > radiusMiles)
  const hasRadius = from !== undefined && from.by !== 'state'
  return {
    answers: ranked.map((one) => answerOf(one, question)),
    hotlines,
    hotlinesFirst: category === 'dv',
    ...(hasRadius && { radiusMiles }),
    ...(hasRadius && widerMiles && { widerMiles }),
    beyond: beyond.length > 0,
  }
}

/** Services by the ids families' results name, told for a question; those that may no longer be shown are left out. */
export async function recallServices(
  db: Db,
  refs: string[],
  asked: ServicesQuestion,
  placed = Promise.resolve(asked.place),
): Promise<ServiceAnswer[]> {
  const [details, place] = await Promise.all([loadServices(db, { refs }, asked.category, placed), placed])
  const question = { ...asked, ...(place && { place }) }
  return candidatesAmong(details, question).map((candidate) => answerOf({ candidate, why: [] }, question))
}

/** The services of places, in their order, once each. */
function idsOf(near: NearPlace[]): number[] {
  return [...new Set(near.map(({ serviceId }) => serviceId))]
}

/** Services as they may be an answer. Of legal help only what somebody vouches for. */
function candidatesAmong(details: ServiceDetails[], question: ServicesQuestion): Found[] {
  return details
    .filter((one) => question.category !== 'legal' || isVouchedFor(one))
    .map((one) => {
      const serves = one.area?.holdsBy
      return candidateOf(one, { serves, isOutside: one.area !== undefined && !serves }, question)
    })
}

/** The nearest of their kind where nothing is local; those that would have to say no only where there are no others. */
function nearestBeyond(all: Found[], nearestFirst: number[], audience: Audience | undefined): Found[] {
  const found = nearestFirst.flatMap((id) => all.filter(({ details }) => details.service.id === id))
  const able = found.filter((one) => one.serves === undefined && takes(one, audience))
  const open = able.filter(({ isOutside }) => !isOutside)
  return (open.length > 0 ? open : able).slice(0, BEYOND_AT_MOST)
}

/** The smallest step within which enough services are local. */
function radiusFor(found: Found[], { minimumMiles = 0, audience }: ServicesQuestion, limitMiles: number): number {
  const isLocal = ({ serves, miles }: Found, radius: number) =>
    serves === 'zip' || serves === 'city' || serves === 'county' || (miles !== undefined && miles <= radius)
  const useful = found.filter((one) => takes(one, audience))
  const steps = STEPS_MILES.filter((step) => step >= minimumMiles && step <= limitMiles)
  return steps.find((step) => useful.filter((one) => isLocal(one, step)).length >= ENOUGH) ?? steps.at(-1) ?? limitMiles
}

/** Lines of the category, and 211. Abuse has its own line, which comes alone. */
function linesFor(db: Db, category: Category, now: Date): Promise<HotlineAnswer[]> {
  const find = category === 'dv' ? findHotlines : findHotlinesAndLocalHelp
  return find(db, `services.${category}`, now)
}

/**
 * Leaves out what is there twice: a service that is one of the lines, and a starter row of an office that an agency's own
 * directory has too, known by its number.
 */
function withoutRepeats(found: Found[], hotlines: HotlineAnswer[]): Found[] {
  const numbers = (one: Found) => one.details.phones.filter(({ kind }) => kind === 'voice').map(({ number }) => number)
  const lines = new Set(hotlines.map(({ phone }) => phone))
  const imported = new Set(found.filter(({ details }) => details.source !== STARTER).flatMap(numbers))
  return found.filter((one) => {
    const own = numbers(one)
    if (own[0] && lines.has(own[0])) return false
    return one.details.source !== STARTER || !own.some((number) => imported.has(number))
  })
}

const STARTER = 'starter'

function isVouchedFor({ service: { name, vetting }, organization }: ServiceDetails): boolean {
  return mayBeLegalHelp([name, organization], vetting)
}
