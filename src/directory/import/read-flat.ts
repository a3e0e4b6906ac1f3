import { saysYes } from './clean-text.ts'
import { FIELDS, type Field } from './flat-fields.ts'
import type { ReadMapping } from './mapping-file.ts'
import { cleanCells, type Intake } from './put-row.ts'
import { readTable } from './read-tables.ts'
import { RefusedError, refusedFor } from './refusal.ts'
import { naturalId } from './service-refs.ts'
import type { SourceFile } from './source-files.ts'
import type { Cells, Links, Table } from './stage.ts'

type Column = {
  header: string
  to?: Field
  split?: string | undefined
  values?: Record<string, string> | undefined
  unless?: string | undefined
}
type Values = Partial<Record<Field, string[]>>

const PRIVATE_FLAG = /^(.*?)[ _]?is[ _]?private$/i

/**
 * Reads one flat table, a row for each service or each service at a place, as the mapping says. Columns that it does not
 * name are dropped; those that end in IsPrivate are only asked whether what they stand beside may be read.
 */
export async function readFlat(files: SourceFile[], path: string, mapped: ReadMapping, intake: Intake): Promise<void> {
  const tables = files.filter(({ name }) => /\.(csv|txt)$/i.test(name))
  const { columns } = mapped.mapping
  if (!columns)
    throw new RefusedError(
      `${mapped.path || path}: flat needs a mapping file with columns:; write one and give it with --mapping`,
    )
  const [file] = tables
  if (!file || tables.length > 1)
    throw new RefusedError(`${path}: ${tables.length} tables here; flat reads one CSV file`)
  const wanted = Object.entries(columns).map(
    ([header, to]): Column => (typeof to === 'string' ? { header, to } : { header, ...to }),
  )
  const flags = new Set<string>()
  let isOld = false
  const found = new Set<string>()
  await readTable(file, intake, {
    table: 'row',
    columnNamed(header) {
      const isFlag = PRIVATE_FLAG.test(header) || wanted.some(({ unless }) => unless === header)
      if (isFlag) flags.add(header)
      found.add(header)
      return isFlag || columns[header] !== undefined ? header : undefined
    },
    isOldEncoding(is) {
      isOld = is
    },
    row({ cells, origin }) {
      const clean = cleanCells(cells, intake, origin, isOld)
      if (clean) stageRow(valuesOf(clean, wanted, flags, intake, origin), intake, origin)
    },
  })
  const missing = [...wanted.flatMap(({ header, unless }) => [header, ...(unless ? [unless] : [])])].filter(
    (header) => !found.has(header),
  )
  if (missing.length > 0)
    throw refusedFor(
      missing.map((header) =>
        mapped.fault(
          ['columns', header],
          `${file.name} has no column '${header}'`,
          `its columns are ${[...found].slice(0, 12).join(', ')}…`,
        ),
      ),
    )
}

function valuesOf(
  cells: Cells,
  wanted: Column[],
  flags: Set<string>,
  { findings, origins }: Intake,
  origin: number,
): Values {
  const values: Values = {}
  const privately = [...flags]
    .filter((flag) => saysYes(cells[flag]))
    .map((flag) => (PRIVATE_FLAG.exec(flag)?.[1] ?? flag).toLowerCase())
  if (privately.some((one) => /address|location/.test(one) && !/mail|post/.test(one))) values.confidential = ['yes']
  for (const { header, to, split, values: words, unless } of wanted) {
    const cell = (cells[header] ?? '').trim()
    if (!to || cell === '') continue
    const isPrivate =
      (unless && saysYes(cells[unless])) || privately.some((one) => one !== '' && header.toLowerCase().startsWith(one))
    if (isPrivate) {
      if (values.confidential === undefined || !PLACE.includes(to))
        findings.add('value_private', origins.spot(origin, header))
      continue
    }
    const parts = split ? cell.split(split) : [cell]
    const said = parts
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .map((part) => words?.[part] ?? part)
    values[to] = [...(values[to] ?? []), ...said]
  }
  return values
}

const PLACE: readonly Field[] = ['address', 'address_2', 'city', 'state', 'zip', 'lat', 'lon']
const SERVICE_CELLS: Partial<Record<Field, string>> = {
  name: 'name', description: 'description', eligibility: 'eligibility_description', application: 'application_process', fees: 'fees_description',
  status: 'status', hidden: 'hidden', do_not_refer: 'do_not_refer', website: 'url', interpretation: 'interpretation_services', category: 'category',
  minimum_age: 'minimum_age', maximum_age: 'maximum_age', asks_status: 'asks_status', asks_status_by: 'asks_status_by', asks_status_on: 'asks_status_on',
  checked_on: 'checked_on', vetting: 'vetting', vetting_on: 'vetting_on',
} // biome-ignore format: a table reads better in rows
const PHONES: [Field, string][] = [
  ['phone', ''],
  ['fax', 'fax'],
  ['tty', 'tty'],
  ['text_line', 'text'],
]

/** Stages what a row says as the rows that HSDS would have had for it. Rows with one id are one service. */
function stageRow(values: Values, { stage, origins, findings }: Intake, origin: number): void {
  const one = (field: Field) => (values[field] ?? []).join(field === 'description' ? '\n' : ' ')
  const cellsOf = (names: Partial<Record<Field, string>>) =>
    Object.fromEntries(FIELDS.flatMap((field) => (names[field] && one(field) ? [[names[field], one(field)]] : [])))
  const id = one('id') || naturalId(one('organization'), one('name'), one('address'), one('zip'), one('phone'))
  let isNew = false
  const put = (table: Table, key: string, links: Links, cells: Cells) => {
    const done = stage.put({ table, id: key, links, cells, origin })
    isNew ||= done.is === 'new'
    return done
  }
  const parent = one('parent_id').replace(/^0$/, '')
  const organization = parent || (one('parent_id') && id) || one('organization_id') || one('organization')
  const links = organization ? { organization } : {}
  const service = put('service', id, links, cellsOf(SERVICE_CELLS))
  if (service.is === 'different')
    findings.add(
      'repeated_id',
      origins.spot(origin, 'id'),
      `${id}, first on line ${origins.spot(service.as).line}; its place and lines are added`,
    )
  if (!parent && one('organization')) put('organization', organization, {}, { name: one('organization') })
  if (one('parent_id') !== '' && !parent) put('organization', id, {}, { name: one('name') })
  const isPostal = /mail|postal/i.test(one('address_type'))
  const place = cellsOf({
    address: 'address_1',
    address_2: 'address_2',
    city: 'city',
    state: 'state_province',
    zip: 'postal_code',
    confidential: 'confidential',
  })
  if (!isPostal && (place.address_1 || place.postal_code || place.city || one('lat'))) {
    const key = `${id}@${naturalId(JSON.stringify(place), one('lat'), one('lon'))}`
    put('location', key, {}, cellsOf({ lat: 'latitude', lon: 'longitude', confidential: 'confidential' }))
    put('address', key, { location: key }, place)
    put('service_at_location', key, { service: id, location: key }, {})
  } else if (saysYes(one('confidential'))) put('location', `${id}@secret`, {}, { confidential: 'yes' })
  const isParent = one('parent_id') !== '' && !parent // its lines are those of its sites too
  const owner: Links = isParent ? { organization: id } : { service: id }
  for (const [field, type] of PHONES)
    for (const [index, number] of (values[field] ?? []).entries())
      put('phone', `${id}@${type}${index}${number}`, owner, { number, type })
  for (const text of values.hours ?? []) put('schedule', '', { service: id }, { description: text })
  for (const name of values.languages ?? []) put('language', '', { service: id }, { name })
  for (const name of values.areas ?? []) put('service_area', '', { service: id }, { name })
  for (const document of values.documents ?? []) put('required_document', '', { service: id }, { document })
  for (const term_name of values.terms ?? []) put('attribute', '', { service: id }, { term_name })
  for (const term_code of values.codes ?? []) put('attribute', '', { service: id }, { term_code })
  if (isNew) return
  findings.add('repeated_row', origins.spot(origin, 'id'), id)
  origins.skip(origin)
}
