import { z } from 'zod'

// Readers of single CSV cells. A blank cell means unknown, never empty or zero: it is read as null.

const DAY = /^(undated|\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)$/
/** The North American plan; toll-free numbers may have an exchange that ends in 11. */
const PHONE = /^\+1([2-9](?!11)\d\d[2-9](?!11)\d{6}|8(00|33|44|55|66|77|88)[2-9]\d{6})$/
const PHONE_RULE = 'a number is written +1 and ten digits that can exist'

export const text = z
  .string()
  .min(1, 'may not be blank')
  .regex(/^\S(.*\S)?$/s, 'may not begin or end with a blank')
export const day = z.string().regex(DAY, 'a date is written 2026-11-22, 2026-11, 2026 or undated')
export const state = z.string().regex(/^[A-Z]{2}$/, 'a state is written as its two letters')
export const iso2 = z.string().regex(/^[A-Z]{2}$/, 'a country is written as its two letters of ISO 3166-1')
export const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)+$/, 'an id is written with small letters, digits and hyphens')
export const phone = z.string().regex(PHONE, PHONE_RULE)
/** A number as 211, a text code of five or six digits, or a whole number. */
export const line = z.string().refine((value) => /^\d{3}$|^\d{5,6}$/.test(value) || PHONE.test(value), PHONE_RULE)
export const zipCode = z.string().regex(/^\d{5}$/, 'a ZIP code is five digits')
export const url = z.string().regex(/^https?:\/\/\S+\.\S+$/, 'a web address starts with http:// or https://')
export const number = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/, 'a number is written with a point')
  .transform(Number)
export const language = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'a language is written as its BCP 47 tag')
export const confidence = z.enum(['confirmed', 'single_source', 'inferred'])

/** A cell that may be blank. */
export function maybe<Value>(cell: z.ZodType<Value, string>): z.ZodType<Value | null, string> {
  return z
    .literal('')
    .transform(() => null)
    .or(cell)
}

/** Values separated by `;`; a blank cell is an empty list. */
export function listOf<Value>(one: z.ZodType<Value, string>): z.ZodType<Value[], string> {
  return z
    .string()
    .transform((cell) => (cell === '' ? [] : cell.split(';')))
    .pipe(z.array(one))
}

/** The latitudes and longitudes of the states, the islands and the freely associated states. */
export function isInUnitedStates(lat: number, lon: number): boolean {
  const mainland = lat > 18.7 && lat < 71.6 && lon > -180 && lon < -66.8
  const caribbean = lat > 17.6 && lat < 18.7 && lon > -67.6 && lon < -64.5
  const pacific = lat > -15 && lat < 21 && (lon > 130 || lon < -154)
  return mainland || caribbean || pacific
}
