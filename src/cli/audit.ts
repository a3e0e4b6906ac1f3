import { join } from 'node:path'
import { auditDatabase } from '../audit/database.ts'
import { auditFolder } from '../audit/folder.ts'
import { auditProcesses } from '../audit/processes.ts'
import { auditContent, auditProgram, auditPurposes } from '../audit/program.ts'
import { auditHold, auditProvider } from '../audit/provider.ts'
import { printed, reasonsOf, type Section } from '../audit/section.ts'
import { systemClock } from '../clock.ts'
import { DATABASE_PATH, readSettings } from '../config/settings.ts'
import { contentFiles } from '../content/files.ts'
import { readContent } from '../content.ts'
import { served } from '../open-line.ts'
import { readOptions } from './usage.ts'

/** Exit codes: 0 PASS, 1 a reason why not, 2 wrong usage. */
readOptions({})
const root = join(import.meta.dirname, '../..')
const databasePath = process.env.DATABASE_PATH || DATABASE_PATH
const content = readContent(contentFiles(root))
const { settings, faults } = readSettings(process.env, content.catalogue.locales, systemClock().today())

const sections: Section[] = [
  auditProgram(root),
  ...auditDatabase(databasePath),
  auditFolder(databasePath),
  auditProcesses(databasePath),
  ...auditPurposes(),
  ...(settings
    ? [
        auditContent(content, settings),
        await auditProvider({
          env: process.env,
          settings,
          words: served(content.wordLists.words, settings.languages),
          today: systemClock(settings.contentDate).today(),
        }),
      ]
    : [{ title: 'Settings', lines: faults, reasons: faults }]),
  auditHold(databasePath),
]
process.stdout.write(printed(sections))
process.exitCode = reasonsOf(sections).length > 0 ? 1 : 0
