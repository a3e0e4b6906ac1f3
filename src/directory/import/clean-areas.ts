import { phraseOf } from '../../text/fold.ts'
import { cityKey } from '../area-keys.ts'
import type { ServiceRecord } from '../service-record.ts'
import { type Geography, readCounty, readState } from './geography.ts'

type Area = ServiceRecord['areas'][number]
export type Areas = { areas: Area[]; unknown: string[] }

const COUNTRY = /^(the )?(u s|us|usa|united states( of america)?|nationwide|national|all states|country ?wide)$/
const STATEWIDE = /^(state ?wide|entire state|(the )?whole state|all counties|state of )/
const ALL_OF = /^(?:location )?(?:serves )?(?:all|entire|the (?:whole|entire) state) (?:of )?(?:the state of )?(.+)$/

/**
 * The areas of a cell: counties, cities, states, ZIP codes, the whole country, one or many. Names without a state are of the
 * home state. Whoever reads part of a list would tell families outside that they are not served, so the caller takes all or
 * nothing.
 */
export function readAreas(cell: string, home: string | undefined, places: Geography): Areas {
  const areas: Area[] = []
  const unknown: string[] = []
  const whole = areasOf(cell, home, places)
  if (whole) return { areas: whole, unknown }
  const counties = /\bcounties\b/i.test(cell)
  for (const part of cell.split(/[,;|/\n•]|\band\b|&/i)) {
    const name = part.replace(/\b(counties|serving|serves)\b|[.:]\s*$/gi, ' ').trim()
    if (name === '') continue
    const read =
      areasOf(counties && !/\bcounty\b/i.test(name) ? `${name} County` : name, home, places) ??
      areasOf(name, home, places)
    if (read) areas.push(...read)
    else unknown.push(name)
  }
  return { areas, unknown }
}

function areasOf(name: string, home: string | undefined, places: Geography): Area[] | undefined {
  const said = phraseOf(name)
  if (/^\d{5}$/.test(said)) return places.zip(said) ? [{ kind: 'zip', value: said }] : undefined
  if (COUNTRY.test(said)) return [{ kind: 'country', value: 'US' }]
  if (STATEWIDE.test(said) && home) return [{ kind: 'state', value: readState(said.replace(/^.* of /, '')) ?? home }]
  const state = readState(said) ?? readState(ALL_OF.exec(said)?.[1] ?? '')
  if (state) return [{ kind: 'state', value: state }]
  const [, before = name, after = ''] = /^(.*)[, ]+\(?([A-Za-z]{2})\)?$/.exec(name) ?? []
  const within = readState(after) ?? home
  if (!within) return undefined
  const bare = readState(after) ? before : name
  const isCounty = /\b(county|parish|borough|municipio)\b/i.test(bare)
  const city = places.city(within, bare)
  const county = isCounty || !city ? readCounty(within, bare, places) : undefined
  if (county) return [{ kind: 'county', value: county }]
  return city && !isCounty ? [{ kind: 'city', value: `${within}:${cityKey(bare)}` }] : undefined
}
