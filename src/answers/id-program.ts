import { monthAndYear } from '../text/month.ts'
import type { Wording } from './answer-texts.ts'
import { documentsToBring } from './documents.ts'
import type { Line } from './lines.ts'
import { shortName } from './name.ts'
import type { IdProgramAnswer } from './types.ts'
import { bareAddress, dialled } from './wording.ts'

const NAME_CHARACTERS = 45
const ISSUER_CHARACTERS = 60

/** One line of a list: which card, what kind, and whether it is sure that it still runs. */
export function idProgramInList(answer: IdProgramAnswer, wording: Wording): Line {
  const { say } = wording
  return [
    { text: shortName(answer.name, NAME_CHARACTERS) },
    { text: say(`program_${answer.program}`), until: 4 },
    { text: answer.askFirst ? say('ask_first') : undefined },
  ]
}

/** One card in full: what it opens, what to bring, what to ask before going. */
export function idProgramInFull(answer: IdProgramAnswer, wording: Wording): Line[] {
  const { say } = wording
  const uses = answer.usedFor.map((use) => say(`use_${use}` as 'use_police'))
  const reach = [answer.phone && dialled(answer.phone), answer.phone ? undefined : bareAddress(answer.website)]
  return [
    [{ text: shortName(answer.name, NAME_CHARACTERS) }, { text: say(`program_${answer.program}`), until: 3 }],
    [{ text: answer.countryIso2 && wording.names.country(answer.countryIso2), until: 4 }],
    [{ text: shortName(answer.issuer, ISSUER_CHARACTERS), until: 1 }, ...reach.map((text) => ({ text }))],
    [{ text: uses.length > 0 ? say('good_for', { uses: uses.join(', ') }) : undefined, until: 4 }],
    [{ text: documentsToBring(answer.documents, wording), until: 3 }],
    [{ text: feeOf(answer, wording), until: 2 }],
    [{ text: answer.phone ? bareAddress(answer.website) : undefined, until: 0 }],
    [{ text: answer.hasPrivacyNote ? say('privacy_risk') : undefined }],
    [
      { text: answer.checkedOn ? say('seen', { date: monthAndYear(answer.checkedOn) }) : say('not_dated') },
      { text: answer.askFirst ? say('ask_first') : undefined },
    ],
  ]
}

function feeOf({ feeUsd }: IdProgramAnswer, { say }: Wording): string | undefined {
  if (feeUsd === undefined) return undefined
  return feeUsd === 0 ? say('no_fee') : say('fee', { amount: `$${feeUsd}` })
}
