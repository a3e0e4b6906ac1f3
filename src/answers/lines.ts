import { LEVELS } from '../text/compose.ts'

/**
 * Answers are told in levels: at 0 everything, at each further level a little less, until the message fits. What says
 * whom to reach, and every warning, is never dropped.
 */
export type Level = number
export const LEANEST: Level = LEVELS - 1

/** A piece of an answer, and the first and last level at which it is told; without them it always is. */
export type Piece = { text: string | undefined; from?: Level; until?: Level }
/** A line of an answer: its pieces, joined. */
export type Line = Piece[]

/** The lines that are told at a level. */
export function linesAt(lines: Line[], level: Level): string[] {
  return lines.flatMap((line) => {
    const told = line
      .filter(({ text, from = 0, until = LEANEST }) => text && from <= level && level <= until)
      .map(({ text }) => text)
    return told.length > 0 ? [told.join(', ').replace(/([.?!。？！؟]), /gu, '$1 ')] : [] // after a sentence no comma
  })
}
