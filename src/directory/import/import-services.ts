import { basename } from 'node:path'
import type { DirectoryDatabase } from '../database.ts'
import { blockedNumber } from '../schema-lists.ts'
import { activate, activeRun, beginImport, forgetOldImports, type ImportRun, type RowCounts } from '../versions.ts'
import { openServiceWriter } from '../write-services.ts'
import { buildServices } from './build-services.ts'
import { diffServices } from './diff.ts'
import type { Findings } from './findings.ts'
import { loadGeography } from './geography.ts'
import type { ImportOptions, ImportReport } from './import-run.ts'
import type { Workshop } from './inner-service.ts'
import { loadMapping, ownTermsOf } from './mapping-file.ts'
import { type Counted, trackOrigins } from './origins.ts'
import { loadOverrides } from './overrides.ts'
import type { Intake } from './put-row.ts'
import { readFlat } from './read-flat.ts'
import { readHsds } from './read-hsds.ts'
import { openRecordStore, type RecordStore } from './record-store.ts'
import { RefusedError, refusedFor } from './refusal.ts'
import { requireNoShrink } from './require-no-shrink.ts'
import { settleRows } from './settle-rows.ts'
import { smokeTest } from './smoke.ts'
import { openSource } from './source-files.ts'
import { openStage } from './stage.ts'

type Kind = 'hsds' | 'flat'
type Progress = (what: string, count: number) => void
const BATCH = 500
/** Raised when the same rows are built into other services than before, so that a re-import is a change. */
const READING = '1'

/** Undoes what was written for a look that changes nothing. */
class DryRun extends Error {
  override name = 'DryRun'
}

/**
 * Imports a directory of services: reads all of it, builds every service, and only then writes them as a new reading, asks
 * it ten questions and switches to it, in one transaction. Throws RefusedError when nothing may be changed.
 */
export async function importServices(
  database: DirectoryDatabase,
  options: ImportOptions & { kind: Kind },
  findings: Findings,
  progress: Progress,
): Promise<ImportReport> {
  const mapped = loadMapping(options.mapping)
  const overrides = loadOverrides(options.databasePath)
  if (overrides.faults.length > 0) throw refusedFor(overrides.faults)
  const records = openRecordStore()
  try {
    const counted = await gather(database, options, findings, progress, mapped, overrides, records)
    for (const { value, fault } of overrides.gone()) {
      const { line, col } = fault('service', '', '')
      findings.add('override_gone', { file: overrides.path, line, col, column: 'service' }, value.service)
    }
    if (records.count.active + records.count.hidden === 0)
      throw new RefusedError(`${options.path}: no service could be read; nothing is changed`)
    const content_hash = records.hash(READING)
    const before = await activeRun(database.db, options.kind)
    const services = { ...records.count }
    const report = { kind: options.kind, counted, services }
    if (before?.content_hash === content_hash) return { ...report, outcome: 'no change' }
    await requireNoShrink(database.db, options, before, counted, records)
    const run = {
      kind: 'services' as const,
      source: options.kind,
      origin: 'import' as const,
      content_hash,
      started_on: options.today,
      counts: totalOf(counted),
    }
    const diff = await writeRun(database, options, run, records, before, progress)
    return { ...report, outcome: options.dryRun ? 'would be applied' : 'applied', diff }
  } finally {
    records.close()
  }
}

async function gather(
  { db }: DirectoryDatabase,
  options: ImportOptions & { kind: Kind },
  findings: Findings,
  progress: Progress,
  mapped: ReturnType<typeof loadMapping>,
  overrides: ReturnType<typeof loadOverrides>,
  records: RecordStore,
): Promise<Counted[]> {
  const stage = openStage()
  const origins = trackOrigins()
  const source = await openSource(options.path)
  try {
    const intake: Intake = {
      told: new Set(),
      stage,
      origins,
      findings,
      progress: (count) => progress('rows read', count),
    }
    await (options.kind === 'flat'
      ? readFlat(source.files, options.path, mapped, intake)
      : readHsds(source.files, options.path, intake))
    stage.finish()
    const blocked = await db.select({ phone: blockedNumber.phone }).from(blockedNumber)
    const shop: Workshop = {
      stage,
      origins,
      findings,
      places: await loadGeography(db),
      terms: ownTermsOf(mapped.mapping),
      constants: Object.fromEntries(Object.entries(mapped.mapping.constants ?? {})),
      source: mapped.mapping.source ?? (options.kind === 'hsds' ? 'imported HSDS directory' : 'imported table'),
      blocked: new Set(blocked.map(({ phone }) => phone)),
      today: options.today,
      told: new Set(),
      unmapped: new Map(),
    }
    let count = 0
    for (const { record, row } of buildServices(shop)) {
      records.add(overrides.apply(record), row.origin)
      if (++count % 2_000 === 0) progress('services built', count)
    }
    for (const { name, origin, first } of records.sameNames()) {
      const { file, line } = origins.spot(first)
      findings.add('same_name', origins.spot(origin, 'name'), `${name}, as ${basename(file)}:${line}`)
    }
    for (const [term, services] of [...shop.unmapped].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)))
      findings.add('term_unmapped', { file: options.path, line: 1 }, `${term}: ${services} services`)
    return settleRows({ stage, origins, findings })
  } finally {
    stage.close()
    source.close()
  }
}

async function writeRun(
  { db, atomically }: DirectoryDatabase,
  { kind, dryRun }: ImportOptions,
  run: Parameters<typeof beginImport>[1],
  records: RecordStore,
  before: ImportRun | undefined,
  progress: Progress,
) {
  let diff: Awaited<ReturnType<typeof diffServices>> | undefined
  try {
    await atomically(async () => {
      const id = await beginImport(db, run)
      const writer = await openServiceWriter(db, id)
      let written = 0
      for (const batch of records.batches(BATCH)) {
        await writer.write(batch)
        written += batch.length
        progress('services written', written)
      }
      await activate(db, kind, id)
      await smokeTest(db, id, records.count.active + records.count.hidden)
      diff = await diffServices(db, before?.id, id)
      if (dryRun) throw new DryRun()
      await forgetOldImports(db, kind)
    })
  } catch (error) {
    if (!(error instanceof DryRun)) throw error
  }
  return diff!
}

function totalOf(counted: Counted[]): RowCounts {
  const sum = (of: keyof RowCounts) => counted.reduce((total, one) => total + one[of], 0)
  return { read: sum('read'), kept: sum('kept'), rejected: sum('rejected'), skipped: sum('skipped') }
}
