import { monthAndYear } from '../text/month.ts'
import { punctuated } from '../text/punctuation.ts'
import { inStraightMarks } from '../text/straight-marks.ts'
import type { Wording } from './answer-texts.ts'
import { cityOf, consulateInFull, consulateInList } from './consulate.ts'
import { hotlineInFull, hotlineInList } from './hotline.ts'
import { idProgramInFull, idProgramInList } from './id-program.ts'
import { type Level, type Line, linesAt } from './lines.ts'
import { shortName } from './name.ts'
import { serviceInFull, serviceInList } from './service.ts'
import type { Answer } from './types.ts'

const LOOKED_UNTIL = 5
const LABEL_CHARACTERS = 24 // WhatsApp's limit of a list item

/** What a row is called as an option. */
export function labelOf(answer: Answer): string {
  const name = answer.kind === 'consulate' ? `${cityOf(answer)} ${answer.place.state}` : answer.name
  return shortName(name, LABEL_CHARACTERS).slice(0, LABEL_CHARACTERS)
}

/** One answer in full, at a level: a line each. */
export function tellInFull(answer: Answer, wording: Wording, level: Level): string {
  return told(inFull(answer, wording, level), level)
    .map((line) => line.replace(/^\p{Ll}(?=[^.\s]*(\s|,|$))/u, (first) => first.toLocaleUpperCase(wording.locale))) // no web address
    .join('\n')
}

/** Answers in a list, numbered from `from` + 1, with the month of the oldest check among them. */
export function tellInList(answers: Answer[], from: number, wording: Wording, level: Level): string[] {
  const lines = answers.map((answer, index) => `${from + index + 1} ${told([inList(answer, wording, level)], level)}`)
  const dates = answers.flatMap(({ checkedOn }) => checkedOn ?? [])
  const oldest = dates.sort()[0]
  if (!oldest) return lines
  return [...lines, wording.say(dates.length > 1 ? 'checked_or_later' : 'checked', { date: monthAndYear(oldest) })]
}

/** How a list goes on: a number, MORE, WIDER. */
export function closingOf(
  {
    from,
    shown,
    all,
    isWidest,
    miles,
  }: { from: number; shown: number; all: number; isWidest: boolean; miles?: string },
  { say }: Wording,
  level: Level,
): string {
  const last = from + shown
  const sentences = [
    ...(miles !== undefined && from === 0 && level <= LOOKED_UNTIL ? [say('looked', { miles })] : []),
    last > 1 ? say('pick_one', { last: String(last) }) : say('pick_only'),
    ...(last < all ? [say('next_ones')] : []),
    ...(isWidest || last < all ? [] : [say('look_farther')]),
  ]
  return punctuated(sentences.join(' '))
}

/** The lines at a level: as they are written where there is room, else with marks that cost no room. */
function told(lines: Line[], level: Level): string[] {
  const shown = linesAt(lines, level).map(punctuated)
  return level === 0 ? shown : shown.map(inStraightMarks)
}

function inFull(answer: Answer, wording: Wording, level: Level): Line[] {
  switch (answer.kind) {
    case 'service':
      return serviceInFull(answer, wording, level)
    case 'consulate':
      return consulateInFull(answer, wording)
    case 'id_program':
      return idProgramInFull(answer, wording)
    case 'hotline':
      return hotlineInFull(answer, wording)
  }
}

function inList(answer: Answer, wording: Wording, level: Level): Line {
  switch (answer.kind) {
    case 'service':
      return serviceInList(answer, wording, level)
    case 'consulate':
      return consulateInList(answer, wording)
    case 'id_program':
      return idProgramInList(answer, wording)
    case 'hotline':
      return hotlineInList(answer, wording)
  }
}
