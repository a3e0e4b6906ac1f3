import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { sql } from 'drizzle-orm'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openDirectoryFile } from '../../src/directory/better-sqlite3.ts'
import type { DirectoryDatabase } from '../../src/directory/database.ts'
import { directoryOf } from '../../src/directory/look-up.ts'
import { prepareDirectory } from '../../src/directory/prepare.ts'
import { activate, beginImport, rollback } from '../../src/directory/versions.ts'
import { createApp } from '../../src/http/app.ts'
import type { Directory } from '../../src/ports.ts'
import { ROOT, type TestApp, TODAY, testApp } from '../support/app.ts'
import { chat, textOf } from '../support/chat.ts'
import { seededDirectory, temporaryFolder } from '../support/directory.ts'

/** What a family asks, and what it must still be given when the directory is gone, in its language. */
const STILL_GIVEN: [asked: string[], locale: string, given: RegExp][] = [
  [['food', '77002'], 'en', /my list does not open right now.*211/s],
  [['donde hay comida', '77002'], 'es', /mi lista no abre en este momento.*211/s],
  [['legal help', '77002'], 'en', /does not open right now.*immigrationlawhelp\.org/s],
  [['abogado gratis', '77002'], 'es', /no abre en este momento.*immigrationlawhelp\.org/s],
  [['services against abuse', '77002'], 'en', /1-800-799-7233/],
  [['servicios contra el abuso', '77002'], 'es', /no abre en este momento.*1-800-799-7233/s],
  [['consulate', 'Mexico', '77002'], 'en', /does not open right now.*Afraid of your government/s],
  [['busco mi consulado', 'Mexico', '77002'], 'es', /no abre en este momento.*Si teme a su gobierno/s],
  [['ID card', '77002'], 'en', /does not open right now/],
  [['tarjeta de ID', '77002'], 'es', /no abre en este momento/],
  [['ICE is at my door'], 'en', /judge/],
  [['que hago si viene la migra a mi casa'], 'es', /orden firmada por un juez/],
]

async function healthOf(app: TestApp) {
  const response = await createApp(app).request('/healthz')
  return { http: response.status, ...((await response.json()) as { status: string; because?: string[] }) }
}
const OK = { http: 200, status: 'ok' }
const DEGRADED = { http: 200, status: 'degraded', because: ['directory'] }

async function expectFamiliesAnswered(app: TestApp) {
  for (const [asked, locale, given] of STILL_GIVEN) {
    const family = chat(app)
    let said = ''
    for (const text of asked) {
      const reply = await family(text)
      said = textOf(reply)
      expect(reply.language, said).toBe(locale)
    }
    expect(said).toMatch(given)
  }
}

/** The directory as it ships, in a file of the test's own. */
async function ownCopy(): Promise<{ path: string; database: DirectoryDatabase }> {
  const path = join(temporaryFolder(), 'promotora.db')
  await (await seededDirectory()).db.run(sql.raw(`vacuum into '${path}'`))
  const database = openDirectoryFile(path)
  onTestFinished(() => database.close())
  return { path, database }
}

describe('a directory that cannot be opened', () => {
  const put = (write: (path: string) => void) => () => {
    const path = join(temporaryFolder(), 'data', 'promotora.db')
    mkdirSync(join(path, '..'))
    write(path)
    return path
  }
  test.each<[string, () => string, RegExp]>([
    [
      'holds no database',
      put((path) => writeFileSync(path, 'not a database, '.repeat(1_000))),
      /is corrupt .*; move the file away/,
    ],
    ['is a folder', put((path) => mkdirSync(path)), /is not writable .*; let the user of this program write/],
    [
      'is where nobody may write',
      () => '/proc/promotora/promotora.db',
      /; let the user of this program write|; check DATABASE_PATH/,
    ],
    ['is on a full disk', () => '/dev/full', /is full .*; make room on the disk/],
  ])('one that %s is told in one line with its remedy, and families are answered', async (_what, pathOf, line) => {
    const opened = await prepareDirectory(pathOf(), ROOT, TODAY)
    expect(opened).toEqual({ faults: [expect.stringMatching(line)] })
    const [told] = 'faults' in opened ? opened.faults : []
    expect(told).not.toMatch(/\n|SELECT|at \//)
    const app = testApp() // what opens the line then has no directory
    await expectFamiliesAnswered(app)
    expect(await healthOf(app)).toMatchObject(DEGRADED)
    expect(app.logged).toEqual(['directory_failed'])
  })

  test('one that another program holds is told so', async () => {
    const { path, database } = await ownCopy()
    database.close()
    const other = new SQLite(path)
    onTestFinished(() => void other.close())
    other.pragma('locking_mode = exclusive')
    other.exec('begin exclusive')
    const opened = (() => {
      try {
        return openDirectoryFile(path, { busyTimeoutMs: 10 })
      } catch (error) {
        return (error as Error).message
      }
    })()
    expect(opened).toMatch(/is locked .*; another program holds it/)
  })
})

/** The directory as it ships, until a test says that it is out of order. */
function breakable(directory: Directory) {
  const state = { broken: false }
  const may =
    <Given extends unknown[], Result>(ask: (...given: Given) => Promise<Result>) =>
    async (...given: Given): Promise<Result> => {
      if (state.broken) throw new Error('SQLITE_CORRUPT: select * from zip where zip = 77002')
      return ask(...given)
    }
  const forTurn = () => {
    const { lookUp, recall, knowsPlace } = directory.forTurn()
    return { lookUp: may(lookUp), recall: may(recall), knowsPlace: may(knowsPlace) }
  }
  return { state, directory: { forTurn } }
}

describe('a directory that breaks while it runs', () => {
  const opened = async () => {
    const { state, directory } = breakable(directoryOf((await seededDirectory()).db))
    return { state, app: testApp({ directory }) }
  }

  test('families are answered, health says degraded, then ok again; each change is one line without detail', async () => {
    const { state, app } = await opened()
    expect(await healthOf(app)).toMatchObject(OK)
    state.broken = true
    await expectFamiliesAnswered(app)
    await expectFamiliesAnswered(app)
    expect(await healthOf(app)).toMatchObject(DEGRADED)
    expect(app.logged).toEqual(['directory_failed'])
    state.broken = false
    expect(textOf(await chat(app)('food in 77002'))).toContain('Houston Food Bank')
    expect(await healthOf(app)).toMatchObject(OK)
    expect(app.logged).toEqual(['directory_failed', 'directory_works'])
  })

  test('a list told before can not be told in full: the family is told, and may try again', async () => {
    const { state, app } = await opened()
    const family = chat(app)
    await family('donde hay comida')
    await family('77002')
    state.broken = true
    for (const word of ['1', 'SIGUE', 'LEJOS', 'REPETIR', 'FUENTE']) {
      const text = textOf(await family(word))
      expect(text, word).toMatch(/\S/)
      expect(text, word).not.toMatch(/SQLITE|select|error|undefined/i)
    }
    await family('comida')
    expect(textOf(await family('1'))).toMatch(/no abre en este momento/) // "try again", still in vain
    state.broken = false
    expect(textOf(await family('1'))).toContain('Houston Food Bank')
  })

  test('a file that is deleted or held by another writer is no loss to those who read', async () => {
    const { path, database } = await ownCopy()
    const app = testApp({ directory: directoryOf(database.db) })
    const other = new SQLite(path)
    onTestFinished(() => void other.close())
    other.exec('begin immediate')
    expect(textOf(await chat(app)('food in 77002'))).toContain('Houston Food Bank')
    other.exec('rollback')
    rmSync(path)
    expect(textOf(await chat(app)('help with abuse in 90022'))).toMatch(/1-800-799-7233/)
    expect(textOf(await chat(app)('clinic in 90022'))).toContain('Monseñor')
    expect(await healthOf(app)).toMatchObject(OK)
  })

  test('a file that was closed under it fails, and families are answered', async () => {
    const { database } = await ownCopy()
    const app = testApp({ directory: directoryOf(database.db) })
    database.close()
    await expectFamiliesAnswered(app)
    expect(await healthOf(app)).toMatchObject(DEGRADED)
    expect(app.logged).toEqual(['directory_failed'])
  })
})

describe('rows that vanish while a family reads them', () => {
  /** Serves an empty reading of a source, as an import that dropped everything would. */
  const serveNothing = async ({ db }: DirectoryDatabase, source: string) => {
    const counts = { read: 0, kept: 0, rejected: 0, skipped: 0 }
    const run = {
      kind: 'services' as const,
      source,
      origin: 'import' as const,
      content_hash: source,
      started_on: TODAY,
    }
    await activate(db, source, await beginImport(db, { ...run, counts }))
  }

  test.each(['1', 'MORE', 'REPEAT', '3'])('%s then looks again, and tells what there is now', async (word) => {
    const { database } = await ownCopy()
    const family = chat(testApp({ directory: directoryOf(database.db) }))
    expect(textOf(await family('legal help in 77036'))).toContain('Cabrini')
    await serveNothing(database, 'starter')
    const reply = await family(word)
    expect(reply.results.map(({ id }) => id)).toEqual(['hotlines-06'])
    expect(textOf(reply)).toContain('no office for Houston')
    await rollback(database.db, 'starter')
    expect(textOf(await family('legal help in 77036'))).toContain('Cabrini')
  })

  test('a consulate that is gone is not told from memory', async () => {
    const { database } = await ownCopy()
    const family = chat(testApp({ directory: directoryOf(database.db) }))
    await family('busco mi consulado')
    await family('Honduras')
    expect(textOf(await family('33125'))).toContain('Consulado de Honduras en Miami')
    await serveNothing(database, 'consulates')
    const reply = await family('1')
    expect(reply.node).toBe('consulate_unconfirmed')
    expect(textOf(reply)).toContain('Si teme a su gobierno')
  })
})
