import { cityAt, cityEndsAfter, isKnownWord, type Setting, stateAfter } from './cities.ts'
import { placeIn } from './mentions.ts'
import { cityNamed } from './named-cities.ts'
import { type NearWords, NO_NEAR_WORDS } from './near-words.ts'
import { lengthAt, lengthBefore } from './phrases.ts'
import { beginsAnew, type Sentence } from './sentence.ts'
import { type States, stateAt } from './states.ts'
import type { Written } from './written.ts'
import { readZip } from './zip.ts'

export { readZip, type States }

const LONGEST_PLACE_NAME_WORDS = 6

/**
 * A place in a reply: `78701`, a state (`Tejas`, `TX`) or a city with or without one (`vivo en El Paso TX`), as
 * `zip:78701`, `state:TX`, `city:el paso` or `city:el paso|TX`. Whether such a city exists is for the directory to say.
 */
export function readPlace(
  { text, sentence }: Written,
  states: States,
  around: NearWords = NO_NEAR_WORDS,
): string | undefined {
  const zip = readZip(text)
  if (zip) return `zip:${zip}`
  const named = cityNamed(sentence, states, around.cities)
  if (named) return named
  const phrase = sentence.words.join(' ')
  const whole = states.said.get(phrase)
  if (whole && !around.polite.said.has(phrase)) return `state:${whole}`
  const places = partsOf(sentence, states, around).flatMap((part) => placeOf({ sentence: part, states, around }) ?? [])
  const [place, next] = places
  const isBackwards = place?.startsWith('state:') && next?.startsWith('city:') && !next.includes('|') // `Texas, Houston`
  if (place && isBackwards) return `${next}|${place.slice('state:'.length)}`
  return place ?? placeIn(sentence, states, around)?.near
}

/** A text cut where a new thought begins; a state and the country stay with what they follow. */
function partsOf(sentence: Sentence, states: States, around: NearWords): Sentence[] {
  const { words, gaps, capitals } = sentence
  const starts = words.flatMap((_, at) => {
    const follows = at > 0 && (stateAfter({ sentence, states, around }, at) || lengthAt(words, at, around.country) > 0)
    return beginsAnew(sentence, at) && !follows ? [at] : []
  })
  return starts.map((start, index) => {
    const end = starts[index + 1]
    return { words: words.slice(start, end), gaps: gaps.slice(start, end), capitals }
  })
}

/** The place that a text is about from its first word that says something to its last. */
function placeOf(setting: Setting): string | undefined {
  const { sentence, states, around } = setting
  const { words } = sentence
  const start = startOfPlace(setting)
  const end = endOfPlace(setting, start)
  const name = words.slice(start, end)
  const asksForMore = name.some((_, index) => {
    const length = lengthAt(words, start + index, around.near)
    return length > 0 && start + index + length < end
  })
  if (
    name.length === 0 ||
    name.length > LONGEST_PLACE_NAME_WORDS ||
    asksForMore ||
    name.some((word) => /\d/.test(word))
  )
    return undefined
  const told = lengthAt(words, start, around.cityOf)
  for (let at = told > 0 ? start + told + 1 : start; at < end; at++) {
    const state = stateAt(sentence, at, states)
    if (state?.end !== end) continue
    const city = cityOf(setting, start, at)
    if (city) return `city:${city}|${state.code}`
    return state.isCode && isKnownWord(setting, at) ? undefined : `state:${state.code}`
  }
  const city = cityOf(setting, start, end)
  return city && `city:${city}`
}

/** Passes over politeness, `I live in` and everyday words; an article may belong to a name. */
function startOfPlace(setting: Setting): number {
  const { sentence, states, around } = setting
  const { words } = sentence
  let at = 0
  while (at < words.length) {
    const state = stateAt(sentence, at, states)
    if ((state && !state.isCode) || lengthAt(words, at, around.cityOf) > 0) break
    const passed = lengthAt(words, at, around.near) || lengthAt(words, at, around.polite)
    if (passed === 0 && !isPassable(setting, at)) break
    at += passed || 1
  }
  return at
}

/** Leaves out politeness, the country and everyday words after a place, but not the state. */
function endOfPlace(setting: Setting, start: number): number {
  const { sentence, states, around } = setting
  const { words } = sentence
  let end = words.length
  while (end > start) {
    // A code that is a word too, as `in` and `mi`, is a state only as the last word.
    const isState = stateAt(sentence, end - 1, states) && (end === words.length || !isKnownWord(setting, end - 1))
    if (isState && end - 1 > start) break
    const passed = lengthBefore(words, end, around.country) || lengthBefore(words, end, around.polite)
    if (passed === 0 && !isPassable(setting, end - 1)) break
    end -= passed || 1
  }
  return Math.max(start, end)
}

function isPassable(setting: Setting, at: number): boolean {
  const { words } = setting.sentence
  const { articles, cityEnds } = setting.around
  return isKnownWord(setting, at) && lengthAt(words, at, articles) === 0 && lengthAt(words, at, cityEnds) === 0
}

/** A city between two words: at least one of them says something. */
function cityOf(setting: Setting, start: number, end: number): string | undefined {
  const { sentence, states, around } = setting
  const { words } = sentence
  const told = lengthAt(words, start, around.cityOf)
  if (told > 0 && stateAt(sentence, start + told, states)) return cityAt(setting, start)?.name
  const name = words.slice(start + told, end)
  const says = name.some((_, index) => {
    const at = start + told + index
    return !isKnownWord(setting, at) || cityEndsAfter(setting, at) > at
  })
  return says ? name.join(' ') : undefined
}
