import { sql } from 'drizzle-orm'
import { labelOf } from '../../src/answers/tell.ts'
import type { Answer, Category } from '../../src/answers/types.ts'
import { rowKey } from '../../src/converse/look-ups.ts'
import { partsOf } from '../../src/converse/parts.ts'
import { findConsulates } from '../../src/directory/consulates.ts'
import type { Db } from '../../src/directory/database.ts'
import { recallServices } from '../../src/directory/find-services.ts'
import { recallHotlines } from '../../src/directory/hotlines.ts'
import { findIdPrograms } from '../../src/directory/id-programs.ts'
import type { Place } from '../../src/directory/places.ts'
import type { Effect } from '../../src/engine/input.ts'
import { newSession } from '../../src/engine/session.ts'
import type { Hotline } from '../../src/hotline.ts'
import { compose } from '../../src/text/compose.ts'
import { type Channel, sizeOf } from '../../src/text/segments.ts'
import { TODAY, testApp } from '../support/app.ts'
import { MONDAY_MORNING, placeAt, seededDirectory } from '../support/directory.ts'

export const LOCALES = ['en', 'es'] as const
export const CHANNELS = ['sms', 'whatsapp'] as const
type Locale = (typeof LOCALES)[number]

/** A message, and the rows it tells. */
export type Told = { text: string; pages: number; options: unknown[]; answers: Answer[] }

const known = new Map<Locale, Promise<Answer[]>>()
/** Every row of the directory as it ships, seen from where it is or from what it serves, asked for in a language. */
export function everyAnswer(locale: Locale): Promise<Answer[]> {
  const answers = known.get(locale) ?? everyRow(locale)
  known.set(locale, answers)
  return answers
}

async function everyRow(language: Locale): Promise<Answer[]> {
  const { db } = await seededDirectory()
  const lines = await db.all<{ id: string }>(sql`select id from hotline`)
  return [
    ...(await everyService(db, language)),
    ...(await everyPost(db)),
    ...(await everyProgram(db)),
    ...(await recallHotlines(
      db,
      lines.map(({ id }) => id),
      MONDAY_MORNING,
    )),
  ]
}

async function everyService(db: Db, language: Locale): Promise<Answer[]> {
  const rows = await db.all<{
    ref: string
    category: Category
    zip: string | null
    kind: string | null
    value: string | null
  }>(sql`
    select s.ref, c.category, l.zip, a.kind, a.value from service s
    join service_category c on c.service_id = s.id and c.is_primary
    left join service_at_location p on p.service_id = s.id left join location l on l.id = p.location_id
    left join service_area a on a.rowid = (select min(rowid) from service_area where service_id = s.id)`)
  const answers: Answer[] = []
  for (const { ref, category, zip, value } of rows) {
    const place = await placeIn(db, zip, value)
    const question = {
      category,
      language,
      preferNoStatus: true,
      now: MONDAY_MORNING,
      today: TODAY,
      ...(place && { place }),
    }
    answers.push(...(await recallServices(db, [ref], question)))
  }
  return answers
}

/** A place from which a row is asked for: its own ZIP code, else the state it serves. */
async function placeIn(db: Db, zip: string | null, area: string | null): Promise<Place | undefined> {
  if (zip) return placeAt(db, `zip:${zip}`)
  return area && area !== 'US' ? placeAt(db, `state:${area.slice(0, 2)}`) : undefined
}

/** Every post as it is told from its own town, where it is the nearest or has a list, and without a place. */
async function everyPost(db: Db): Promise<Answer[]> {
  const rows = await db.all<{ id: string; country: string; city: string; state: string; lat: number; lon: number }>(
    sql`select id, country_iso2 as country, city, state, lat, lon from consular_post`,
  )
  const found = new Map<string, Answer>()
  const far: Answer[] = []
  for (const { id, country, city, state, lat, lon } of rows) {
    const place: Place = { kind: 'place', by: 'pin', city, state, point: { lat, lon }, counties: [] }
    for (const one of [place, undefined]) {
      const posts = await findConsulates(db, country, one, TODAY)
      for (const post of posts.kind === 'posts' ? posts.posts : []) {
        if (post.id === id || !found.has(post.id)) found.set(post.id, post)
        if (post.id !== id && one) far.push(post)
      }
    }
  }
  return [...found.values(), ...far]
}

async function everyProgram(db: Db): Promise<Answer[]> {
  const covers = await db.all<{ kind: string; value: string }>(sql`select distinct kind, value from id_program_cover`)
  const found = new Map<string, Answer>()
  for (const { kind, value } of covers) {
    const [state = '', name = ''] = value.split(':')
    const counties = kind === 'county' ? [value] : []
    const city = kind === 'city' ? { city: name } : {}
    const place: Place = { kind: 'place', by: 'city', state, point: { lat: 0, lon: 0 }, counties, ...city }
    const { offered, notRunning } = await findIdPrograms(db, { ...(kind === 'country' ? {} : { place }), today: TODAY })
    for (const one of [...offered, ...notRunning]) found.set(one.id, one)
  }
  return [...found.values()]
}

/** A place with a long name, as the lists of this file are for. */
export const PLACE = 'San Bernardino CA 92401'

const LIST: Record<Answer['kind'], string> = {
  service: 'services.food_list',
  consulate: 'consulate_list',
  id_program: 'id_list',
  hotline: 'services.food_none',
}
const ONE: Record<Answer['kind'], string> = {
  service: 'services.food_one',
  consulate: 'consulate_post',
  id_program: 'id_one',
  hotline: 'services.food_one',
}
/** Where a message about a row is the longest: its topic's own. */
function nodeOf(answer: Answer, how: 'list' | 'full'): string {
  if (answer.kind === 'service') return `services.${answer.category}_${how === 'list' ? 'list' : 'one'}`
  if (answer.kind === 'id_program' && answer.countryIso2) return how === 'list' ? 'id_cards' : 'id_card'
  return (how === 'list' ? LIST : ONE)[answer.kind]
}

/** The messages that tell rows, three a list or one in full, each the first reply that a family gets. */
export function said(answers: Answer[], how: 'list' | 'full', locale: Locale, channel: Channel): Told[] {
  const hotline = lineIn(locale)
  return groups(answers, how).map((told) => {
    const node = nodeOf(told[0]!, how)
    const rows = told.map((answer) => ({ kind: answer.kind, id: answer.id, name: labelOf(answer) }))
    const values = { place: PLACE, miles: '50', ...countryOf(told[0]!) }
    const effects: Effect[] =
      how === 'full'
        ? [
            { type: 'say', node, values, result: rows[0]! },
            { type: 'options', node },
          ]
        : [
            { type: 'say', node, values },
            { type: 'results', rows, from: 0, all: rows.length + 1, isWidest: false, miles: '50' },
          ]
    const session = { ...newSession(locale), topic: told[0]!.kind === 'id_program' ? 'id' : 'consulate' }
    const parts = partsOf(hotline, session, effects, new Map(told.map((answer) => [rowKey(answer), answer])))
    const { text, pages, options } = compose(hotline.press, parts, { locale, channel, today: TODAY, page: 0 })
    return { text, pages, options, answers: told }
  })
}

/**
 * One message more than usual by SMS, where a name that we tell as it is written holds a letter outside GSM-7, which
 * leaves little more than half the room.
 */
export function moreFor(answers: Answer[], channel: Channel): number {
  const letters = [...new Set(JSON.stringify(answers))].join('')
  return channel === 'sms' && sizeOf(letters).encoding === 'UCS-2' ? 1 : 0
}

const lines = new Map<Locale, Hotline>()
function lineIn(locale: Locale): Hotline {
  const line = lines.get(locale) ?? testApp({ env: { DEFAULT_LANGUAGE: locale } }).hotline
  lines.set(locale, line)
  return line
}

function countryOf(answer: Answer): { country?: string } {
  return 'countryIso2' in answer && answer.countryIso2 ? { country: answer.countryIso2 } : {}
}

/** Rows that can stand in one list: of one kind, and of one category or country. */
function groups(answers: Answer[], how: 'list' | 'full'): Answer[][] {
  if (how === 'full') return answers.map((answer) => [answer])
  const alike = Map.groupBy(answers, (answer) => nodeOf(answer, 'list') + (countryOf(answer).country ?? ''))
  return [...alike.values()].flatMap((some) =>
    Array.from({ length: Math.ceil(some.length / 3) }, (_, index) => some.slice(3 * index, 3 * index + 3)),
  )
}
