import { and, eq, sql } from 'drizzle-orm'
import type { ConsulateAnswer, ConsulatesFound, Jurisdiction } from '../answers/types.ts'
import type { Db } from './database.ts'
import { milesBetween, shownMiles } from './distance.ts'
import { isOlderThan, monthOf } from './partial-date.ts'
import type { Place } from './places.ts'
import { readTogether, rowsOf } from './read-together.ts'
import { consularClosed, consularJurisdiction, consularNone, consularPost } from './schema-lists.ts'
import { isActive } from './versions.ts'
import { asked, writtenOnce } from './written-once.ts'

/** Which post holds a county, a whole state or the whole country, by the value that names it. */
type Jurisdictions = { kind: 'country' | 'state' | 'county'; value: string; post_id: string }[]

const POSTS_AT_MOST = 3
const CALL_FIRST_AFTER_MONTHS = 24
/** Since 4 May 2023 a Mexican gets the matrícula at any Mexican post in the US. */
const IDENTITY_CARD_ANYWHERE = ['MX']

const countryIso2 = asked('countryIso2')
const { id, type, name, city, state, address, lat, lon, phone, emergency_phone, website, appointments_url } =
  consularPost
const { country_iso2, services, call_first, sends_elsewhere, source_date, confidence } = consularPost
const queries = writtenOnce((db) =>
  readTogether(db, {
    posts: rowsOf(
      {
        ...{ id, country_iso2, type, name, city, state, address, lat, lon, phone, emergency_phone, website },
        ...{ appointments_url, services, call_first, sends_elsewhere, source_date, confidence },
      },
      (select) =>
        select
          .from(consularPost)
          .where(and(eq(consularPost.country_iso2, countryIso2), isActive(consularPost.import_id))),
    ),
    jurisdictions: rowsOf(
      {
        kind: consularJurisdiction.kind,
        value: consularJurisdiction.value,
        post_id: consularJurisdiction.post_id,
      },
      (select) =>
        select
          .from(consularPost)
          .innerJoin(
            consularJurisdiction,
            and(
              eq(consularJurisdiction.post_id, consularPost.id),
              eq(consularJurisdiction.import_id, consularPost.import_id),
            ),
          )
          .where(and(eq(consularPost.country_iso2, countryIso2), isActive(consularJurisdiction.import_id)))
          .orderBy(sql`${consularPost}.rowid`),
    ),
    closed: rowsOf({ city: consularClosed.city, state: consularClosed.state }, (select) =>
      select
        .from(consularClosed)
        .where(
          and(
            eq(consularClosed.country_iso2, countryIso2),
            eq(consularClosed.gone, true),
            isActive(consularClosed.import_id),
          ),
        ),
    ),
    none: rowsOf({ country_iso2: consularNone.country_iso2, source_date: consularNone.source_date }, (select) =>
      select
        .from(consularNone)
        .where(and(eq(consularNone.country_iso2, countryIso2), isActive(consularNone.import_id))),
    ),
  }),
)
/** What is stored of the posts of a country. */
export type StoredPosts = Awaited<ReturnType<ReturnType<typeof queries>>>
type Post = StoredPosts['posts'][number]

/** Reads the posts of a country, whatever the place: it can be looked for at the same time. */
export function readPosts(db: Db, countryIso2: string): Promise<StoredPosts> {
  return queries(db)({ countryIso2 })
}

/** Finds the consulate for people of a country at a place, or says that there is none; without a place, all its posts. */
export async function findConsulates(
  db: Db,
  countryIso2: string,
  place: Place | undefined,
  today: string,
): Promise<ConsulatesFound> {
  return consulatesAmong(await readPosts(db, countryIso2), countryIso2, place, today)
}

export function consulatesAmong(
  stored: StoredPosts,
  countryIso2: string,
  place: Place | undefined,
  today: string,
): ConsulatesFound {
  const { posts, jurisdictions } = stored
  const [none] = stored.none
  if (posts.length === 0) return none ? noneOf(none) : { kind: 'unknown', countryIso2 }
  if (!place) {
    const all = allPosts(posts, today)
    return all.length > 0 ? { kind: 'posts', posts: all, zipWouldHelp: true } : { kind: 'unknown', countryIso2 }
  }
  const ranked = rankPosts(posts, jurisdictions, place)
  if (ranked.length === 0) return { kind: 'unknown', countryIso2 }
  const closed = stored.closed.filter(({ state }) => state === place.state).map(({ city }) => city)
  return {
    kind: 'posts',
    posts: ranked.slice(0, POSTS_AT_MOST).map((post, index) => answerOf(post, place, today, index === 0 ? closed : [])),
    zipWouldHelp: place.by === 'state' || place.by === 'zip_prefix',
  }
}

/** Every post that serves the public, the embassy first, then by state and city. */
function allPosts(posts: Post[], today: string): ConsulateAnswer[] {
  const order = (post: Post) => `${post.type === 'embassy' ? 0 : 1}${post.state}${post.city}${post.id}`
  return posts
    .filter((post) => post.type !== 'honorary' && !post.sends_elsewhere)
    .sort((a, b) => (order(a) < order(b) ? -1 : 1))
    .map((post) => answerOf({ post, why: [] }, undefined, today, []))
}

export type RankedPost = { post: Post; jurisdiction: Jurisdiction; miles: number; why: string[] }

/**
 * Orders the posts of a country for a place: the one whose list holds the county, else the whole state, else the nearest.
 * A ZIP code in several counties is asked county by county, the likeliest first. Honorary posts, which give no papers, and
 * posts that send the public elsewhere never come first; a country with no others has none to name.
 */
export function rankPosts(posts: Post[], jurisdictions: Jurisdictions, place: Place): RankedPost[] {
  const here = jurisdictionOf(jurisdictions, [
    ...place.counties.filter((county) => stateOf(county) === place.state).map(countyIs),
    { kind: 'state', value: place.state },
    { kind: 'country', value: 'US' },
  ])
  // The part of a ZIP code that lies over a state line: true, but no reason to pass a nearer post.
  const across = place.counties.filter((county) => stateOf(county) !== place.state)
  const overTheLine = jurisdictionOf(jurisdictions, [
    ...across.map(countyIs),
    ...across.map((county) => ({ kind: 'state' as const, value: stateOf(county) })),
  ])
  const order = [...here.keys()]
  const ranked = posts
    .map((post) => {
      const jurisdiction = here.get(post.id) ?? overTheLine.get(post.id) ?? 'nearest'
      const givesNothing = post.type === 'honorary' || post.sends_elsewhere
      const turn = order.includes(post.id) ? order.indexOf(post.id) : order.length
      const why = [
        `jurisdiction_${jurisdiction}`,
        ...(post.type === 'honorary' ? ['honorary'] : []),
        ...(post.sends_elsewhere ? ['sends_elsewhere'] : []),
      ]
      return { post, jurisdiction, miles: milesBetween(place.point, post), why, givesNothing, turn }
    })
    .sort((a, b) => a.turn - b.turn || a.miles - b.miles || (a.post.id < b.post.id ? -1 : 1))
  const useful = ranked.filter(({ givesNothing }) => !givesNothing)
  const [first, ...others] = useful
  if (!first) return []
  const passed = ranked.filter(({ givesNothing, miles }) => givesNothing && miles < first.miles).slice(0, 1) // people will hear of it
  return [first, ...passed, ...others]
}

type Area = Pick<Jurisdictions[number], 'kind' | 'value'>

function countyIs(value: string): Area {
  return { kind: 'county', value }
}

function stateOf(county: string): string {
  return county.slice(0, 2)
}

/** The posts whose jurisdiction holds one of the areas, in the order of the areas, and by what. */
function jurisdictionOf(jurisdictions: Jurisdictions, areas: Area[]): Map<string, Jurisdiction> {
  const found = new Map<string, Jurisdiction>()
  for (const { kind, value } of areas)
    for (const one of jurisdictions)
      if (one.kind === kind && one.value === value && !found.has(one.post_id)) found.set(one.post_id, kind)
  return found
}

type Told = Pick<RankedPost, 'post' | 'why'> & Partial<RankedPost>

function answerOf(
  { post, jurisdiction, miles, why }: Told,
  place: Place | undefined,
  today: string,
  closedNearby: string[],
): ConsulateAnswer {
  const checkedOn = monthOf(post.source_date)
  return {
    kind: 'consulate',
    id: post.id,
    name: post.name,
    type: post.type,
    countryIso2: post.country_iso2,
    ...(jurisdiction && { jurisdiction }),
    closedNearby,
    place: { ...(post.address && { address: post.address }), city: post.city, state: post.state },
    // From the middle of a state a distance says nothing.
    ...(miles !== undefined && place?.by !== 'state' && { distanceMiles: shownMiles(miles, 'area') }),
    ...(post.phone && { phone: post.phone }),
    ...(post.emergency_phone && { protectionPhone: post.emergency_phone }),
    ...(post.website && { website: post.website }),
    ...(post.appointments_url && { appointmentsUrl: post.appointments_url }),
    services: post.services,
    consularIdAnywhere: IDENTITY_CARD_ANYWHERE.includes(post.country_iso2) && post.services.includes('consular_id'),
    callFirst: isCalledFirst(post, today),
    ...(checkedOn && { checkedOn }),
    confidence: post.confidence,
    why: [
      ...why,
      ...(miles === undefined ? [] : [`miles_${Math.round(miles)}`]),
      ...(isOld(post, today) ? ['old'] : []),
    ],
  }
}

/** Whether people are told to call before they go to a post. */
export function isCalledFirst(post: Pick<Post, 'call_first' | 'source_date' | 'confidence'>, today: string): boolean {
  return post.call_first || isOld(post, today) || post.confidence === 'inferred'
}

function isOld({ source_date }: Pick<Post, 'source_date'>, today: string): boolean {
  return isOlderThan(source_date, CALL_FIRST_AFTER_MONTHS, today)
}

/** What is known of a country that has no post at all. */
function noneOf({ country_iso2, source_date }: StoredPosts['none'][number]): ConsulatesFound {
  const checkedOn = monthOf(source_date)
  return { kind: 'none', countryIso2: country_iso2, ...(checkedOn && { checkedOn }) }
}
