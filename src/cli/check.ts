import { parseArgs } from 'node:util'
import { checkContent } from '../check/check.ts'
import { contentFiles, readContent } from '../content.ts'
import { formatFault } from '../flow/faults.ts'

const { values } = parseArgs({
  options: { date: { type: 'string' }, strict: { type: 'boolean' }, json: { type: 'boolean' }, only: { type: 'string' } },
})
const content = readContent(contentFiles(process.cwd()))
const faults = checkContent(content).filter((fault) => !values.only || fault.file.includes(values.only))
for (const fault of faults) console.log(formatFault(fault))
console.log(`${faults.length} faults in ${content.sources.length} files`)
process.exitCode = faults.length > 0 ? 1 : 0
