import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDirectoryFile } from '../../src/directory/better-sqlite3.ts'
import type { DirectoryDatabase } from '../../src/directory/database.ts'
import { migrate } from '../../src/directory/migrate.ts'
import type { D1Console } from '../../src/directory/publish/d1-console.ts'
import { d1Local } from '../../src/directory/publish/d1-local.ts'
import { migrateD1, publishDirectory } from '../../src/directory/publish/publish.ts'
import { activate, beginImport, deactivate } from '../../src/directory/versions.ts'
import { ROOT } from '../support/app.ts'
import { MIGRATIONS, seededDirectory } from '../support/directory.ts'
import { seededRandom, syntheticPlaces, writePlaces } from '../support/synthetic-places.ts'

let folder: string
let d1: D1Console
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'promotora-d1-'))
  d1 = await d1Local(ROOT, folder)
})
afterAll(async () => {
  await d1.close()
  rmSync(folder, { recursive: true, force: true })
})

const TABLES = [
  'zip',
  'service',
  'service_area',
  'service_place',
  'phone',
  'consular_post',
  'hotline_topic',
  'id_program',
]
const served = (column: string) => `from ${column} where import_id in (select import_id from active_import)`
const countOf = async (from: string) => (await d1.ask<{ n: number }>(`select count(*) as n ${from}`))[0]!.n

/** A directory file of its own, with one reading of services. */
async function ownDirectory(name: string, services: number): Promise<DirectoryDatabase> {
  const own = openDirectoryFile(join(folder, `${name}.db`), { create: true })
  await migrate(own, MIGRATIONS)
  await writePlaces(own.db, syntheticPlaces(services, ['food'], seededRandom(1)))
  return own
}

describe('a directory sent to D1', () => {
  test('is served there row for row, and is not sent again while it is the same', async () => {
    const { db } = await seededDirectory()
    const sent = await publishDirectory(db, d1, MIGRATIONS)
    expect(sent.migrated).toEqual(MIGRATIONS.map(({ name }) => name))
    expect(sent.copied).toEqual(['zips', 'countries', 'hotlines', 'consulates', 'id-programs', 'starter'])
    for (const table of TABLES) {
      const rows = await db.all<{ n: number }>(`select count(*) as n from ${table}`)
      expect([table, await countOf(`from ${table}`)]).toEqual([table, rows[0]!.n])
    }
    const posts = 'select id, name, city, lat, lon, services, call_first from consular_post order by id'
    expect(await d1.ask(posts)).toEqual(await db.all(posts))
    expect(await publishDirectory(db, d1, MIGRATIONS)).toEqual({ migrated: [], copied: [], takenOut: [] })
  })

  test('from another machine takes the place of the first; what it does not have is taken out', async () => {
    const own = await ownDirectory('other', 300)
    const sent = await publishDirectory(own.db, d1, MIGRATIONS)
    expect(sent.copied).toEqual(['synthetic'])
    expect(sent.takenOut).toContain('starter')
    expect(await countOf(served('service'))).toBe(300)
    expect(await countOf(served('service_place'))).toBe(300)
    expect(await countOf("from import_run where source = 'starter'")).toBe(0)
    own.close()
  })

  test('that breaks off before the switch leaves what was served, and the next run is whole', async () => {
    const own = await ownDirectory('third', 500)
    let runs = 0
    const breaking: D1Console = {
      ...d1,
      run: async (statements) => {
        if (++runs === 3) throw new Error('the line went dead') // tables, rows, then the switch
        return d1.run(statements)
      },
    }
    await deactivate(own.db, 'synthetic')
    const counts = { read: 0, kept: 0, rejected: 0, skipped: 0 }
    const run = { kind: 'services' as const, origin: 'import' as const, started_on: '2026-11-22', counts }
    await activate(
      own.db,
      'synthetic',
      await beginImport(own.db, { ...run, source: 'synthetic', content_hash: 'other' }),
    )
    await expect(publishDirectory(own.db, breaking, MIGRATIONS)).rejects.toThrow('went dead')
    expect(await countOf(served('service'))).toBe(300)
    await publishDirectory(own.db, d1, MIGRATIONS)
    expect(await countOf(served('service'))).toBe(0)
    own.close()
  })

  test('a batch with one wrong statement changes nothing', async () => {
    const before = await countOf('from import_run')
    await expect(d1.run(['delete from active_import', 'insert into nowhere values (1)'])).rejects.toThrow('D1 (local)')
    expect(await countOf('from import_run')).toBe(before)
    expect(await countOf('from active_import')).toBeGreaterThan(0)
  })

  test('tables that another program made are refused', async () => {
    const [first, ...rest] = MIGRATIONS
    await expect(migrateD1(d1, [{ ...first!, text: 'select 1' }, ...rest])).rejects.toThrow('does not have')
  })
})
