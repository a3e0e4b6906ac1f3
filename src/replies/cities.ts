import type { NearWords } from './near-words.ts'
import { lengthAt, lengthBefore } from './phrases.ts'
import { beginsAnew, type Sentence } from './sentence.ts'
import { type StateFound, type States, stateAt } from './states.ts'

/** What a city is looked for in. */
export type Setting = { sentence: Sentence; states: States; around: NearWords }

const LONGEST_CITY_NAME_WORDS = 4
/** Without a word that introduces it a city is short, or it is not one: `clinica san antonio tx`. */
const LONGEST_UNTOLD_CITY_WORDS = 3

/** A name that begins at a word and may be that of a city, up to what cannot be part of it. */
export function cityAt(setting: Setting, at: number): { name: string; end: number } | undefined {
  const { sentence, states, around } = setting
  const { words } = sentence
  const named = at + lengthAt(words, at, around.cityOf)
  const state = stateAt(sentence, named, states)
  const end = state && !state.isCode ? cityEndsAfter(setting, state.end) : at
  if (state && (named > at || end > state.end)) {
    // A city of a state's name. What says so is part of how people know it: `ciudad de nueva york`, `kansas city`.
    const first = named > at ? at + lengthAt(words, at, around.articles) : at
    return { name: words.slice(first, Math.max(end, state.end)).join(' '), end: Math.max(end, state.end) }
  }
  const first = named + lengthAt(words, named, around.articles)
  let last = first
  while (last - first < LONGEST_CITY_NAME_WORDS && continuesCity(setting, last, last > first)) last++
  if (last === first) return undefined
  last = cityEndsAfter(setting, last)
  return { name: words.slice(named, last).join(' '), end: last }
}

function continuesCity(setting: Setting, at: number, isWithin: boolean): boolean {
  const { sentence, around } = setting
  if (!isPlainName(setting, at)) return false
  return (
    !isWithin || (!beginsAnew(sentence, at) && !stateAfter(setting, at) && !lengthAt(sentence.words, at, around.near))
  )
}

/** Where a city begins that ends before a state, as far as its words tell; the state's own place where none does. */
export function cityBefore(setting: Setting, state: number): number {
  const { sentence, around } = setting
  const { words, gaps } = sentence
  if (!isLooseGap(gaps[state])) return state
  let first = state
  while (first > 0 && state - first < LONGEST_UNTOLD_CITY_WORDS && (first === state || !beginsAnew(sentence, first))) {
    const isEnd = lengthBefore(words, first, around.cityEnds) > 0
    if (lengthBefore(words, first, around.near) > 0 || !(isEnd || isPlainName(setting, first - 1))) break
    first--
  }
  if (!words.slice(first, state).some((_, index) => isPlainName(setting, first + index))) return state
  const hasArticle = !beginsAnew(sentence, first) && lengthBefore(words, first, around.articles) > 0
  return hasArticle ? first - 1 : first
}

/** Where words like `City` and `Beach` end that go with the name before them. */
export function cityEndsAfter({ sentence, around }: Setting, at: number): number {
  let end = at
  while (end < sentence.words.length && !beginsAnew(sentence, end)) {
    const length = lengthAt(sentence.words, end, around.cityEnds)
    if (length === 0) break
    end += length
  }
  return end
}

/** The state that follows the name of a city. A code that is a word too, as `in` and `me`, counts only in capitals. */
export function stateAfter(setting: Setting, at: number): StateFound | undefined {
  const { sentence, states } = setting
  const state = stateAt(sentence, at, states)
  if (!state || !isLooseGap(sentence.gaps[at])) return undefined
  return !state.isCode || sentence.capitals.has(sentence.words[at]!) || !isKnownWord(setting, at) ? state : undefined
}

/** Whether a word is known as something else than a place. */
export function isKnownWord({ sentence, around }: Setting, at: number): boolean {
  return around.notPlaces.has(sentence.words[at] ?? '')
}

/** Whether the name of a state is that of a street: `1200 Florida Ave`, `calle California`. */
export function isStreet({ sentence: { words }, around }: Setting, at: number, end: number): boolean {
  return lengthBefore(words, at, around.streets) > 0 || lengthAt(words, end, around.streets) > 0
}

function isPlainName(setting: Setting, at: number): boolean {
  const word = setting.sentence.words[at]
  return word !== undefined && !/\d/.test(word) && !isKnownWord(setting, at)
}

/** What may stand between a city and its state: `Houston, TX`, `Houston (Texas)`. */
function isLooseGap(gap: string | undefined): boolean {
  return /^[\s,(.-]*$/.test(gap ?? '')
}
