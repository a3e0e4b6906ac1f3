import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { structureFaults } from '../check/structure.ts'
import { contentFiles } from '../content/files.ts'
import { readContent } from '../content.ts'
import { formatFault } from '../flow/faults.ts'
import { bookOf } from '../review/book.ts'
import { type Applied, importSheet } from '../review/import-sheet.ts'
import { sheetOf } from '../review/sheet.ts'
import { csvOf } from '../review/write-csv.ts'
import { xliffOf } from '../review/write-xliff.ts'
import { readOptions, refuse } from './usage.ts'

const USAGE = `npm run review -- --lang LANGUAGE [--out FOLDER]
npm run review -- --import FILE

  --lang    writes the review book of a language, and its sheet as CSV and as XLIFF
  --out     where to (dist/review)
  --import  applies the corrections and signatures of a sheet that came back, or refuses it and changes nothing
Exit code: 0 done, 2 refused and nothing changed, 1 a fault of the program.
CONTENT_DATE sets the day that counts as today.
`
const REFUSED = 2
const root = join(import.meta.dirname, '../..')
const {
  lang,
  out,
  import: sheet,
  help,
} = readOptions({
  lang: { type: 'string' },
  out: { type: 'string' },
  import: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
})
const today = process.env.CONTENT_DATE || new Date().toISOString().slice(0, 10)

if (help) process.stdout.write(USAGE)
else if (sheet !== undefined && lang === undefined && out === undefined) applySheet(sheet)
else if (lang !== undefined && sheet === undefined) writeBook(lang, out ?? join(root, 'dist/review'))
else refuse(REFUSED, ['one of --lang and --import is needed; --out goes with --lang', '', USAGE])

function writeBook(locale: string, folder: string): void {
  const content = readContent(contentFiles(root))
  const { locales } = content.catalogue
  if (!locales.includes(locale)) refuse(REFUSED, [`--lang: holds '${locale}'; one of ${locales.join(', ')}`])
  const broken = structureFaults(content).filter(
    ({ file }) => !file.startsWith('locales/') || file.startsWith(`locales/${locale}/`),
  )
  if (broken.length > 0) refuse(REFUSED, broken.map(formatFault))
  const rows = sheetOf(content, locale)
  const css = readFileSync(join(import.meta.dirname, '../review/book.css'), 'utf8')
  const files = {
    [`review-${locale}.html`]: bookOf(content, { locale, today, css }),
    [`review-${locale}.csv`]: csvOf(rows),
    [`review-${locale}.xlf`]: xliffOf(rows, locale),
  }
  mkdirSync(folder, { recursive: true })
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(folder, name), text)
    console.log(join(folder, name))
  }
}

function applySheet(path: string): void {
  const result = importSheet(root, { file: path, bytes: bytesOf(path), today })
  if ('faults' in result) refuse(REFUSED, [...result.faults.map(formatFault), inSum(result.faults.length)])
  for (const line of linesOf(result.applied)) console.log(line)
}

function inSum(faults: number): string {
  return `${faults} ${faults === 1 ? 'fault' : 'faults'}; nothing was changed`
}

function bytesOf(path: string): Uint8Array {
  try {
    return readFileSync(path)
  } catch (error) {
    return refuse(REFUSED, [
      `--import: ${path} cannot be read (${(error as NodeJS.ErrnoException).code}); name a sheet`,
    ])
  }
}

function linesOf({ corrected, reviewed, unsigned, facts, files }: Applied): string[] {
  if (files.length === 0) return ['No row holds a correction or a new signature; nothing was changed']
  return [
    `${corrected} texts corrected, ${reviewed} signed by a native reviewer, ${facts} facts signed by a lawyer`,
    ...(unsigned > 0 ? [`${unsigned} corrected texts stay drafts until a native reviewer signs them`] : []),
    ...files,
  ]
}
