import type { PhoneRecord } from '../service-record.ts'
import { readLanguages } from './clean-languages.ts'
import { lineKindOf, readPhones } from './clean-phones.ts'
import { saysYes } from './clean-text.ts'
import { tell, type Workshop } from './inner-service.ts'
import type { StagedRow } from './stage.ts'

/** The lines of phone rows. A number that may never be sent is not among them, nor one of a person. */
export function buildPhones(shop: Workshop, rows: StagedRow[]): PhoneRecord[] {
  return distinct(rows.flatMap((row) => phonesOf(shop, row)))
}

function phonesOf(shop: Workshop, row: StagedRow): PhoneRecord[] {
  const { cells, origin } = row
  const { number = '', type = '', description = '', extension = '' } = cells
  if (saysYes(cells.is_private) || /^private$/i.test(type)) {
    tell(shop, 'value_private', row, 'number')
    shop.origins.skip(origin)
    return []
  }
  const { phones, isWrong } = readPhones(number, { kind: lineKindOf(type, description), extension })
  if (isWrong) tell(shop, 'phone_none', row, 'number', number)
  const allowed = phones.filter((one) => {
    if (!shop.blocked.has(one.number)) return true
    tell(shop, 'phone_blocked', row, 'number', number)
    return false
  })
  if (allowed.length > 0) shop.origins.keep(origin)
  else if (phones.length > 0) shop.origins.reject(origin)
  else shop.origins.keep(origin) // the value is rejected, the row is kept
  const spoken = [
    ...readLanguages(cells.language ?? '').languages,
    ...shop.stage.ownedBy('phone', row.id, 'language').flatMap((line) => {
      shop.origins.keep(line.origin)
      return readLanguages(`${line.cells.name ?? line.cells.code ?? ''}`).languages
    }),
  ]
  const languages = [...new Set(spoken.map(({ language }) => language))]
  return allowed.map((one) => ({ ...one, ...(languages.length > 0 && { languages }) }))
}

function distinct(phones: PhoneRecord[]): PhoneRecord[] {
  return [...new Map(phones.map((one) => [`${one.number} ${one.extension ?? ''} ${one.kind}`, one])).values()]
}
