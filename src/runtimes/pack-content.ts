import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { structureFaults } from '../check/structure.ts'
import { contentFiles } from '../content/files.ts'
import { readContent } from '../content.ts'
import { formatFault } from '../flow/faults.ts'
import { pressContent } from './pressed-content.ts'

/** Writes the content as the Worker carries it, before wrangler bundles it. Content with a fault is never deployed. */
const root = join(import.meta.dirname, '../..')
const content = readContent(contentFiles(root))
const faults = structureFaults(content)
for (const fault of faults) process.stderr.write(`${formatFault(fault)}\n`)
if (faults.length > 0) process.exit(1)
mkdirSync(join(root, 'dist'), { recursive: true })
writeFileSync(join(root, 'dist/content.br'), pressContent(content))
writeFileSync(join(root, 'dist/locales.pack'), JSON.stringify(content.catalogue.locales))
