import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { contentFiles } from '../../src/content/files.ts'
import { type Content, readContent } from '../../src/content.ts'
import { formatFault } from '../../src/flow/faults.ts'
import { importSheet } from '../../src/review/import-sheet.ts'
import { type Row, sheetOf } from '../../src/review/sheet.ts'
import { csvOf } from '../../src/review/write-csv.ts'
import { ROOT } from '../support/read-content.ts'

export const TODAY = '2026-11-22'
/** The languages of a workplace: few, so that the gate is quick. */
const LOCALES = ['en', 'ht']

export type Workplace = ReturnType<typeof workplace>

/** A copy of the content that a test may change, gone with it. */
export function workplace() {
  const root = mkdtempSync(join(tmpdir(), 'review-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  for (const path of ['flows', 'locales/unserved.yaml', ...LOCALES.map((locale) => `locales/${locale}`)])
    cpSync(join(ROOT, path), join(root, path), { recursive: true })
  for (const path of [
    'drizzle/seed/countries.csv',
    'drizzle/seed/countries-ambiguous.csv',
    'drizzle/seed/cities.csv',
    'src/simulator',
    'src/privacy',
  ]) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    cpSync(join(ROOT, path), join(root, path), { recursive: true })
  }
  const content = (): Content => readContent(contentFiles(root))
  return {
    root,
    content,
    read: (path: string) => readFileSync(join(root, path), 'utf8'),
    write: (path: string, text: string) => writeFileSync(join(root, path), text),
    files: () => contentFiles(root),
    rows: (locale = 'ht') => sheetOf(content(), locale),
    /** Brings a sheet back: the lines of what is wrong with it, or none. */
    bringBack(sheet: string | Uint8Array, file = 'sheet.csv'): string[] {
      const bytes = typeof sheet === 'string' ? new TextEncoder().encode(sheet) : sheet
      const result = importSheet(root, { file, bytes, today: TODAY })
      return 'faults' in result ? result.faults.map(formatFault) : []
    },
  }
}

/** A sheet in which somebody filled in some rows, by key. */
export function filled(rows: Row[], cells: Record<string, Partial<Row>>): string {
  for (const key of Object.keys(cells))
    if (!rows.some((row) => row.key === key)) throw new Error(`the sheet has no row ${key}`)
  return csvOf(rows.map((row) => ({ ...row, ...cells[row.key] })))
}

export function rowOf(rows: Row[], key: string): Row {
  const row = rows.find((each) => each.key === key)
  if (!row) throw new Error(`the sheet has no row ${key}`)
  return row
}

export const REVIEWER = { role: 'native reviewer', date: '2026-11-20' }
export const LAWYER = { role: 'lawyer', date: '2026-11-21' }
