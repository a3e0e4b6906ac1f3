import { DirectoryFileError } from '../database.ts'
import { prepareDirectory } from '../prepare.ts'
import { seedFiles } from '../seed/seed-lists.ts'
import { collectFindings } from './findings.ts'
import { importList } from './import-list.ts'
import type { ImportOptions, ImportReport, Kind } from './import-run.ts'
import { importServices } from './import-services.ts'
import { reportLines } from './print-report.ts'
import { showProgress } from './progress.ts'
import { RefusedError } from './refusal.ts'
import { requireReadable } from './source-files.ts'
import { takeBack } from './take-back.ts'

type Where = { databasePath: string; root: string; today: string }
type Options = ImportOptions & Where & { showDiff: boolean; json: boolean }
const APPLIED = 0
const FAULT = 1
const REFUSED = 2

const out = (line: string) => process.stdout.write(`${line}\n`)
const err = (line: string) => process.stderr.write(`${line}\n`)

/** Imports, prints the findings and what was done, and returns the exit code. */
export async function importDirectory(options: Options): Promise<number> {
  const findings = collectFindings(options.json ? (finding) => out(JSON.stringify(finding)) : undefined)
  const progress = showProgress(process.stderr)
  return guarded(
    options,
    async (directory) => {
      let report: ImportReport | undefined
      try {
        const { kind } = options
        report =
          kind === 'hsds' || kind === 'flat'
            ? await importServices(directory, { ...options, kind }, findings, progress.show)
            : await importList(directory, { ...options, kind }, seedFiles(options.root))
      } finally {
        progress.clear()
        if (!report && !options.json) for (const line of reportLines(findings, undefined, options)) out(line)
      }
      if (options.json) out(JSON.stringify({ ...report, codes: Object.fromEntries(findings.counts) }))
      else for (const line of reportLines(findings, report, options)) out(line)
    },
    () => requireReadable(options.path),
  )
}

/** Goes back to the version before an import and returns the exit code. */
export async function takeBackImport(options: Where & { kind: Kind | undefined }): Promise<number> {
  return guarded(options, async (directory) => {
    out(await takeBack(directory, options.kind))
  })
}

type Directory = Extract<Awaited<ReturnType<typeof prepareDirectory>>, { directory: unknown }>['directory']

/** Opens the directory for some work; whatever goes wrong is one plain line, and nothing is changed. */
async function guarded(
  { databasePath, root, today }: Where,
  work: (directory: Directory) => Promise<void>,
  first?: () => void,
): Promise<number> {
  let directory: Directory | undefined
  try {
    first?.()
    const prepared = await prepareDirectory(databasePath, root, today)
    if ('faults' in prepared) {
      for (const fault of prepared.faults) err(fault)
      return REFUSED
    }
    directory = prepared.directory
    await work(directory)
    return APPLIED
  } catch (error) {
    if (error instanceof RefusedError) {
      for (const line of error.lines) err(line)
      err('refused: nothing was changed')
      return REFUSED
    }
    const reason = directory?.reasonOf(error)
    if (reason) {
      err(new DirectoryFileError(reason, databasePath, 'while importing; nothing was changed').message)
      return REFUSED
    }
    err(`a fault of this program, nothing was changed: ${(error as Error).name} at ${placeOf(error)}`)
    return FAULT
  } finally {
    directory?.close()
  }
}

/** Where in the program it happened; what was in the data is not told. */
function placeOf(error: unknown): string {
  const place = /src\/[^\s)]+/.exec((error as Error).stack ?? '')?.[0] ?? 'an unknown place'
  return (error as Error).name === 'RowCountError' || (error as Error).name === 'SmokeError'
    ? `${place}: ${(error as Error).message}`
    : place
}
