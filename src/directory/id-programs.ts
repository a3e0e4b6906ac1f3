import { and, eq, or, sql } from 'drizzle-orm'
import type { IdProgramAnswer, IdProgramsFound } from '../answers/types.ts'
import { cityKey } from './area-keys.ts'
import type { Db } from './database.ts'
import { isOlderThan, monthOf } from './partial-date.ts'
import type { Place } from './places.ts'
import { readTogether, rowsOf } from './read-together.ts'
import { idProgram, idProgramCover } from './schema-lists.ts'
import { isActive } from './versions.ts'
import { listed, writtenOnce } from './written-once.ts'

type Covers = IdProgramAnswer['covers']

const ASK_FIRST_AFTER_MONTHS = 24
/** What opens most comes first; the papers of a consulate and the tax number, which are everywhere, come last. */
const KINDS: IdProgramAnswer['program'][] = [
  'driver_license',
  'state_id',
  'municipal_id',
  'community_id',
  'library_id',
  'consular_id',
  'tax_id',
]
const COVERS: Covers[] = ['city', 'county', 'state', 'country']

type Question = {
  /** None: only what the whole country has. */
  place?: Place
  /** The country whose consular card can be had; without it those of all countries are given. */
  countryIso2?: string
  today: string
}

const { id, kind, name, state, city_or_county, issuer, country_iso2, documents_accepted, fee_usd, used_for } = idProgram
const { privacy_note, phone, website, status, status_date, confidence } = idProgram
const queries = writtenOnce((db) =>
  readTogether(db, {
    programs: rowsOf(
      {
        ...{ id, kind, name, state, city_or_county, issuer, country_iso2, documents_accepted, fee_usd, used_for },
        ...{ privacy_note, phone, website, status, status_date, confidence },
        covers: sql<Covers>`${idProgramCover.kind}`,
      },
      (select) =>
        select
          .from(idProgramCover)
          .innerJoin(
            idProgram,
            and(eq(idProgram.id, idProgramCover.program_id), eq(idProgram.import_id, idProgramCover.import_id)),
          )
          .where(
            and(
              isActive(idProgramCover.import_id),
              or(
                ...COVERS.map(
                  (kind) => sql`(${idProgramCover.kind} = ${kind} and ${idProgramCover.value} in ${listed(kind)})`,
                ),
              ),
            ),
          ),
    ),
  }),
)
type Program = Awaited<ReturnType<ReturnType<typeof queries>>>['programs'][number]

/** Finds the licences, cards and numbers that people can get where they live, whatever their papers. */
export async function findIdPrograms(db: Db, { place, countryIso2, today }: Question): Promise<IdProgramsFound> {
  const areas: Record<Covers, string[]> = {
    city: place?.city ? [`${place.state}:${cityKey(place.city)}`] : [],
    county: place?.counties ?? [],
    state: place ? [place.state] : [],
    country: ['US'],
  }
  const { programs } = await queries(db)(
    Object.fromEntries(COVERS.map((kind) => [kind, JSON.stringify(areas[kind])] as const)),
  )
  const answers = closestOfEach(programs)
    .filter((program) => !countryIso2 || !program.country_iso2 || program.country_iso2 === countryIso2)
    .flatMap((program) => answerOf(program, today))
    .sort(inOrder)
  return {
    offered: answers.filter(({ status }) => status === 'active'),
    notRunning: answers.filter(({ status }) => status !== 'active'),
  }
}

/** A card that names a city and its county is found twice: the closer one counts. */
function closestOfEach(programs: Program[]): Program[] {
  const byId = new Map<string, Program>()
  for (const program of programs) {
    const known = byId.get(program.id)
    if (!known || COVERS.indexOf(program.covers) < COVERS.indexOf(known.covers)) byId.set(program.id, program)
  }
  return [...byId.values()]
}

function answerOf(program: Program, today: string): IdProgramAnswer[] {
  const { status, covers } = program
  if (status === 'ended') return []
  const checkedOn = monthOf(program.status_date)
  return [
    {
      kind: 'id_program',
      id: program.id,
      name: program.name,
      program: program.kind,
      covers,
      ...(program.state && { state: program.state }),
      ...(program.city_or_county && { cityOrCounty: program.city_or_county }),
      issuer: program.issuer,
      ...(program.country_iso2 && { countryIso2: program.country_iso2 }),
      status,
      askFirst: isAskedFirst(program, today),
      documents: program.documents_accepted,
      ...(program.fee_usd !== null && { feeUsd: program.fee_usd }),
      usedFor: program.used_for,
      hasPrivacyNote: program.privacy_note !== null,
      ...(program.phone && { phone: program.phone }),
      ...(program.website && { website: program.website }),
      ...(checkedOn && { checkedOn }),
      confidence: program.confidence,
      why: [`covers_${covers}`, status, ...(isOld(program, today) ? ['old'] : [])],
    },
  ]
}

/** Whether people are told to ask first if a card still exists. */
export function isAskedFirst(program: Pick<Program, 'status' | 'status_date'>, today: string): boolean {
  return isOld(program, today) || program.status !== 'active'
}

function isOld({ status_date }: Pick<Program, 'status_date'>, today: string): boolean {
  return isOlderThan(status_date, ASK_FIRST_AFTER_MONTHS, today)
}

function inOrder(a: IdProgramAnswer, b: IdProgramAnswer): number {
  return (
    KINDS.indexOf(a.program) - KINDS.indexOf(b.program) ||
    COVERS.indexOf(a.covers) - COVERS.indexOf(b.covers) ||
    Number(a.askFirst) - Number(b.askFirst) ||
    (a.id < b.id ? -1 : 1)
  )
}
