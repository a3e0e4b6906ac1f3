import { env } from 'cloudflare:workers'
import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { readWeeks } from '../../src/counts/read-weeks.ts'
import { writeWeek } from '../../src/counts/write-weeks.ts'
import { openD1 } from '../../src/directory/d1.ts'
import { hotline } from '../../src/directory/schema-lists.ts'
import { seededDirectory } from '../support/directory.ts'

const { db, atomically } = openD1(env.DIRECTORY)
beforeAll(async () => void (await seededDirectory()))

const linesHeld = async () => (await db.select({ id: hotline.id }).from(hotline)).length

test('writes together are all made or none', async () => {
  const before = await linesHeld()
  const remove = () => db.run(sql`delete from hotline_topic`).then(() => db.run(sql`delete from hotline`))
  await expect(
    atomically(async () => {
      await remove()
      throw new Error('no')
    }),
  ).rejects.toThrow('no')
  expect(await linesHeld()).toBe(before)
  await expect(
    atomically(async () => {
      await remove()
      await db.run(sql`insert into nowhere values (1)`)
    }),
  ).rejects.toThrow()
  expect(await linesHeld()).toBe(before)
})

test('what is asked at once is answered each for itself', async () => {
  const [one, two, three] = await Promise.all([
    db.all(sql`select 1 as n`),
    db.all(sql`select 2 as n union all select 3`),
    linesHeld(),
  ])
  expect([one, two]).toEqual([[{ n: 1 }], [{ n: 2 }, { n: 3 }]])
  expect(three).toBeGreaterThan(10)
})

test('a question that fails is told to who asked, and the next is answered', async () => {
  await expect(db.all(sql`select * from nowhere`)).rejects.toThrow()
  expect(await linesHeld()).toBeGreaterThan(10)
})

test('a week of counts is written once, and read back', async () => {
  const told = [{ cell: 'services.food', count: 20 }]
  const ended = { week: '2026-W46', days: 7, rows: { topic: told, language: [], channel: [] } }
  const directory = openD1(env.DIRECTORY)
  expect(await writeWeek(directory, ended, '2023-W46')).toBe(true)
  expect(await writeWeek(directory, ended, '2023-W46')).toBe(false)
  expect(await readWeeks(db, { from: '2026-W01', to: '2026-W53' })).toEqual([
    { table: 'topic', week: '2026-W46', cell: 'services.food', count: 20, days: 7 },
  ])
})
