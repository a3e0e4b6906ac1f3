import type { Area, PostalPlace } from './sources.ts'

export type County = { fips: string; state: string; name: string }
/** Every county by its FIPS code, sorted, and the FIPS prefix of every state. */
export type CountyBook = { counties: Map<string, County>; prefixOfState: Map<string, string> }

/**
 * Lists the counties under their Census names without "County", "Parish" or "Municipio"; a city that is no part of a
 * county keeps a small "city", because Baltimore and St. Louis are names of two counties each.
 */
export function openCountyBook(areas: Iterable<Area>): CountyBook {
  const all = [...areas]
  const stateOfPrefix = readPrefixes(all)
  const names = new Map(all.flatMap((area) => area.countyNames))
  const counties = [...names]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([fips, name]): [string, County] => {
      const state = stateOfPrefix.get(fips.slice(0, 2))!
      return [fips, { fips, state, name: isIndependentCity(fips) ? `${name} city` : name }]
    })
  return {
    counties: new Map(counties),
    prefixOfState: new Map([...stateOfPrefix].map(([prefix, state]) => [state, prefix])),
  }
}

/** Baltimore, St. Louis and the cities of Virginia: the Census numbers them from 510 on. */
const isIndependentCity = (fips: string) => /^(24510|29510|51[5-8]\d\d)$/.test(fips)

/** The state of a two-digit prefix is that of most areas whose main county has it: some areas cross a border. */
function readPrefixes(areas: readonly Area[]): Map<string, string> {
  const votes = new Map<string, Map<string, number>>()
  for (const area of areas) {
    const prefix = area.countyShares[0]![0].slice(0, 2)
    const counts = votes.get(prefix) ?? new Map<string, number>()
    votes.set(prefix, counts.set(area.state, (counts.get(area.state) ?? 0) + 1))
  }
  return new Map([...votes].map(([prefix, counts]) => [prefix, [...counts].sort((a, b) => b[1] - a[1])[0]![0]]))
}

/**
 * Every county an area touches. The shares are of land, not of people (84% of Anchorage's 99503 is tundra), so the
 * county of the post office comes first and the others follow by share.
 */
export function countiesOfArea(area: Area, postalFips: string | undefined): string[] {
  const touched = area.countyShares.map(([fips]) => fips)
  return postalFips && touched.includes(postalFips)
    ? [postalFips, ...touched.filter((fips) => fips !== postalFips)]
    : touched
}

/** The county GeoNames gives, or undefined when it no longer exists (Connecticut's before 2022). */
export function postalCounty(place: PostalPlace | undefined, book: CountyBook): string | undefined {
  const fips = place && `${book.prefixOfState.get(place.state)}${place.countyCode}`
  return fips && book.counties.has(fips) ? fips : undefined
}
