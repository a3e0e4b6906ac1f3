import { DATABASE_PATH } from '../config/settings.ts'
import { isoWeekOf, weekBeginsMs } from '../counts/iso-week.ts'
import { readWeeks } from '../counts/read-weeks.ts'
import { csvOf, reportOf } from '../counts/report.ts'
import { openDirectoryFile } from '../directory/better-sqlite3.ts'
import { DirectoryFileError } from '../directory/database.ts'
import { readOptions, refuse } from './usage.ts'

/** Exit codes: 0 printed, 1 the database cannot be read, 2 wrong usage. */
const { from, to, csv } = readOptions({
  from: { type: 'string', default: '1970-W01' },
  to: { type: 'string', default: '9999-W52' },
  csv: { type: 'boolean', default: false },
})
const weeks = { from: weekNamed('--from', from), to: weekNamed('--to', to) }
if (weeks.from > weeks.to) refuse(2, [`--from: holds '${from}'; a week not after --to`])

try {
  const directory = openDirectoryFile(process.env.DATABASE_PATH || DATABASE_PATH)
  const rows = await readWeeks(directory.db, weeks)
  directory.close()
  process.stdout.write(csv ? csvOf(rows) : reportOf(rows))
} catch (error) {
  if (error instanceof DirectoryFileError) refuse(1, [error.message])
  refuse(1, ['the counts cannot be read: let `npm start` bring the tables up to date'])
}

/** A week as it is written, or the week of a day. */
function weekNamed(option: string, value: string): string {
  if (weekBeginsMs(value) !== undefined) return value
  if (/^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value))) return isoWeekOf(new Date(value))
  return refuse(2, [`${option}: holds '${value}'; a week such as 2026-W47, or a day such as 2026-11-22`])
}
