import type { Content } from '../content.ts'
import { isLaw } from '../facts/freshness.ts'
import type { Fault } from '../flow/faults.ts'
import type { Locale, Text } from '../text/catalogue.ts'
import { ROLES, type Role } from '../text/load-reviews.ts'
import { type Entry, entriesOf, type FactEntry, factsOfLaw } from './entries.ts'
import type { FilledRow } from './filled-row.ts'
import { wrongCorrection } from './judge-correction.ts'
import { FACT } from './sheet.ts'

export type Signing = { by: Role; on: string }
/** What a row does: a text that is corrected, signed or both; facts that a lawyer signs. */
export type TextChange = { row: FilledRow; text: Text; corrected?: string; signing?: Signing }
export type FactChange = { row: FilledRow; id: string; on: string }
export type Judged = { texts: TextChange[]; facts: FactChange[]; faults: Fault[] }

const SEND_ANEW = 'write the sheet out anew with npm run review and review this row again'

/** Judges every row that somebody filled in, against the content as it now stands. Nothing is applied here. */
export function judgeRows(content: Content, rows: readonly FilledRow[], today: string): Judged {
  const judged: Judged = { texts: [], facts: [], faults: [] }
  const entries = new Map<Locale, Map<string, Entry>>()
  const entryOf = (locale: Locale, key: string) => {
    const known = entries.get(locale) ?? new Map(entriesOf(content, locale).map((entry) => [entry.text.key, entry]))
    entries.set(locale, known)
    return known.get(key)
  }
  const law = new Map(factsOfLaw(content).map((fact) => [`${FACT}${fact.id}`, fact]))
  const seen = new Set<string>()
  for (const row of rows) {
    const place = row.key.startsWith(FACT) ? row.key : `${row.language} ${row.key}`
    if (seen.has(place)) judged.faults.push(row.fault('key', 'a second row for this key', 'keep one of them'))
    else if (row.key.startsWith(FACT)) judgeFact(judged, row, law.get(row.key), today)
    else if (!content.catalogue.texts.has(row.language))
      judged.faults.push(
        row.fault('language', 'no such language is here', `one of ${content.catalogue.locales.join(', ')}`),
      )
    else judgeText(judged, row, entryOf(row.language, row.key), { content, today })
    seen.add(place)
  }
  return judged
}

function isFilled({ corrected, role, date }: FilledRow): boolean {
  return corrected !== undefined || role !== '' || date !== ''
}

function judgeFact(judged: Judged, row: FilledRow, known: FactEntry | undefined, today: string): void {
  if (!known) return void judged.faults.push(unknown(row))
  if (!isFilled(row)) return
  const { signing, faults } = signingOf(row, today)
  if (row.corrected !== undefined)
    faults.push(
      row.fault('corrected', 'a fact is not corrected in the sheet', 'leave it empty, sign nothing, and tell us'),
    )
  if (signing && signing.by !== 'lawyer')
    faults.push(row.fault('role', 'only a lawyer signs a fact', "write 'lawyer', or leave role and date empty"))
  if (!signing && faults.length === 0) return
  if (row.fingerprint !== known.fingerprint)
    faults.push(row.fault('fingerprint', 'the fact changed since this sheet went out', SEND_ANEW))
  judged.faults.push(...faults)
  if (signing && faults.length === 0) judged.facts.push({ row, id: known.id, on: signing.on })
}

type Against = { content: Content; today: string }

function judgeText(judged: Judged, row: FilledRow, entry: Entry | undefined, { content, today }: Against): void {
  if (!entry) return void judged.faults.push(unknown(row))
  const now = entry.text.text
  const isStale = row.fingerprint !== entry.fingerprint
  const isEdited = !isStale && row.text !== undefined && row.text.trim() !== now
  if (!isFilled(row) && !isEdited) return
  const { signing, faults } = signingOf(row, today)
  if (isStale)
    faults.push(
      row.fault('fingerprint', 'the text, its English or its facts changed since this sheet went out', SEND_ANEW),
    )
  if (isEdited) faults.push(row.fault('text', 'the text as it went out was written over', "write it under 'corrected'"))
  const corrected = row.corrected?.trim().normalize('NFC')
  if (corrected !== undefined) faults.push(...wrongCorrection(row, corrected, entry))
  const isChange = corrected !== undefined && corrected !== now
  const law = lawIn(content, entry)
  if (signing?.by === 'lawyer' && law.length === 0 && !isChange)
    faults.push(row.fault('role', 'this text states no fact of law', "leave it to a 'native reviewer'"))
  judged.faults.push(...faults)
  if (faults.length > 0) return
  judged.texts.push({ row, text: entry.text, ...(isChange && { corrected }), ...(signing && { signing }) })
  if (signing?.by === 'lawyer') judged.facts.push(...law.map((id) => ({ row, id, on: signing.on })))
}

function lawIn({ facts: { facts } }: Content, { facts: stated }: Entry): string[] {
  return stated.filter((id) => {
    const fact = facts.get(id)
    return fact && !fact.unshipped && isLaw(fact)
  })
}

function unknown(row: FilledRow): Fault {
  return row.fault('key', 'nothing has this key', SEND_ANEW)
}

/** Role and date come together. What stands there instead may be a name: it is never repeated. */
function signingOf(row: FilledRow, today: string): { signing?: Signing; faults: Fault[] } {
  if (row.role === '' && row.date === '') return { faults: [] }
  const faults: Fault[] = []
  const by = ROLES.find((role) => role === row.role.toLowerCase().replace(/\s+/g, ' '))
  if (!by)
    faults.push(
      row.fault(
        'role',
        row.role === '' ? 'a date without a role' : 'not a role',
        `one of ${ROLES.join(', ')}; never a name`,
      ),
    )
  if (!isDay(row.date))
    faults.push(
      row.fault('date', row.date === '' ? 'a role without a date' : 'not a date', 'the day of signing, as 2026-12-31'),
    )
  else if (row.date > today)
    faults.push(row.fault('date', `${row.date} is still to come`, 'the day on which it was signed'))
  return by && faults.length === 0 ? { signing: { by, on: row.date }, faults } : { faults }
}

function isDay(date: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(date) && new Date(`${date}T00:00:00Z`).toJSON()?.slice(0, 10) === date
}
