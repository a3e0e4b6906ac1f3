import { describe, expect, test } from 'vitest'
import { categoriesOfName, categorize, isNoHelp } from '../../../src/directory/import/categorize.ts'
import { readDay } from '../../../src/directory/import/clean-dates.ts'
import { readLanguages } from '../../../src/directory/import/clean-languages.ts'
import { readPhones } from '../../../src/directory/import/clean-phones.ts'
import { plainText } from '../../../src/directory/import/clean-text.ts'
import { readWebAddress } from '../../../src/directory/import/clean-web.ts'
import { readHoursText } from '../../../src/directory/import/read-hours-text.ts'
import { readSchedules } from '../../../src/directory/import/read-schedules.ts'
import { demandOf } from '../../../src/directory/import/safety.ts'
import { TODAY } from '../../support/app.ts'

const voice = { kind: 'voice' as const }

test.each([
  ['(512) 555-0100', ['+15125550100']],
  ['512.555.0100 x12', ['+15125550100 x12']],
  ['512-555-0100 xOPT1', ['+15125550100']],
  ['1-877-LAW-REP-4', ['+18775297374']],
  ['512-555-0100 or 512-555-0101', ['+15125550100', '+15125550101']],
  ['211', ['211']],
  ['988', ['988']],
  ['no phone', []],
  ['000-000-*347', []],
  ['(999) 999-9999', []],
  ['9.9-99.-9999', []],
  ['+44 1234 234567', []],
])('the number %s is %s', (cell, numbers) => {
  const { phones, isWrong } = readPhones(cell, voice)
  expect(phones.map(({ number, extension }) => `${number}${extension ? ` x${extension}` : ''}`)).toEqual(numbers)
  expect(isWrong).toBe(numbers.length === 0)
})

test.each([
  ['one\\ntwo', 'one\ntwo'],
  ['<p>Legal <b>help</b></p><p>Free</p>', 'Legal help\nFree'],
  ['Ni&amp;ntilde;os &#8217;', 'Niños ’'],
  ['**Open** to [all](https://x.example)', 'Open to all'],
  ['a\u00a0b\u200bc', 'a bc'],
  ['<script>alert(1)</script>Food', 'Food'],
  ['=HYPERLINK("x")', '=HYPERLINK("x")'],
  ['A\u0301', 'Á'],
])('the text %j is told as %j', (cell, text) => expect(plainText(cell)).toBe(text))

test.each([
  ['www.casa.example', 'https://www.casa.example'],
  ['http://casa.example/a', 'http://casa.example/a'],
  ['javascript:alert(1)', null],
  ['N/A', null],
  ['casa', null],
])('the address %s is %s', (cell, url) => expect(readWebAddress(cell).url).toBe(url))

test.each([
  ['Spanish (limited)', ['es staff'], []],
  ['English, Spanish and Creole', ['en staff', 'es staff', 'ht staff'], []],
  ['Chinese Spanish', ['zh staff', 'es staff'], []],
  ['Language line available', ['mul interpreter'], []],
  ['Español', ['es staff'], []],
  ['es', ['es staff'], []],
  ['Klingonese', [], ['Klingonese']],
])('the languages %s are %s', (cell, known, unknown) => {
  const read = readLanguages(cell)
  expect(read.languages.map(({ language, how }) => `${language} ${how}`)).toEqual(known)
  expect(read.unknown).toEqual(unknown)
})

test.each([
  ['3/9/07', '2007-03-09'],
  ['2026-03', '2026-03'],
  ['2026-03-09T10:00:00Z', '2026-03-09'],
  ['', 'undated'],
  ['2026-02-31', undefined],
  ['last week', undefined],
])('the day %s is %s', (cell, day) => expect(readDay(cell)).toBe(day))

const shown = (openings: ReturnType<typeof readHoursText>) =>
  openings?.map(({ day, startMinute, lengthMinutes }) => `${day} ${startMinute}+${lengthMinutes}`)

test.each([
  ['Monday-Friday, 9am-5pm', ['1 540+480', '2 540+480', '3 540+480', '4 540+480', '5 540+480']],
  ['9:00am-5:00pm, Mon-Fri', ['1 540+480', '2 540+480', '3 540+480', '4 540+480', '5 540+480']],
  ['Sunday: Closed Monday: 9:00-16:30', ['1 540+450']],
  ['Sat 8pm-2am', ['6 1200+360']],
  ['Fri 22:00-2:00', ['5 1320+240']],
  ['Mon 9:00-12:00, 13:00-16:30', ['1 540+180', '1 780+210']],
  ['Mon 9:00-12:00, 1:00-4:00', undefined], // an afternoon, not the night
  ['Mon 12:00-5:00', undefined],
  ['Mon 1:00-4:00pm', undefined],
  ['Monday-Friday, 9-5', undefined],
  ['Mon 9am-5pm, by appointment', undefined],
  ['Call for information.', undefined],
])('the hours %j are read as %j', (text, openings) => expect(shown(readHoursText(text))).toEqual(openings))

describe('schedule rows', () => {
  const read = (...rows: Record<string, string>[]) => readSchedules(rows, TODAY)
  const codes = (...rows: Record<string, string>[]) => read(...rows).notes.map(({ code }) => code)

  test('of one day are split shifts', () =>
    expect(
      shown(
        read(
          { weekday: '1', opens_at: '9:00', closes_at: '12:00' },
          { weekday: 'Monday', opens_at: '1pm', closes_at: '5pm' },
        ).hours?.openings,
      ),
    ).toEqual(['1 540+180', '1 780+240']))
  test('say the first Monday of a month', () =>
    expect(read({ byday: '1MO', freq: 'MONTHLY', opens_at: '900', closes_at: '1200' }).hours?.openings).toMatchObject([
      { day: 1, weekOfMonth: 1, startMinute: 540 },
    ]))
  test.each([
    [{ byday: 'MO', freq: 'WEEKLY', interval: '2', opens_at: '9:00', closes_at: '12:00' }],
    [{ byday: 'MO', freq: 'ONCE', opens_at: '9:00', closes_at: '12:00' }],
    [{ byday: 'MO', freq: 'WEEKLY', count: '100', opens_at: '9:00', closes_at: '12:00' }],
    [{ byday: 'MO', opens_at: '8:00m', closes_at: '12:00' }],
    [{ byday: 'MO', opens_at: '9', closes_at: '5' }],
    [{ byday: 'MO', opens_at: '1:00', closes_at: '4:00' }],
    [{ byday: 'MO', opens_at: '12:00', closes_at: '5:00' }],
  ])('that a week cannot say are told in words: %j', (row) => {
    expect(codes(row)).toEqual(['hours_text'])
    expect(read(row).hours).not.toHaveProperty('openings')
  })
  test('that close before they open are no hours, unless past midnight', () => {
    expect(codes({ byday: 'MO', opens_at: '9:00am', closes_at: '8:00am' })).toEqual(['hours_backwards'])
    expect(shown(read({ byday: 'FR', opens_at: '8pm', closes_at: '2am' }).hours?.openings)).toEqual(['5 1200+360'])
  })
  test('that are over are unknown, not closed', () =>
    expect(read({ byday: 'MO', opens_at: '9:00', closes_at: '12:00', until: '2020-01-01' })).toMatchObject({
      hours: { validTo: '2020-01-01' },
      notes: [{ code: 'hours_over' }],
    }))
  test('of version 2.0 have their times in dtstart and until', () =>
    expect(shown(read({ byday: 'TU', dtstart: '09:00', until: '17:00' }).hours?.openings)).toEqual(['2 540+480']))
  test('one of which is not understood are all told in words', () =>
    expect(read({ byday: 'MO', opens_at: '9:00', closes_at: '12:00' }, { description: 'and by chance' }).hours).toEqual(
      { text: 'MO 9:00-12:00; and by chance' },
    ))
})

describe('what a text asks for', () => {
  test.each([
    ['Must be a US citizen.', 'status'],
    ['Eligible: legal permanent residents only.', 'status'],
    ['Bring your Social Security card.', 'documents'],
  ])('%s: %s', (text, asks) => expect(demandOf(text, false)?.asks).toBe(asks))
  test.each([
    'Open to all, regardless of immigration status.',
    'Helps legal permanent residents apply for citizenship.',
    'Citizenship classes.',
    'No social security number needed.',
    'Proof of address required.',
  ])('%s: nothing of it', (text) => expect(demandOf(text, false)).toBeUndefined())
})

describe('what a service is for', () => {
  const own = {
    words: new Map([['despensa movil', 'food' as const]]),
    codes: [
      ['ZX-1', 'out' as const],
      ['ZX', 'health' as const],
    ] as const,
  }
  const of = (...names: string[]) =>
    categorize(
      names.map((name) => ({ name, code: '' })),
      own,
    )
  test('comes from its terms, by our words and the operator’s', () => {
    expect(of('Food Pantries', 'Despensa móvil').categories).toEqual(['food'])
    expect(categorize([{ name: '', code: 'ZX-200' }], own).categories).toEqual(['health'])
    expect(categorize([{ name: '', code: 'ZX-100' }], own).isOut).toBe(true)
  })
  test('is never whom it is for', () =>
    expect(of('Domestic Violence Shelter Residents', 'Undocumented People').categories).toEqual([]))
  test('is abuse before all', () => expect(of('Housing', 'Domestic Violence Shelters').categories[0]).toBe('dv'))
  test('is never legal for a notary', () => expect(categoriesOfName('Notary and Immigration Services')).toEqual([]))
  test('is no help at the police', () => expect(of('Municipal Police').isOut).toBe(true))
  test.each(['Volunteer Opportunities', 'Donations', 'Museums'])('stays what it is when it also names %s', (aside) => {
    expect(of('Food Pantries', aside)).toMatchObject({ categories: ['food'], isOut: false })
    expect(of(aside)).toMatchObject({ categories: [], isOut: false, unmapped: [] })
    expect(of('Municipal Police', aside).isOut).toBe(true)
  })
  test.each([
    ['Donation Center', true],
    ['Miami Jail', true],
    ['Volunteers of America', false],
    ['Switchboard 211', false],
  ])('by the name %s: no help is %s', (name, is) => expect(isNoHelp(name)).toBe(is))
  test('is told where no word is known', () => expect(of('Zebra Care').unmapped).toEqual(['Zebra Care']))
  test('is English, not legal help, for citizenship classes', () =>
    expect(of('Citizenship Education').categories).toEqual(['english']))
})
