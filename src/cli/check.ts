import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { canSpeak, checkContent } from '../check/check.ts'
import { dueOn } from '../check/due.ts'
import { pricesOf } from '../check/prices.ts'
import { pseudoLanguage } from '../check/pseudo-language.ts'
import { readinessOf } from '../check/readiness.ts'
import { SOURCE } from '../check/source.ts'
import { recordNow, recordPath, recordsOf, translated } from '../check/written-from.ts'
import { contentFiles } from '../content/files.ts'
import { type Content, readContent } from '../content.ts'
import { seedFaults } from '../directory/seed/seed.ts'
import { seedFiles } from '../directory/seed/seed-lists.ts'
import { formatFault } from '../flow/faults.ts'
import { dueLines, priceLines, readinessLines, savingLines } from './check-report.ts'
import { readOptions, refuse } from './usage.ts'

const root = join(import.meta.dirname, '../..')
const options = readOptions({
  date: { type: 'string' },
  strict: { type: 'boolean' },
  json: { type: 'boolean' },
  lang: { type: 'string' },
  only: { type: 'string' },
  prices: { type: 'boolean' },
  record: { type: 'boolean' },
  confirm: { type: 'string', multiple: true },
  pseudo: { type: 'boolean' },
})
const today = options.date ?? process.env.CONTENT_DATE ?? new Date().toISOString().slice(0, 10)
if (!/^\d{4}-\d{2}-\d{2}$/.test(today) || Number.isNaN(Date.parse(today)))
  refuse(1, [`--date: holds '${today}'; a day such as 2027-03-01`])
const shipped = readContent(contentFiles(root))
const content = options.pseudo ? readContent(pseudoLanguage(shipped)) : shipped
const { locales } = content.catalogue
const chosen = options.lang ? locales.filter((locale) => locale === options.lang) : locales
if (chosen.length === 0) refuse(1, [`--lang: holds '${options.lang}'; one of ${locales.join(', ')}`])

const strange = (options.confirm ?? []).filter((key) => !shipped.catalogue.texts.get(SOURCE)?.has(key))
if (strange.length > 0)
  refuse(
    1,
    strange.map((key) => `--confirm: holds '${key}'; the key of a text, as common.more`),
  )

if (!canSpeak(content)) report()
else if (options.prices) showPrices()
else if (options.record || options.confirm) record(shipped, options.confirm ?? [])
else report()

function report(): void {
  const found = [...checkContent(content), ...seedFaults(seedFiles(root))]
  const all = [...new Map(found.map((fault) => [formatFault(fault), fault])).values()] // countries are content and seed
  const faults = all.filter(({ file }) => isChosen(file))
  const { due, topics } = all.some(({ wrong }) => wrong.startsWith('no fact'))
    ? { due: [], topics: [] }
    : dueOn(content, today)
  const canWalk = canSpeak(content) && all.every(({ file }) => !file.startsWith('flows/')) // else a walk may lead nowhere
  const readiness = canWalk ? readinessOf(content, all, today).filter(({ locale }) => chosen.includes(locale)) : []
  if (options.json) console.log(JSON.stringify({ date: today, faults, due, topics, readiness }))
  else
    for (const line of [
      ...faults.map(formatFault),
      ...dueLines(due, topics),
      ...(options.only || !canWalk ? [] : [...savingLines(pricesOf(content, chosen)), ...readinessLines(readiness)]),
      '',
      `${faults.length} faults in ${content.sources.length} files; ${due.length} facts due on ${today}`,
    ])
      console.log(line)
  process.exitCode = faults.length > 0 || (options.strict && due.length > 0) ? 1 : 0
}

function isChosen(file: string): boolean {
  return (!options.lang || file.startsWith(`locales/${options.lang}/`)) && file.includes(options.only ?? '')
}

function showPrices(): void {
  const prices = pricesOf(content, chosen).filter(({ text }) =>
    `${text.file.path} ${text.key}`.includes(options.only ?? ''),
  )
  if (options.json)
    console.log(JSON.stringify(prices.map(({ text: { locale, key }, ...price }) => ({ locale, key, ...price }))))
  else for (const line of priceLines(prices)) console.log(line)
}

/** Writes down from which English texts the languages were written, as far as they were. */
function record(written: Content, confirmed: string[]): void {
  const { faults } = recordsOf(written)
  if (faults.length > 0) refuse(1, faults.map(formatFault)) // its marks and fingerprints would be lost
  for (const locale of translated(written).filter((one) => chosen.includes(one))) {
    writeFileSync(join(root, recordPath(locale)), recordNow(written, locale, confirmed))
    console.log(recordPath(locale))
  }
}
