import { type County, type CountyBook, countiesOfArea, openCountyBook, postalCounty } from './counties.ts'
import { nearest, type Point } from './distance.ts'
import { cityMiddle, countSharers, isDefaultPoint, livesAtPostOffice } from './positions.ts'
import {
  loadAreaMiddles,
  loadAreas,
  loadCorrections,
  loadOldPlaces,
  loadPostalPlaces,
  type OldPlace,
  type PostalPlace,
} from './sources.ts'
import { zoneFinder } from './zones.ts'

export type Zip = {
  zip: string
  city: string
  state: string
  /** The county of the post office first, then every other one the ZIP touches. */
  countyFips: string[]
  /** Absent for a military ZIP. */
  point?: Point
  /** An IANA name; empty for a military ZIP. */
  zone: string
  precision: 'area' | 'point' | 'none'
}
type Placed = Omit<Zip, 'point' | 'zone'> & Point

const middles = loadAreaMiddles()
const places = loadPostalPlaces()
const areas = loadAreas()
const old = loadOldPlaces()
const corrections = loadCorrections()
const sharersOf = countSharers(places.values())

/** Joins the sources into one row per ZIP, sorted, and the list of counties. */
export function assembleZips(): { zips: Zip[]; counties: County[] } {
  const book = openCountyBook(areas.values())
  const located = sortedByZip(middles).map(([zip, middle]) => areaRow(zip, middle, book))
  const others = sortedByZip(new Map<string, PostalPlace | OldPlace>([...old, ...places])).filter(
    ([zip]) => !middles.has(zip),
  )
  const offices = officeRows(
    others.filter(([zip]) => !militaryState(zip)),
    located,
    book,
  )
  const placed = [...located, ...offices].map((row) => {
    const { point, countyFips } = corrections.get(row.zip) ?? {}
    return { ...row, ...point, ...(countyFips && { countyFips: [countyFips] }) }
  })
  const zoneOf = zoneFinder(placed)
  const zips = placed.map(({ lat, lon, ...row }): Zip => {
    const zone = corrections.get(row.zip)?.zone ?? zoneOf({ ...row, lat, lon })
    return { ...row, point: { lat, lon }, zone }
  })
  const military = others.flatMap(([zip, place]) => militaryRow(zip, place))
  return {
    zips: [...zips, ...military].sort((a, b) => (a.zip < b.zip ? -1 : 1)),
    counties: [...book.counties.values()],
  }
}

/** A ZIP that covers an area of land: the Census has its middle. */
function areaRow(zip: string, middle: Point, book: CountyBook): Placed {
  const place = places.get(zip)
  const area = areas.get(zip)
  const { city, state } = place ?? area ?? old.get(zip)!
  const atOffice = place && area && livesAtPostOffice(middle, place, isDefaultPoint(sharersOf(place)), area)
  const { lat, lon } = atOffice ? place : middle
  const postal = postalCounty(place, book)
  const countyFips = area ? countiesOfArea(area, postal) : postal ? [postal] : []
  return { zip, city, state, countyFips, lat, lon, precision: 'area' }
}

/** The ZIPs of P.O. boxes, single buildings and companies, and those newer than the areas of the Census. */
function officeRows(others: [string, PostalPlace | OldPlace][], located: Placed[], book: CountyBook): Placed[] {
  const inState = groupBy(located, (row) => row.state)
  const inCity = groupBy(located, cityKey)
  return others.map(([zip, place]) => {
    const known = 'countyCode' in place
    const namesakes = inCity.get(cityKey(place)) ?? []
    const middle = known && isDefaultPoint(sharersOf(place)) ? cityMiddle(namesakes) : undefined
    const { lat, lon } = middle ?? place
    // The old list has no county and calls some ZIPs by a company: the nearest area of the state lends its own.
    const neighbour = nearest(inState.get(place.state) ?? [], { lat, lon })
    const city = known || namesakes.length > 0 || !neighbour ? place.city : neighbour.city
    const postal = known ? postalCounty(place, book) : undefined
    const countyFips = postal ? [postal] : (neighbour?.countyFips.slice(0, 1) ?? [])
    return { zip, city, state: place.state, countyFips, lat, lon, precision: 'point' }
  })
}

/** Prefixes of military post offices, and the "state" each carries. */
const MILITARY: readonly (readonly [RegExp, string])[] = [
  [/^09/, 'AE'],
  [/^340/, 'AA'],
  [/^96[2-6]/, 'AP'],
]
const militaryState = (zip: string) => MILITARY.find(([prefix]) => prefix.test(zip))?.[1]

/** The places abroad that the sources give are left out: nobody there looks for help nearby. */
function militaryRow(zip: string, place: { city: string }): Zip[] {
  const state = militaryState(zip)
  const city = place.city.split(' ')[0]!.toUpperCase()
  return state ? [{ zip, city, state, countyFips: [], zone: '', precision: 'none' }] : []
}

const cityKey = (place: { city: string; state: string }) => `${place.city.toLowerCase()}|${place.state}`

const sortedByZip = <T>(map: Map<string, T>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1))

function groupBy<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const group = groups.get(key(row))
    if (group) group.push(row)
    else groups.set(key(row), [row])
  }
  return groups
}
