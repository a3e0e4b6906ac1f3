import type { Fault } from '../../flow/faults.ts'
import { cityKey, countyKey } from '../area-keys.ts'
import type { CsvRow } from './read-csv.ts'

export type Area = { kind: 'country' | 'state' | 'county' | 'city'; value: string }
export type Areas = { areas: Area[]; faults: Fault[] }

/**
 * Reads areas as the services and the ID programs write them, separated by `;`: `us`, `state:TX`, `county:TX:Bexar|Webb`,
 * `city:TX:Pharr`. A county that no census list has is a fault.
 */
export function readAreas(
  cell: string,
  column: string,
  counties: ReadonlySet<string>,
  fault: CsvRow<unknown>['fault'],
): Areas {
  const areas: Area[] = []
  const faults: Fault[] = []
  for (const part of cell.split(';')) {
    const read = /^(?:us|state:([A-Z]{2})|(county|city):([A-Z]{2}):([^:;]+))$/.exec(part)
    if (!read) {
      faults.push(fault(column, `'${part}' is no area`, 'write us, state:XX, county:XX:Name or city:XX:Name'))
      continue
    }
    const [, whole, kind, state, names] = read
    if (whole) areas.push({ kind: 'state', value: whole })
    else if (kind === 'county') {
      const found = readCounties(state!, names!, column, counties, fault)
      areas.push(...found.areas)
      faults.push(...found.faults)
    } else if (kind === 'city')
      areas.push(...names!.split('|').map((name) => ({ kind: 'city' as const, value: `${state}:${cityKey(name)}` })))
    else areas.push({ kind: 'country', value: 'US' })
  }
  return { areas, faults }
}

/** Reads the counties of a state, separated by `|`. */
export function readCounties(
  state: string,
  names: string,
  column: string,
  counties: ReadonlySet<string>,
  fault: CsvRow<unknown>['fault'],
): Areas {
  const read = names.split('|').map((name) => ({ name, value: countyKey(state, name) }))
  return {
    areas: read.map(({ value }) => ({ kind: 'county' as const, value })),
    faults: read
      .filter(({ value }) => !counties.has(value))
      .map(({ name }) =>
        fault(column, `no county of ${state} is called '${name}'`, 'write its name as in counties.csv'),
      ),
  }
}
