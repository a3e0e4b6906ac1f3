import { asc, count, desc, eq, inArray, max, sql } from 'drizzle-orm'
import type { Category, ServiceAnswer } from '../answers/types.ts'
import { type Area, type BrowseQuestion, blockedNumbers, namedAreas } from './browse.ts'
import type { Db } from './database.ts'
import { mayBeLegalHelp } from './legal-help.ts'
import { loadServices } from './load-services.ts'
import * as s from './schema.ts'
import { answerOf, candidateOf } from './service-answer.ts'
import type { ServiceDetails } from './service-details.ts'

type Service = typeof s.service.$inferSelect

/** Why families are not told a service, or a part of it. */
export type Withheld =
  | 'hidden'
  | 'no_category'
  | 'legal_unvetted'
  | 'legal_notary'
  | 'place_confidential'
  | 'place_of_abuse_help'
  | 'number_blocked'

/** A service as its row has it, and as families are told it. */
export type ServiceRow = {
  service: Service
  organization: string | null
  /** Whose directory it comes from. */
  directory: string
  /** The primary one first. */
  categories: Category[]
  areas: Area[]
  places: number
  /** The source's own words on when it is open; none where families are told none. */
  hoursText?: string
  /** Exactly what families are told; none where it is never given. */
  told?: ServiceAnswer
  /** Which of the answers it is for a family at the place that was asked for, from 1. */
  turn?: number
  withheld: Withheld[]
}

type Told = ReadonlyMap<number, { answer: ServiceAnswer; turn: number }>
type Head = { service: Service; organization: string | null }

/** Services by row id, in the order of the ids; `told` where the family's search gave the answers. */
export async function loadServiceRows(
  db: Db,
  ids: number[],
  question: BrowseQuestion,
  told: Told = new Map(),
): Promise<ServiceRow[]> {
  const listed = sql`(select value from json_each(${JSON.stringify(ids)}))`
  const [heads, categories, areas, places, details, blocked] = await Promise.all([
    db
      .select({ service: s.service, organization: s.organization.name, directory: s.importRun.source })
      .from(s.service)
      .innerJoin(s.importRun, eq(s.importRun.id, s.service.import_id))
      .leftJoin(s.organization, eq(s.organization.id, s.service.organization_id))
      .where(inArray(s.service.id, listed)),
    db
      .select()
      .from(s.serviceCategory)
      .where(inArray(s.serviceCategory.service_id, listed))
      .orderBy(desc(s.serviceCategory.is_primary), asc(s.serviceCategory.category)),
    db.select().from(s.serviceArea).where(inArray(s.serviceArea.service_id, listed)),
    db
      .select({ id: s.serviceAtLocation.service_id, count: count(), isConfidential: max(s.location.confidential) })
      .from(s.serviceAtLocation)
      .innerJoin(s.location, eq(s.location.id, s.serviceAtLocation.location_id))
      .where(inArray(s.serviceAtLocation.service_id, listed))
      .groupBy(s.serviceAtLocation.service_id),
    loadServices(db, { rows: ids }, undefined, Promise.resolve(question.place)),
    blockedNumbers(db),
  ])
  const named = await namedAreas(db, areas)
  return ids.flatMap((id) => {
    const head = heads.find(({ service }) => service.id === id)
    if (!head) return []
    const own = categories.filter((one) => one.service_id === id).map(({ category }) => category as Category)
    const place = places.find((one) => one.id === id)
    const detail = details.find(({ service }) => service.id === id)
    const [category] = givenAs(own, head)
    const asked = told.get(id)
    const answer = asked?.answer ?? (detail && category && answerAlone(detail, category, question))
    return {
      ...head,
      categories: own,
      areas: named.filter((one) => one.service_id === id),
      places: place?.count ?? 0,
      ...(asked && { turn: asked.turn }),
      ...toldOf(answer, detail, blocked),
      withheld: [
        ...notGiven(head, own),
        ...(place?.isConfidential ? (['place_confidential'] as const) : []),
        ...(own.includes('dv') ? (['place_of_abuse_help'] as const) : []),
        ...(answer?.phones.some(({ number }) => blocked.has(number)) ? (['number_blocked'] as const) : []),
      ],
    }
  })
}

function toldOf(
  answer: ServiceAnswer | undefined,
  details: ServiceDetails | undefined,
  blocked: ReadonlySet<string>,
): Pick<ServiceRow, 'told' | 'hoursText'> {
  if (!answer) return {}
  const told = { ...answer, phones: answer.phones.filter(({ number }) => !blocked.has(number)) }
  return { told, ...(details?.hours && answer.category !== 'dv' && { hoursText: details.hours.text }) }
}

function isLegalHelp({ service, organization }: Head): boolean {
  return mayBeLegalHelp([service.name, organization], service.vetting)
}

/** The categories under which families are given a service. One against abuse is told as such alone, without its place. */
function givenAs(categories: Category[], head: Head): Category[] {
  if (head.service.status === 'hidden') return []
  const given = categories.filter((category) => category !== 'legal' || isLegalHelp(head))
  return given.includes('dv') ? ['dv'] : given
}

function notGiven(head: Head, categories: Category[]): Withheld[] {
  if (head.service.status === 'hidden') return ['hidden']
  if (categories.length === 0) return ['no_category']
  if (!categories.includes('legal') || isLegalHelp(head)) return []
  return [head.service.vetting === 'none' ? 'legal_unvetted' : 'legal_notary']
}

/** What a family is told of a service that was not looked for from anywhere. */
function answerAlone(details: ServiceDetails, category: Category, { now, today }: BrowseQuestion): ServiceAnswer {
  const question = { category, now, today }
  return answerOf(
    { candidate: candidateOf(details, { serves: undefined, isOutside: false }, question), why: [] },
    question,
  )
}
