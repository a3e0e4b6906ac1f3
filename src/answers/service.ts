import { monthAndYear } from '../text/month.ts'
import type { AnswerText, Wording } from './answer-texts.ts'
import { documentsToBring } from './documents.ts'
import { LEANEST, type Level, type Line } from './lines.ts'
import { shortAddress, shortName } from './name.ts'
import type { Audience, ServiceAnswer, Vetting } from './types.ts'
import { bareAddress, dialled, hoursInWords } from './wording.ts'

const NAME_CHARACTERS = 45
const NAME_IN_FULL = 70
const ADDRESS_CHARACTERS = 45
const POST_BOX = /^p\.? ?o\.? box\b/i
const ONLY: Record<Audience, AnswerText> = {
  children: 'only_children',
  detained: 'only_detained',
  survivors: 'only_survivors',
}
const VOUCHED: Partial<Record<Vetting, AnswerText>> = {
  court_list: 'on_court_list',
  doj_recognized: 'doj_recognized',
  bar_referral: 'bar_referral',
}

/** One line of a list: who, how far, the number to call, and the one thing that may rule it out. */
export function serviceInList(answer: ServiceAnswer, wording: Wording, level: Level): Line {
  const { say } = wording
  const reach = reachOf(answer)
  const name = shortName(answer.name, nameCharacters(level))
  return [
    { text: name },
    { text: whereabouts(answer, wording) ?? townBeside(name, answer), until: 4 },
    { text: reach ?? bareAddress(answer.website) },
    ...answer.onlyFor.map((audience) => ({ text: say(ONLY[audience]) })),
    { text: answer.cost === 'free' ? say('free') : undefined, until: 1 },
    { text: spokenIn(answer, wording), until: 0 },
  ]
}

/** Half a name may name another office: the distance goes before it is cut. */
function nameCharacters(level: Level): number {
  if (level <= 1) return NAME_IN_FULL
  return level <= 5 ? NAME_CHARACTERS : level < LEANEST ? 28 : 20
}

/** One service in full, from coded fields: what matters to reach it first, what may be left out last. */
export function serviceInFull(answer: ServiceAnswer, wording: Wording, level: Level): Line[] {
  const { say } = wording
  const { cost, access, documents, phones, checkedOn, website } = answer
  const place = placeOf(answer)
  const texting = phones.find(({ kind }) => kind === 'text')
  const owner = answer.organization && answer.organization !== answer.name ? answer.organization : undefined
  return [
    [
      { text: shortName(answer.name, level <= 2 ? NAME_IN_FULL : NAME_CHARACTERS) },
      { text: owner && shortName(owner, NAME_CHARACTERS), until: 1 },
    ],
    [{ text: reachOf(answer) }, { text: texting && say('text_line', { number: dialled(texting.number) }), until: 3 }],
    answer.onlyFor.map((audience) => ({ text: say(ONLY[audience]) })),
    [
      { text: hoursInWords(answer.hours, wording), until: 4 },
      { text: access && say(ACCESS[access]), until: 4 },
    ],
    [
      { text: streetOf(answer), until: 4 },
      { text: townOf(answer), until: 5 },
      { text: place?.city && whereabouts(answer, wording), until: 4 },
    ],
    [
      { text: place?.city ? undefined : whereabouts(answer, wording), until: 4 },
      { text: cost === 'unknown' ? undefined : say(cost), until: 3 },
      { text: spokenIn(answer, wording), until: 3 },
      {
        text: VOUCHED[answer.vetting] && answer.category === 'legal' ? say(VOUCHED[answer.vetting]!) : undefined,
        until: 2,
      },
    ],
    [{ text: documentsToBring(documents, wording), until: 2 }],
    [{ text: statusOf(answer, wording) }],
    [{ text: bareAddress(website), until: reachOf(answer) ? 0 : LEANEST }],
    [
      { text: checkedOn ? say('checked', { date: monthAndYear(checkedOn) }) : say('not_dated') },
      { text: answer.callFirst && place && reachOf(answer) ? say('call_first') : undefined }, // a line is only called
    ],
  ]
}

const ACCESS = { appointment: 'by_appointment', walk_in: 'walk_in', no_walk_in: 'no_walk_in' } as const

function reachOf({ phones }: ServiceAnswer): string | undefined {
  const [line] = phones.filter(({ kind }) => kind === 'voice')
  return line && dialled(line.number, line.extension)
}

/** Where it is; of a service against abuse never, whatever its row may hold. */
function placeOf({ category, place }: ServiceAnswer): ServiceAnswer['place'] {
  return category === 'dv' ? undefined : place
}

/** How far it is, or how it is reached where it is not gone to. */
function whereabouts({ distanceMiles, serves, category, place }: ServiceAnswer, { say }: Wording): string | undefined {
  if (category === 'dv') return undefined
  if (distanceMiles === 'nearby') return say('nearby')
  if (distanceMiles === 0) return say('under_a_mile')
  if (distanceMiles !== undefined) return say('miles', { miles: String(distanceMiles) })
  if (serves === 'state') return say('statewide')
  if (serves === 'country') return say('nationwide')
  return place?.city ? undefined : say('by_phone')
}

/** The street; a box at the post office is no place to go to. */
function streetOf(answer: ServiceAnswer): string | undefined {
  const address = placeOf(answer)?.address
  return address && !POST_BOX.test(address) ? shortAddress(address, ADDRESS_CHARACTERS) : undefined
}

/** The town with its state: what is farthest off may be over a state line, where towns of the same name are. */
function townOf(answer: ServiceAnswer): string | undefined {
  const place = placeOf(answer)
  return place?.city && [place.city, place.state].filter(Boolean).join(' ')
}

/** The town, or its state alone where the name ends with the town: `Catholic Charities, Dallas`. */
function townBeside(name: string, answer: ServiceAnswer): string | undefined {
  const place = placeOf(answer)
  return place?.city && name.endsWith(place.city) ? place.state : townOf(answer)
}

function statusOf({ asksStatus }: ServiceAnswer, { say }: Wording): string {
  if (asksStatus === 'no') return say('asks_no_status')
  return asksStatus === 'yes' ? say('asks_status') : say('status_unknown')
}

const SPOKEN = { staff: 'speaks', line: 'speaks_on_line', interpreter: 'speaks_by_interpreter' } as const

function spokenIn({ language: how }: ServiceAnswer, wording: Wording): string | undefined {
  return how && wording.say(SPOKEN[how], { language: wording.names.language(wording.locale) })
}
