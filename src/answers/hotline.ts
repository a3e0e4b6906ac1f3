import { monthAndYear } from '../text/month.ts'
import type { Wording } from './answer-texts.ts'
import type { Line } from './lines.ts'
import { shortName } from './name.ts'
import type { HotlineAnswer } from './types.ts'
import { dialled, hoursInWords } from './wording.ts'

const NAME_CHARACTERS = 45
const LANGUAGES_AT_MOST = 4
const MANY_LANGUAGES = 'mul'

/** One line of a list: whose line, and how to reach it. */
export function hotlineInList(answer: HotlineAnswer, wording: Wording): Line {
  const { name, phone } = answer
  return [
    { text: name === phone ? undefined : shortName(name, NAME_CHARACTERS) },
    { text: dialled(phone) },
    { text: name === phone ? wording.say('local_help') : undefined, until: 5 }, // 211 has no other name
    { text: textingOf(answer, wording), until: 5 },
    { text: answer.runBy === 'government' ? wording.say('government_line') : undefined },
  ]
}

export function hotlineInFull(answer: HotlineAnswer, wording: Wording): Line[] {
  const { say, names } = wording
  const languages = answer.languages.filter((language) => language !== MANY_LANGUAGES).slice(0, LANGUAGES_AT_MOST)
  return [
    hotlineInList(answer, wording),
    [{ text: hoursInWords(answer.hours, wording), until: 4 }],
    [{ text: languages.map((language) => names.language(language)).join(', '), until: 2 }],
    [{ text: answer.checkedOn ? say('checked', { date: monthAndYear(answer.checkedOn) }) : say('not_dated') }],
  ]
}

function textingOf({ textNumber, textWord }: HotlineAnswer, { say }: Wording): string | undefined {
  if (!textNumber) return undefined
  return textWord
    ? say('text_to', { number: dialled(textNumber), word: textWord })
    : say('text_line', { number: dialled(textNumber) })
}
