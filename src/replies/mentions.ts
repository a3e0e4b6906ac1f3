import { cityAt, cityBefore, cityEndsAfter, isKnownWord, isStreet, type Setting, stateAfter } from './cities.ts'
import { cityNamed } from './named-cities.ts'
import type { NearWords } from './near-words.ts'
import { lengthAt, lengthBefore } from './phrases.ts'
import { beginsAnew, type Sentence } from './sentence.ts'
import { type StateFound, type States, stateAt } from './states.ts'
import { citiesIn } from './without-places.ts'
import { zipIn } from './zip.ts'

/** A place as a question about it would save it; not sure where only the directory can tell whether there is such a city. */
export type PlaceMention = { near: string; sure: boolean }

/**
 * A place inside a longer message: a ZIP code, a state, a city with its state, or what follows `in` or `cerca de` and
 * may be a city. The surest kind wins; two different places of one kind are none.
 */
export function placeIn(sentence: Sentence, states: States, around: NearWords): PlaceMention | undefined {
  const zip = zipIn(sentence, around)
  if (zip) return { near: `zip:${zip}`, sure: true }
  const named = cityNamed(sentence, states, around.cities)
  if (named) return { near: named, sure: true }
  const setting = { sentence, states, around }
  const introduced = introducedPlaces(setting)
  const placed = introduced.filter(({ sure }) => sure)
  if (placed.length > 0) return onlyOne(placed)
  const stated = statedPlaces(setting)
  if (stated.length > 0) return onlyOne(stated)
  const untold = citiesIn(setting).map((name) => ({ near: `city:${name}`, sure: false }))
  return onlyOne(introduced) ?? onlyOne(withoutArticle(introduced, around)) ?? onlyOne(untold)
}

/** Without what begins like a thing: of `en la esquina` and `en Yakima` the second is the city. */
function withoutArticle(mentions: PlaceMention[], { articles }: NearWords): PlaceMention[] {
  return mentions.filter(({ near }) => lengthAt(near.slice('city:'.length).split(' '), 0, articles) === 0)
}

/** The one place that all mentions speak of: a city and its own state are one. */
function onlyOne(mentions: PlaceMention[]): PlaceMention | undefined {
  const place = mentions.find(({ near }) => near.startsWith('city:')) ?? mentions[0]
  const agrees = ({ near }: PlaceMention) =>
    near === place?.near || (near.startsWith('state:') && place?.near.endsWith(`|${near.slice('state:'.length)}`))
  return mentions.every(agrees) ? place : undefined
}

/** The places that stand after a word that introduces one: `vivo en Tejas`, `a clinic in Houston`. */
function introducedPlaces(setting: Setting): PlaceMention[] {
  const { words } = setting.sentence
  const places: PlaceMention[] = []
  for (let at = 0; at < words.length; ) {
    const length = lengthAt(words, at, setting.around.near)
    const found = length > 0 ? placeAt(setting, at + length) : undefined
    if (found) places.push(found.place)
    at = found?.end ?? at + Math.max(1, length)
  }
  return places
}

type Found = { place: PlaceMention; end: number }

function placeAt(setting: Setting, at: number): Found | undefined {
  const { sentence, states, around } = setting
  const isNext = /^[\s:("'«“]*$/.test(sentence.gaps[at] ?? '')
  const named = at + lengthAt(sentence.words, at, around.articles)
  if (!isNext || lengthAt(sentence.words, named, around.country) > 0) return undefined
  const state = stateAt(sentence, at, states)
  const isState =
    state && !(state.isCode && isKnownWord(setting, at)) && cityEndsAfter(setting, state.end) === state.end
  if (isState) return isStreet(setting, at, state.end) ? undefined : stateFound(state)
  const city = cityAt(setting, at)
  if (!city) return undefined
  const its = stateAfter(setting, city.end)
  if (its) return { place: { near: `city:${city.name}|${its.code}`, sure: true }, end: its.end }
  return { place: { near: `city:${city.name}`, sure: false }, end: city.end }
}

/** The states that nothing introduces, each with the city before it: `abogado gratis tejas`, `clinica, El Paso TX`. */
function statedPlaces(setting: Setting): PlaceMention[] {
  const { sentence, states } = setting
  const places: PlaceMention[] = []
  for (let at = 0; at < sentence.words.length; ) {
    const state = stateAt(sentence, at, states)
    const found = state && statedAt(setting, at, state)
    if (found) places.push(found.place)
    at = found?.end ?? (state && !state.isCode ? state.end : at + 1)
  }
  return places
}

function statedAt(setting: Setting, at: number, state: StateFound): Found | undefined {
  const { sentence, around } = setting
  const { words } = sentence
  if (isStreet(setting, at, state.end)) return undefined
  const cityOf = lengthBefore(words, at, around.cityOf)
  if (!state.isCode && (cityOf > 0 || cityEndsAfter(setting, state.end) > state.end)) {
    const city = cityAt(setting, at - cityOf)!
    return { place: { near: `city:${city.name}`, sure: false }, end: city.end }
  }
  const first = cityBefore(setting, at)
  const isCapital = state.isCode && sentence.capitals.has(words[at]!)
  const isEnd = state.end === words.length || beginsAnew(sentence, state.end)
  if (first < at && stateAfter(setting, at) && (!state.isCode || isCapital || isEnd)) {
    const isClear = beginsAnew(sentence, first) && (beginsAnew(sentence, at) || isCapital)
    return { place: { near: `city:${words.slice(first, at).join(' ')}|${state.code}`, sure: isClear }, end: state.end }
  }
  if (state.isCode) return isCapital && isEnd && !isKnownWord(setting, at) ? stateFound(state) : undefined
  return isPerson(setting, at) ? undefined : stateFound(state)
}

function stateFound({ code, end }: StateFound): Found {
  return { place: { near: `state:${code}`, sure: true }, end }
}

/** Whether the name of a state is that of somebody: `mi hija Virginia`. */
function isPerson({ sentence: { words }, around }: Setting, at: number): boolean {
  return lengthBefore(words, at, around.whose) > 0 || lengthBefore(words, at - 1, around.whose) > 0
}
