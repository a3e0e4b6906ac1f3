import { describe, expect, test } from 'vitest'
import { checkContent } from '../../src/check/check.ts'
import { dueOn } from '../../src/check/due.ts'
import { formatFault } from '../../src/flow/faults.ts'
import { content } from '../support/app.ts'
import { contentIn, fileText, fileWith } from '../support/content.ts'

const faultsOf = (changes: Record<string, string | null>) =>
  checkContent(contentIn(['en', 'es'], changes)).map(formatFault)
const HOME = 'locales/en/rights/home.yaml'

test('the content as it ships has no fault', () => expect(checkContent(content()).map(formatFault)).toEqual([]))

describe('each planted fault is found, with its file, line and a remedy', () => {
  const planted: [string, Record<string, string | null>, RegExp][] = [
    [
      'a misspelt key',
      fileWith('flows/rights/home.yaml', '    twin:', '    twni:'),
      /^flows\/rights\/home\.yaml:\d+:\d+ nodes\.door\.twni: 'twni' is not known here; /,
    ],
    [
      'a link that leads nowhere',
      fileWith('flows/rights/home.yaml', 'goto: paper }', 'goto: papper }'),
      /nothing is called 'papper'; did you mean 'paper'/,
    ],
    [
      'a fact that is not there',
      fileWith('flows/rights/home.yaml', 'rights.home-02, rights.home-10]', 'rights.home-99, rights.home-10]'),
      /no fact is called 'rights\.home-99'; /,
    ],
    [
      'a fact that may not be said',
      fileWith('flows/benefits.yaml', 'facts: [', 'facts: [benefits-14, '),
      /'benefits-14' may not be said: unconfirmed; /,
    ],
    [
      'a right without its caution',
      fileWith(
        'flows/rights/home.yaml',
        'facts: [rights.home-01, rights.home-02, rights.home-10]',
        'facts: [rights.home-01, rights.home-02]',
      ),
      /states a right without its caution 'rights\.home-10'; /,
    ],
    [
      'a caution that is named but not said',
      fileWith(HOME, 'They may come in anyway. Do not block them. Say', 'Say'),
      /^locales\/en\/rights\/home\.yaml:\d+:\d+ door\.text: does not say the caution 'rights\.home-10'; say it as "/,
    ],
    [
      'a dated fact without a twin',
      fileWith(
        'flows/rights/home.yaml',
        '    twin: { facts: [rights.home-01, rights.home-02], keeps: [rights.home-10] }\n',
        '',
      ),
      /states the dated fact 'rights\.home-10' and has no twin; /,
    ],
    [
      'a twin that drops a caution',
      fileWith(
        'flows/rights/home.yaml',
        'twin: { facts: [rights.home-01, rights.home-02], keeps: [rights.home-10] }',
        'twin: { facts: [rights.home-01, rights.home-02] }',
      ),
      /the twin drops the caution 'rights\.home-10'; /,
    ],
    [
      'a missing text',
      fileWith('locales/es/rights/home.yaml', '\nforced:', '\nforcd:'),
      /^locales\/es\/rights\/home\.yaml:1:1 rights\.home_forced\.text: this text is missing; write it$/,
    ],
    [
      'a text nobody uses',
      fileWith('locales/es/rights/home.yaml', '\nforced:', '\nforcd:'),
      /forcd\.text: no flow uses this text; /,
    ],
    [
      'a missing language file',
      { 'locales/es/rights/car.yaml': null },
      /^locales\/es\/rights\/car\.yaml:1:1 rights\.car_\w+\.text: this text is missing/,
    ],
    [
      'a placeholder nobody fills',
      fileWith(
        HOME,
        'They may come in anyway. Do not block them. Say',
        'They may come in anyway, {{name}}. Do not block them. Say',
      ),
      /nothing fills \{\{name\}\}; use one of/,
    ],
    [
      'a label that is too long',
      fileWith(HOME, 'paper: They show a paper', 'paper: They show a paper at the window of the door'),
      /the label has \d+ characters; at most 24/,
    ],
    [
      'a label that is a global word',
      fileWith(HOME, 'paper: They show a paper', 'paper: Back'),
      /the label is the word 'back', which always works another way; /,
    ],
    [
      'a label that is a carrier word',
      fileWith(HOME, 'paper: They show a paper', 'paper: Cancel'),
      /the label is the word 'CANCEL', which always works another way; /,
    ],
    [
      'two options alike',
      fileWith(HOME, 'paper: They show a paper', 'paper: If they force in'),
      /two options of 'rights\.home_door' read 'If they force in'; /,
    ],
    [
      'a carrier word as an answer',
      fileWith(HOME, 'Do not block them. Say', 'Do not block them. Reply STOP. Say'),
      /invites the carrier word STOP, which blocks or unblocks the number; /,
    ],
    [
      'a word we do not use',
      fileWith(HOME, 'Do not block them. Say', 'Do not block illegal aliens. Say'),
      /holds a word we do not use: "aliens"; /,
    ],
    [
      'a promise',
      fileWith(HOME, 'Do not block them. Say', 'You will be safe. Say'),
      /promises what nobody can promise: "you will be safe"; /,
    ],
    [
      'a question who somebody is',
      fileWith(HOME, 'Do not block them. Say', 'What is your status? Say'),
      /asks who somebody is: "what is your status"; /,
    ],
    [
      'a number on the block list',
      fileWith(HOME, 'Do not block them. Say', 'Call 1-866-347-2423. Say'),
      /the number 1-866-347-2423 is on the block list; /,
    ],
    [
      'a sensitive word on a locked phone',
      fileWith(HOME, '    You can keep the door closed', '    ICE is here. You can keep the door closed'),
      /a locked phone shows "ice" in "/,
    ],
    [
      'a right and its caution on two pages',
      fileWith(
        HOME,
        'Do not block them. Say',
        `Do not block them. ${'They may ask many things at length. '.repeat(12)}Say`,
      ),
      /a right and its caution fall on different pages/,
    ],
    [
      'a caution in other words than a language knows',
      fileWith('locales/es/cautions.yaml', 'rights.home-10:', 'rights.home-10x:'),
      /rights\.home-10/,
    ],
    [
      'two things wrong in the file itself',
      { 'flows/broken.yaml': 'id: broken\nstart: [\n' },
      /^flows\/broken\.yaml:\d+:\d+ \(file\): not readable as YAML/,
    ],
  ]
  test.each(planted)('%s', (_name, changes, fault) =>
    expect(faultsOf(changes)).toContainEqual(expect.stringMatching(fault)))
})

test('faults of several files are all reported in one run, in file order', () => {
  const faults = faultsOf({
    ...fileWith('flows/rights/home.yaml', 'goto: paper }', 'goto: papper }'),
    ...fileWith('locales/es/rights/car.yaml', fileText('locales/es/rights/car.yaml'), '{}\n'),
  })
  expect(faults.length).toBeGreaterThan(3)
  expect([...faults].sort()).toHaveLength(faults.length)
  expect(faults.findIndex((fault) => fault.startsWith('flows/'))).toBeLessThan(
    faults.findIndex((fault) => fault.startsWith('locales/')),
  )
})

describe('what is due on a day', () => {
  test('today nothing is', () => expect(dueOn(content(), '2026-11-22').due).toEqual([]))
  test('on 2026-12-07 dated facts are withheld and their twins are served', () => {
    const { due, topics } = dueOn(content(), '2026-12-07')
    expect(due.find(({ fact }) => fact === 'rights.home-10')).toMatchObject({
      standing: 'withheld',
      reviewBy: '2026-12-06',
      nodes: expect.arrayContaining(['rights.home_door']),
    })
    expect(topics.find(({ topic }) => topic === 'rights.home')).toMatchObject({
      withheld: 0,
      twins: expect.any(Number),
    })
    expect(topics.reduce((sum, { withheld }) => sum + withheld, 0)).toBe(0)
  })
  test('on 2027-03-01 every topic still says something of its own', () => {
    for (const topic of dueOn(content(), '2027-03-01').topics)
      expect(topic.asWritten + topic.overdue + topic.twins, topic.topic).toBeGreaterThan(0)
  })
})
