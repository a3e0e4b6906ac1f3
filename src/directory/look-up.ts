import { labelOf } from '../answers/tell.ts'
import type { Answer, Category, ConsulateAnswer } from '../answers/types.ts'
import type { LookedUp } from '../engine/input.ts'
import type { Outcome } from '../flow/graph.ts'
import type { Directory, LookUps, Question } from '../ports.ts'
import { consulatesAmong, readPosts, type StoredPosts } from './consulates.ts'
import type { Db } from './database.ts'
import { findServices, recallServices } from './find-services.ts'
import { findHotlines, recallHotlines } from './hotlines.ts'
import { findIdPrograms } from './id-programs.ts'
import { findPlace, nearOf, type Place, type Where } from './places.ts'

type Told = LookedUp & { answers: Answer[] }
/** What a kind of look-up found for a place, or for none. */
type Finding = { outcome: Outcome; answers: Answer[]; widerMiles?: number; miles?: number }

/** More services than this nobody pages through by text; of the posts of a country none is kept back. */
const ROWS_AT_MOST = 12
const ENOUGH = 3
const STATES_AT_MOST = 6

/** Answers the look-ups of the flows from the directory. */
export function directoryOf(db: Db): Directory {
  return { forTurn: () => lookUpsOf(db) }
}

function lookUpsOf(db: Db): LookUps {
  const place = onceEach((near: string) => findPlace(db, nearOf(near)))
  /** Asks with where the family is, which may still be on its way: what does not depend on it is asked at the same time. */
  const withPlace = <Asked>({ near }: Question, ask: (place: Promise<Place | undefined>) => Promise<Asked>) => {
    const where = near === '' ? Promise.resolve(undefined) : place(near)
    const placed = where.then((found) => (found?.kind === 'place' ? found : undefined))
    return Promise.all([where, ask(placed), placed])
  }
  return {
    async lookUp(question) {
      const [where, finding] = await withPlace(question, (place) => FIND[question.of](db, question, place))
      if (where && where.kind !== 'place') return unplaced(question, where, finding)
      const { outcome, answers, miles, widerMiles } = finding
      // A position is used for one turn; and what was not found near is not found in a wider circle either.
      const isFarther = widerMiles !== undefined && where?.by !== 'pin' && outcome === 'found'
      return told({ outcome, answers }, valuesOf(question, where, miles), isFarther ? { widerMiles } : {})
    },

    async recall(rows, question) {
      const ids = (kind: Answer['kind']) => rows.filter((row) => row.kind === kind).map(({ id }) => id)
      const [lines, services] = [ids('hotline'), ids('service')]
      const ofLists = rows.length > lines.length + services.length
      const [, told] = await withPlace(question, (place) => {
        const found: (Answer[] | Promise<Answer[]>)[] = [
          lines.length > 0 ? recallHotlines(db, lines, question.now) : [],
          services.length > 0 ? recallServices(db, services, servicesQuestion(question), place) : [],
          ofLists ? FIND[question.of](db, question, place).then(({ answers }) => answers) : [],
        ]
        return Promise.all(found)
      })
      const answers = told.flat()
      return rows.flatMap(({ kind, id }) => answers.find((answer) => answer.kind === kind && answer.id === id) ?? [])
    },

    async knowsPlace(near) {
      const { kind } = await place(near)
      return kind === 'place' || kind === 'ambiguous'
    },
  }
}

/** The same question, asked once; its answer goes with the turn it belongs to. */
function onceEach<Answer>(ask: (question: string) => Promise<Answer>): (question: string) => Promise<Answer> {
  const asked = new Map<string, Promise<Answer>>()
  return (question) => {
    const answer = asked.get(question) ?? ask(question)
    asked.set(question, answer)
    return answer
  }
}

/** A place that cannot be looked from: told so, with the lines that help everywhere. */
function unplaced(question: Question, where: Exclude<Where, Place>, anywhere: Finding): Told {
  const answers = anywhere.answers.filter(({ kind }) => kind === 'hotline')
  if (where.kind === 'unknown') return told({ outcome: 'unknown_place', answers }, {})
  if (where.kind === 'military') return told({ outcome: 'military', answers }, {})
  const offers = where.states
    .slice(0, STATES_AT_MOST)
    .map((state) => ({ value: `city:${nearOf(question.near).city}|${state}`, label: `${where.city} ${state}` }))
  return told({ outcome: 'several_places', answers: [] }, { place: where.city }, { offers })
}

type Find = (db: Db, question: Question, place: Promise<Place | undefined>) => Promise<Finding>
const FIND: Record<Question['of'], Find> = {
  async service(db, question, placed) {
    const place = await placed
    const found = await findServices(db, { ...servicesQuestion(question), ...(place && { place }) })
    const { answers, hotlines, hotlinesFirst, radiusMiles, widerMiles, beyond } = found
    const isLocal = answers.some(({ serves }) => serves !== 'country')
    const lines = hotlinesFirst || beyond || answers.length < ENOUGH || !isLocal ? hotlines : []
    return {
      outcome: !place ? 'anywhere' : beyond ? 'beyond' : isLocal ? 'found' : 'none',
      answers: hotlinesFirst ? [...lines, ...answers] : [...answers, ...lines],
      ...(radiusMiles !== undefined && { miles: radiusMiles }),
      ...(widerMiles !== undefined && { widerMiles }),
    }
  },

  async consulate(db, { country = '', now, today }, placed) {
    const [stored, [line], place] = await Promise.all([
      readPosts(db, country),
      findHotlines(db, `consulate.${country.toLowerCase()}`, now),
      placed,
    ])
    const found = consulatesAmong(stored, country, place, today)
    if (found.kind !== 'posts') return { outcome: found.kind === 'none' ? 'confirmed_none' : 'none', answers: [] }
    const ofState = found.posts[0]?.jurisdiction === 'nearest' ? postsOfState(stored, country, place, today) : []
    const posts = (ofState.length > 1 ? ofState : found.posts).map((post, index) => ({
      ...(line && { protectionPhone: line.phone }),
      ...(index > 0 ? notTheNearest(post) : post),
    }))
    return { outcome: place && ofState.length < 2 ? 'found' : 'anywhere', answers: posts }
  },

  async id_program(db, { country, today }, placed) {
    const place = await placed
    const { offered } = await findIdPrograms(db, {
      ...(place && { place }),
      ...(country && { countryIso2: country }),
      today,
    })
    // The cards of all consulates are no answer to somebody who named no country.
    const answers = offered.filter(({ countryIso2 }) => !countryIso2 || countryIso2 === country)
    const isLocal = answers.some(({ covers }) => covers !== 'country')
    return { outcome: !place ? 'anywhere' : isLocal ? 'found' : 'none', answers }
  },

  async hotline(db, { category = '', now }) {
    const answers = await findHotlines(db, category, now)
    return { outcome: answers.length > 0 ? 'found' : 'none', answers }
  },
}

/** Of the posts that no list names for a place only the first is the nearest. */
function notTheNearest({ jurisdiction, ...post }: ConsulateAnswer): ConsulateAnswer {
  return { ...post, ...(jurisdiction && jurisdiction !== 'nearest' && { jurisdiction }) }
}

/** All posts of the state, where a family gave no more than that: which of them is nearest nobody can tell. */
function postsOfState(
  stored: StoredPosts,
  country: string,
  place: Place | undefined,
  today: string,
): ConsulateAnswer[] {
  if (place?.by !== 'state') return []
  const all = consulatesAmong(stored, country, undefined, today)
  return all.kind === 'posts' ? all.posts.filter((post) => post.place.state === place.state) : []
}

function servicesQuestion({ category, language, minimumMiles, now, today }: Question) {
  return {
    category: category as Category,
    language,
    preferNoStatus: true,
    now,
    today,
    ...(minimumMiles !== undefined && { minimumMiles }),
  }
}

/** What texts may say of the question: the place as it was understood, the country, how far was looked. */
function valuesOf({ country }: Question, place: Place | undefined, miles: number | undefined): Record<string, string> {
  const isGuess = place?.by === 'zip_prefix' // the ZIP code is not known; its neighbours tell the state
  const town = place?.city && !isGuess && `${place.city} ${place.state}`
  const zip = isGuess ? undefined : place?.zip
  return {
    ...(place && { place: [town || place.state, zip].filter(Boolean).join(' ') }),
    ...(country && { country }),
    ...(miles !== undefined && { miles: String(miles) }),
  }
}

function told(
  { outcome, answers: all }: Finding,
  values: Record<string, string>,
  more: Pick<LookedUp, 'offers' | 'widerMiles'> = {},
): Told {
  const answers = all[0]?.kind === 'consulate' ? all : all.slice(0, ROWS_AT_MOST)
  const rows = answers.map((answer) => ({ kind: answer.kind, id: answer.id, name: labelOf(answer) }))
  return { outcome, rows, answers, values, ...more }
}
