import { monthAndYear } from '../text/month.ts'
import type { AnswerText, Wording } from './answer-texts.ts'
import type { Line } from './lines.ts'
import { shortAddress } from './name.ts'
import type { ConsulateAnswer } from './types.ts'
import { bareAddress, dialled } from './wording.ts'

const ADDRESS_CHARACTERS = 45
const TITLE_UNTIL = 5
/** What a post gives, the most asked for first. */
const GIVES = ['passport', 'consular_id', 'birth_registry', 'legal_protection', 'visits_detained', 'notary'] as const

/** The city a post is named after, which need not be the suburb it stands in. */
export function cityOf({ name, type, place }: ConsulateAnswer): string {
  return (type !== 'embassy' && / in ([^,]+)$/.exec(name)?.[1]) || place.city
}

/** One line of a list: which post, where, the number to call. */
export function consulateInList(answer: ConsulateAnswer, wording: Wording): Line {
  const { phone, website, distanceMiles, type } = answer
  return [
    ...titleOf(answer, wording),
    { text: milesOf(distanceMiles, wording), until: 5 },
    { text: phone ? dialled(phone) : bareAddress(website) },
    { text: type === 'honorary' ? wording.say('honorary') : undefined },
  ]
}

/** One post in full: the line for people who were detained or are in danger stands first. */
export function consulateInFull(answer: ConsulateAnswer, wording: Wording): Line[] {
  const { say } = wording
  const { phone, protectionPhone, place, checkedOn, website, appointmentsUrl } = answer
  const closed = answer.closedNearby.join(', ')
  const gives = GIVES.filter((service) => answer.services.includes(service)).map((service) => say(`gives_${service}`))
  return [
    [{ text: protectionPhone && say('protection', { phone: dialled(protectionPhone) }) }],
    [
      ...titleOf(answer, wording),
      { text: phone && phone !== protectionPhone ? dialled(phone) : undefined },
      { text: milesOf(answer.distanceMiles, wording), until: 4 },
    ],
    [{ text: answer.jurisdiction === 'nearest' ? say('nearest_post') : undefined }],
    [{ text: answer.type === 'honorary' ? say('honorary') : undefined }],
    [
      { text: place.address && shortAddress(place.address, ADDRESS_CHARACTERS), until: 3 },
      { text: place.address && `${place.city} ${place.state}`, until: 3 },
    ],
    [{ text: closed && say('closed_office', { city: closed }), until: 3 }],
    [{ text: answer.consularIdAnywhere ? say('consular_id_anywhere') : undefined, until: 2 }],
    [{ text: gives.length > 0 ? say('gives', { things: gives.join(', ') }) : undefined, until: 1 }],
    [{ text: appointmentsUrl && say('appointments', { address: bareAddress(appointmentsUrl)! }), until: 2 }],
    [{ text: bareAddress(website), until: phone ? 0 : 3 }],
    [
      { text: checkedOn ? say('checked', { date: monthAndYear(checkedOn) }) : say('not_dated') },
      { text: answer.callFirst && phone ? say('call_first') : undefined },
    ],
  ]
}

/** What a post is, in the family's language; at last only its city, for the name of a country may hold a costly letter. */
function titleOf(answer: ConsulateAnswer, { say, names }: Wording): Line {
  const country = names.country(answer.countryIso2)
  const city = cityOf(answer)
  return [
    { text: say(answer.type === 'embassy' ? 'embassy' : 'consulate', { country, city }), until: TITLE_UNTIL },
    { text: `${city} ${answer.place.state}`, from: TITLE_UNTIL + 1 },
  ]
}

function milesOf(distance: ConsulateAnswer['distanceMiles'], { say }: Wording): string | undefined {
  if (distance === undefined) return undefined
  const key: AnswerText = distance === 'nearby' ? 'nearby' : distance === 0 ? 'under_a_mile' : 'miles'
  return say(key, { miles: String(distance) })
}
