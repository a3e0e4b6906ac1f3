import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { isOlderThan, monthOf } from '../../src/directory/partial-date.ts'
import { seedFiles } from '../../src/directory/seed/seed-lists.ts'
import { ROOT, TODAY } from '../support/app.ts'

type Row = Record<'id' | 'categories' | 'source' | 'description_en' | 'vetting' | 'vetting_on' | 'only_for', string>
const file = (name: string) => seedFiles(ROOT).find(({ path }) => path.endsWith(`/${name}`))!.text
const ROWS = parse(file('services-starter.csv'), { columns: true }) as Row[]
const ofVetting = (vetting: string) => ROWS.filter((row) => row.vetting === vetting)

/** What a row must name for somebody to vouch for it; the rules are written down in drizzle/seed/README.md. */
const DOJ = /DOJ recognized organizations roster|accredited staff/
const COURT = /^EOIR list of pro bono legal service providers|; EOIR list of pro bono legal service providers/
const LSC = /Legal Services Corporation directory/

describe('who vouches for a service', () => {
  test('only the row’s own words do', () => {
    for (const row of ofVetting('doj_recognized')) expect(`${row.source} ${row.description_en}`).toMatch(DOJ)
    for (const row of ofVetting('court_list')) expect(row.source).toMatch(COURT)
    for (const row of ofVetting('lsc')) expect(row.source).toMatch(LSC)
    expect(ofVetting('bar_referral')).toEqual([])
  })

  test('no legal row is left without one that its words support', () => {
    const legal = ofVetting('none').filter(({ categories }) => categories.split(';').includes('legal'))
    for (const row of legal) {
      expect(row.source).not.toMatch(DOJ)
      expect(row.source).not.toMatch(COURT)
      expect(row.source).not.toMatch(LSC)
    }
    expect(legal).toHaveLength(75)
  })

  test('the day is one the row names', () => {
    const months: Record<string, string> = { '2025-04': 'April 2025' }
    for (const { source, vetting_on } of ROWS.filter(({ vetting }) => vetting !== 'none'))
      expect(source).toContain(months[vetting_on] ?? vetting_on)
  })

  test('only legal rows are vouched for', () => {
    const others = ROWS.filter(({ categories }) => !categories.split(';').includes('legal'))
    expect(new Set(others.map(({ vetting }) => vetting))).toEqual(new Set(['none']))
  })
})

test('an office that takes only some says so in its own words', () => {
  const words: Record<string, RegExp> = {
    children: /child|young people/i,
    detained: /detention|held/i,
    survivors: /survivor|victims/i,
  }
  for (const { only_for, description_en } of ROWS)
    for (const one of only_for.split(';').filter(Boolean)) expect(description_en).toMatch(words[one]!)
})

describe('a day of which only the month or the year is known', () => {
  test('is as early as it can be', () => {
    expect(isOlderThan('2024-11-22', 24, TODAY)).toBe(false)
    expect(isOlderThan('2024-11-21', 24, TODAY)).toBe(true)
    expect(isOlderThan('2024-11', 24, TODAY)).toBe(true)
    expect(isOlderThan('2024-12', 24, TODAY)).toBe(false)
    expect(isOlderThan('2024', 24, TODAY)).toBe(true)
    expect(isOlderThan('undated', 24, TODAY)).toBe(true)
  })

  test('is shown as far as it is known', () =>
    expect(['2026-07-19', '2026-07', '2026', 'undated'].map(monthOf)).toEqual([
      '2026-07',
      '2026-07',
      '2026',
      undefined,
    ]))

  test('46 of the 80 active ID programs were last seen over two years ago or at an unknown time', () => {
    const programs = parse(file('id-programs.csv'), { columns: true }) as Record<'status' | 'status_date', string>[]
    const active = programs.filter(({ status }) => status === 'active')
    const old = active.filter(({ status_date }) => isOlderThan(status_date, 24, TODAY))
    expect([active.length, old.length]).toEqual([80, 46])
  })
})
