import type { Distance, HoursNow, PhoneLine } from '../../answers/types.ts'
import { dialled } from '../../answers/wording.ts'
import type { Area } from '../../directory/browse.ts'
import type { Place } from '../../directory/places.ts'

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const LANGUAGES = new Intl.DisplayNames(['en'], { type: 'language' })
const COUNTRIES = new Intl.DisplayNames(['en'], { type: 'region' })
const AND = new Intl.ListFormat('en-US')
const AREAS_AT_MOST = 12

/** A word of a code, as `birth_registry`. */
export function codeInWords(code: string): string {
  return code.replaceAll('_', ' ')
}

/** What is no language tag, which the runtime throws at, is shown as the source has it. */
export function nameOfLanguage(tag: string): string {
  if (tag === 'mul') return 'any, by interpreter'
  return orAsItIs(tag, () => LANGUAGES.of(tag) ?? tag)
}

export function nameOfCountry(iso2: string): string {
  return orAsItIs(iso2, () => COUNTRIES.of(iso2) ?? iso2)
}

function orAsItIs(code: string, name: () => string): string {
  try {
    return name()
  } catch {
    return code
  }
}

export function lineInWords({ number, extension, kind, languages }: PhoneLine): string {
  const spoken = languages.length > 0 ? ` (${languages.map(nameOfLanguage).join(', ')})` : ''
  return `${kind === 'text' ? 'text ' : ''}${dialled(number, extension)}${spoken}`
}

export function hoursInWords(hours: HoursNow): string {
  switch (hours.state) {
    case 'always':
      return 'Day and night'
    case 'open':
      return `Open now, until ${clock(hours.untilMinute)}`
    case 'opens': {
      const when = ['today', 'tomorrow'][hours.daysAhead] ?? DAYS[hours.day]
      return `Closed now; opens ${when} ${clock(hours.fromMinute)} to ${clock(hours.untilMinute)}`
    }
    case 'call_first':
      return 'Federal holiday: call first'
    case 'text':
      return hours.text
    case 'unknown':
      return 'not stated'
  }
}

function clock(minute: number): string {
  const hour = Math.floor(minute / 60)
  return `${hour % 12 || 12}:${String(minute % 60).padStart(2, '0')} ${hour < 12 ? 'am' : 'pm'}`
}

export function distanceInWords(distance: Distance): string {
  if (distance === 'nearby') return 'nearby'
  return distance === 0 ? 'under a mile' : `${distance} ${distance === 1 ? 'mile' : 'miles'}`
}

/** `Austin TX, all of NM, counties Hays and Travis of TX`: the first dozen. */
export function areasInWords(areas: Area[]): string {
  const shown = areas.slice(0, AREAS_AT_MOST)
  const counties = Map.groupBy(
    shown.filter(({ kind }) => kind === 'county'),
    ({ value }) => value.split(':')[0],
  )
  const words = [
    ...shown.filter(({ kind }) => kind !== 'county').map(areaName),
    ...[...counties].map(([state, own]) => `${own.length === 1 ? 'county' : 'counties'} ${listOf(own)} of ${state}`),
  ].join(', ')
  return areas.length > shown.length ? `${words} and ${areas.length - shown.length} more` : words
}

function listOf(counties: Area[]): string {
  return AND.format(counties.map(({ name, value }) => name ?? value.split(':')[1]!))
}

function areaName({ kind, value }: Area): string {
  const [state, part = ''] = value.split(':')
  if (kind === 'country') return 'the whole US'
  if (kind === 'state') return `all of ${value}`
  if (kind === 'city') return `${part.replace(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase())} ${state}`
  return `ZIP ${value}`
}

/** A place as it was understood; of a ZIP code that is not known, the area of its first digits. */
export function placeInWords({ by, zip, city, state }: Place): string {
  if (by === 'state') return state
  if (by === 'zip_prefix') return `the area of ZIP ${zip}, about ${city} ${state}`
  return [`${city} ${state}`, zip].filter(Boolean).join(' ')
}
