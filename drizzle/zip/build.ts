import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { assembleZips } from './assemble.ts'

const SEED = join(import.meta.dirname, '../seed')

/** A CSV line. No cell of these tables needs quotes, and a cell that would is a fault of a source. */
function csvLine(cells: readonly (string | number)[]): string {
  const odd = cells.find((cell) => /[",\r\n]/.test(String(cell)))
  if (odd !== undefined) throw new Error(`a cell with a quote, comma or line end: ${odd}`)
  return `${cells.join(',')}\n`
}

/** At most five decimals, about a metre, without trailing zeros; nothing for a ZIP without a place. */
const coordinate = (degrees: number | undefined) => (degrees === undefined ? '' : Number(degrees.toFixed(5)))

const { zips, counties } = assembleZips()
const zipLines = zips.map((zip) =>
  csvLine([
    zip.zip,
    zip.city.replace(/\bMc([a-z])(?=[a-z]{2})/g, (_, letter: string) => `Mc${letter.toUpperCase()}`), // McAllen
    zip.state,
    zip.countyFips.join(';'),
    coordinate(zip.point?.lat),
    coordinate(zip.point?.lon),
    zip.zone,
    zip.precision,
  ]),
)
mkdirSync(SEED, { recursive: true })
writeFileSync(join(SEED, 'zips.csv'), `zip,city,state,county_fips,lat,lon,tz,precision\n${zipLines.join('')}`)
writeFileSync(
  join(SEED, 'counties.csv'),
  `fips,state,name\n${counties.map(({ fips, state, name }) => csvLine([fips, state, name])).join('')}`,
)

const count = (precision: string) => zips.filter((zip) => zip.precision === precision).length
process.stdout.write(
  `${zips.length} ZIPs (${count('area')} area, ${count('point')} point, ${count('none')} none), ${counties.length} counties\n`,
)
