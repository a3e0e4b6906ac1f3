import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { structureFaults } from '../check/structure.ts'
import { systemClock } from '../clock.ts'
import { readSettings } from '../config/settings.ts'
import { contentFiles } from '../content/files.ts'
import { readContent } from '../content.ts'
import { formatFault } from '../flow/faults.ts'
import { writeFallback } from '../twilio/fallback.ts'
import { readOptions, refuse } from './usage.ts'

/** The files that the document is made of. */
const MADE_OF = /^flows\/facts\/|(^|\/)(fallback|common)\.yaml$/

/** Exit codes: 0 written, 1 refused for the content's sake, 2 wrong usage or settings. */
const root = join(import.meta.dirname, '../..')
const values = readOptions({ out: { type: 'string' }, date: { type: 'string' } })
const env = { ...process.env, ...(values.date && { CONTENT_DATE: values.date }) }
const content = readContent(contentFiles(root))
const { settings, faults } = readSettings(env, content.catalogue.locales, systemClock().today())
if (!settings) refuse(2, faults)
// What is wrong elsewhere in the content is no reason to leave families without this document.
const broken = structureFaults(content).filter(({ file }) => MADE_OF.test(file))
if (broken.length > 0) refuse(1, broken.map(formatFault))

const written = writeFallback(content, {
  speaker: { org: settings.orgName, ...(settings.orgPhone && { phone: settings.orgPhone }) },
  languages: settings.languages,
  defaultLanguage: settings.defaultLanguage,
  today: systemClock(settings.contentDate).today(),
  signedOnly: settings.production && !settings.serveDrafts,
})
if ('faults' in written) refuse(1, written.faults)
const { xml, languages, leftOut } = written.fallback
const out = values.out ?? join(root, '.data/fallback.xml')
mkdirSync(dirname(out), { recursive: true })
writeFileSync(out, xml)
console.log(xml)
console.log(`written to ${out}, in ${languages.join(', ')}. Host it elsewhere; see docs/fallback.md`)
if (leftOut.length > 0) console.log(`no room for ${leftOut.join(', ')}: one message holds no more`)
if (!process.env.ORG_NAME) console.error(`ORG_NAME is not set: families would read '${settings.orgName}'`)
