import { basename } from 'node:path'
import { sql } from 'drizzle-orm'
import type { Db, DirectoryDatabase } from '../database.ts'
import { consulates } from '../seed/consulates.ts'
import { hotlines } from '../seed/hotlines.ts'
import { idPrograms } from '../seed/id-programs.ts'
import type { CsvFile } from '../seed/read-csv.ts'
import { rulesOf } from '../seed/seed.ts'
import type { SeedKind } from '../seed/seed-kind.ts'
import { hashOf } from '../seed/seed-lists.ts'
import { activate, activeRun, beginImport, forgetOldImports } from '../versions.ts'
import type { Diff } from './diff.ts'
import type { ImportOptions, ImportReport } from './import-run.ts'
import { RefusedError, refusedFor } from './refusal.ts'
import { openSource, type SourceFile } from './source-files.ts'
import { detectEncoding, textOf } from './text-encoding.ts'

type Kind = 'consulates' | 'id-programs' | 'hotlines'
const LISTS: Record<Kind, { seed: SeedKind; table: string }> = {
  consulates: { seed: consulates, table: 'consular_post' },
  'id-programs': { seed: idPrograms, table: 'id_program' },
  hotlines: { seed: hotlines, table: 'hotline' },
}
const FILE_BYTES = 50 * 1024 * 1024
const SHARE = 0.2

class DryRun extends Error {
  override name = 'DryRun'
}

/**
 * Imports one of the lists, in the columns of the files that ship; it takes the place of the shipped one. Any fault refuses
 * the whole: these lists are short and kept by hand. Companion files that are not there are empty, but a number that the
 * program ships as never to be sent stays so.
 */
export async function importList(
  { db, atomically }: DirectoryDatabase,
  options: ImportOptions & { kind: Kind },
  shipped: CsvFile[],
): Promise<ImportReport> {
  const { kind, path, today, dryRun, allowShrink } = options
  const { seed, table } = LISTS[kind]
  const given = await filesOf(path, seed)
  const file = (name: string): CsvFile => given.get(name) ?? emptyOf(name, shipped)
  const withBlocked = (name: string) => (name === 'hotlines-blocked.csv' ? unionOf(file(name), shipped) : file(name))
  const read = seed.read(
    withBlocked,
    rulesOf((name) => shipped.find((one) => one.path.endsWith(`/${name}`))!),
  )
  if (read.faults.length > 0) throw refusedFor(read.faults)
  const counted = [{ ...read.counts, file: path, table: kind, open: 0 }]
  const content_hash = hashOf(seed.files.map((name) => withBlocked(name).text))
  const before = await activeRun(db, seed.source)
  if (before?.content_hash === content_hash) return { kind, outcome: 'no change', counted }
  let diff: Diff | undefined
  try {
    await atomically(async () => {
      const id = await beginImport(db, {
        kind: seed.kind,
        source: seed.source,
        origin: 'import',
        content_hash,
        started_on: today,
        counts: read.counts,
      })
      await read.write(db, id)
      await activate(db, seed.source, id)
      diff = await diffList(db, table, before?.id, id)
      const held = diff.gone.length + diff.changed.length + diff.unchanged
      if (!allowShrink && diff.gone.length > held * SHARE)
        throw new RefusedError(
          `${path}: ${diff.gone.length} of ${held} rows of ${kind} would go, which is over 20%; if this is meant, import again with --allow-shrink`,
        )
      if (dryRun) throw new DryRun()
      await forgetOldImports(db, seed.source)
    })
  } catch (error) {
    if (!(error instanceof DryRun)) throw error
  }
  return { kind, outcome: dryRun ? 'would be applied' : 'applied', counted, diff: diff! }
}

/** The files of the list: those of their names in a folder, or one file under any name. */
async function filesOf(path: string, { files, source }: SeedKind): Promise<Map<string, CsvFile>> {
  const opened = await openSource(path)
  try {
    const named = opened.files.filter(({ name }) => files.includes(basename(name)))
    const [single] = opened.files
    const isSingle = named.length === 0 && opened.files.length === 1 && /\.csv$/i.test(single!.name)
    const main = files[0]!
    if (!isSingle && !named.some(({ name }) => basename(name) === main))
      throw new RefusedError(`${path}: no ${main} here; ${source} is read from ${files.join(', ')}`)
    const found = new Map<string, CsvFile>()
    for (const file of isSingle ? [single!] : named)
      found.set(isSingle ? main : basename(file.name), { path: file.path, text: await wholeText(file) })
    return found
  } finally {
    opened.close()
  }
}

async function wholeText(file: SourceFile): Promise<string> {
  const encoding = await detectEncoding(file)
  if (encoding !== 'utf-8')
    throw new RefusedError(`${file.path}:1:1 the file is not UTF-8 (it looks like ${encoding}); save it as UTF-8`)
  let text = ''
  for await (const piece of textOf(file, encoding)) {
    text += piece
    if (text.length > FILE_BYTES)
      throw new RefusedError(`${file.path}: over 50 MB, which is no list of this kind; check the path`)
  }
  return text
}

/** A companion file that was not given: the header of the shipped one, no rows. */
function emptyOf(name: string, shipped: CsvFile[]): CsvFile {
  const own = shipped.find(({ path }) => path.endsWith(`/${name}`))
  return { path: name, text: own ? own.text.split('\n', 1)[0]! : '' }
}

function unionOf(given: CsvFile, shipped: CsvFile[]): CsvFile {
  const own = shipped.find(({ path }) => path.endsWith('/hotlines-blocked.csv'))!
  const [, ...rows] = own.text.trimEnd().split('\n')
  const missing = rows.filter((row) => !given.text.includes(row.split(',', 1)[0]!))
  return missing.length > 0 ? { ...given, text: `${[given.text.trimEnd(), ...missing].join('\n')}\n` } : given
}

async function diffList(db: Db, table: string, before: number | undefined, after: number): Promise<Diff> {
  const rowsOf = async (id: number | undefined) =>
    new Map(
      (
        await db.all<Record<string, unknown>>(sql`select * from ${sql.identifier(table)} where import_id = ${id ?? -1}`)
      ).map(({ import_id: _, ...row }) => [String(row.id), row]),
    )
  const [old, now] = [await rowsOf(before), await rowsOf(after)]
  const named = ([ref, row]: [string, Record<string, unknown>]) => ({ ref, name: String(row.name ?? '') })
  const changed = [...now].flatMap(([ref, row]) => {
    const was = old.get(ref)
    const fields = was
      ? Object.keys(row)
          .filter((field) => row[field] !== was[field])
          .map((field) => ({ field, from: String(was[field] ?? ''), to: String(row[field] ?? '') }))
      : []
    return fields.length > 0 ? [{ ref, name: String(row.name ?? ''), fields }] : []
  })
  const added = [...now].filter(([ref]) => !old.has(ref)).map(named)
  const gone = [...old].filter(([ref]) => !now.has(ref)).map(named)
  return {
    added,
    gone,
    changed,
    unchanged: now.size - added.length - changed.length,
    counts: { added: added.length, changed: changed.length, gone: gone.length },
  }
}
