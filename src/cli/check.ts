import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { checkContent } from '../check/check.ts'
import { type Due, dueOn, type Remains } from '../check/due.ts'
import { contentFiles, readContent } from '../content.ts'
import { seedFaults, seedFiles } from '../directory/seed/seed.ts'
import { formatFault } from '../flow/faults.ts'

const { values } = parseArgs({
  options: {
    date: { type: 'string' },
    strict: { type: 'boolean' },
    json: { type: 'boolean' },
    only: { type: 'string' },
  },
})
const today = values.date ?? process.env.CONTENT_DATE ?? new Date().toISOString().slice(0, 10)
if (!/^\d{4}-\d{2}-\d{2}$/.test(today) || Number.isNaN(Date.parse(today))) {
  process.stderr.write(`--date: holds '${today}'; a day such as 2027-03-01\n`)
  process.exit(1)
}
const root = join(import.meta.dirname, '../..')
const content = readContent(contentFiles(root))
const faults = [...checkContent(content), ...seedFaults(seedFiles(root))].filter(
  (fault) => !values.only || fault.file.includes(values.only),
)
const { due, topics } = faults.some(({ wrong }) => wrong.startsWith('no fact'))
  ? { due: [], topics: [] }
  : dueOn(content, today)
if (values.json) console.log(JSON.stringify({ date: today, faults, due, topics }))
else {
  for (const fault of faults) console.log(formatFault(fault))
  if (due.length > 0) printDue(due, topics)
  console.log(`${faults.length} faults in ${content.sources.length} files; ${due.length} facts due on ${today}`)
}
process.exitCode = faults.length > 0 || (values.strict && due.length > 0) ? 1 : 0

/** Due facts are notices: what is withheld or past its date, and what a family still gets of each topic. */
function printDue(facts: Due[], remains: Remains[]): void {
  for (const { fact, standing, reviewBy, nodes } of facts)
    console.log(`notice: ${fact} was due on ${reviewBy}: ${standing} in ${nodes.join(', ')}`)
  console.log('\ntopic                    as written  overdue  twin  withheld')
  for (const { topic, asWritten, overdue, twins, withheld } of remains)
    console.log(
      topic.padEnd(25) +
        [asWritten, overdue, twins, withheld].map((count, at) => String(count).padStart([10, 9, 6, 10][at]!)).join(''),
    )
  console.log('')
}
