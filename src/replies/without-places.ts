import { cityEndsAfter, isKnownWord, type Setting, stateAfter } from './cities.ts'
import type { NearWords } from './near-words.ts'
import { lengthAt, lengthBefore } from './phrases.ts'
import { beginsAnew } from './sentence.ts'
import { type States, stateAt } from './states.ts'
import type { Written } from './written.ts'

/**
 * What a message asks for, without the places it asks it for: `food pantry Orlando FL` is the same wish as `food pantry`, and
 * is no Portuguese for all the Brazilians who live there. In words, folded: the very list of the message where it names no
 * place, or nothing else.
 */
export function withoutPlaces({ words: all, sentence }: Written, states: States, around: NearWords): readonly string[] {
  const setting = { sentence, states, around }
  const { words } = sentence
  const kept: string[] = []
  for (let at = 0; at < words.length; ) {
    const end = endOfPlace(setting, at)
    if (end === at) kept.push(words[at++]!)
    else at = end
  }
  return kept.length === 0 || kept.length === words.length ? all : kept
}

/** The larger cities that a sentence names by their own names, with nothing that introduces them: `doctor honolulu`. */
export function citiesIn(setting: Setting): string[] {
  const { words } = setting.sentence
  const found: string[] = []
  for (let at = 0; at < words.length; ) {
    const end = endOfCity(setting, at)
    if (end > at) found.push(words.slice(at, end).join(' '))
    at = Math.max(end, at + 1)
  }
  return found
}

/** Where a place ends that begins at a word; that word's own place where none does. */
function endOfPlace(setting: Setting, at: number): number {
  const { sentence, states, around } = setting
  if (!around.placeFirsts.has(sentence.words[at]!)) return at
  const city = endOfCity(setting, at)
  if (city > at) return stateAfter(setting, city)?.end ?? city
  const state = stateAt(sentence, at, states)
  return state && !state.isCode ? state.end : at
}

function endOfCity(setting: Setting, at: number): number {
  const { sentence, around } = setting
  const { words } = sentence
  const named = lengthAt(words, at, around.cities)
  if (named > 0) return at + named
  const length = lengthAt(words, at, around.cityNames)
  if (length === 0) return at
  const end = cityEndsAfter(setting, at + length)
  return length > 1 || isCity(setting, at, end) ? end : at
}

/** Whether one word that may be a city is meant as one: where it stands, for many are words too (`Mobile`, `Surprise`). */
function isCity(setting: Setting, at: number, end: number): boolean {
  const { sentence, around } = setting
  if (isKnownWord(setting, at)) return false
  const isIntroduced = lengthBefore(sentence.words, at, around.near) > 0
  const isLast = end === sentence.words.length || beginsAnew(sentence, end)
  return isIntroduced || isLast || stateAfter(setting, end) !== undefined
}
