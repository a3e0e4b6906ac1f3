import { expect, test } from 'vitest'
import { formatFault } from '../../src/flow/faults.ts'
import { wordsOf } from '../../src/text/fold.ts'
import { loadPhrases } from '../../src/understand/load-phrases.ts'
import { phraseUnderstanding } from '../../src/understand/phrase-lists.ts'

const source = (text: string, path = 'locales/en/understand/all.yaml') => ({ path, text })

/** The topic that a message finds in these phrases, with `the`, `my`, `a` and `if` as little words. */
function topicIn(phrases: string) {
  const { lists, faults } = loadPhrases([
    source(phrases),
    source('small: [the, my, a, if]', 'locales/en/understand/b.yaml'),
  ])
  expect(faults).toEqual([])
  const understanding = phraseUnderstanding(lists)
  return async (message: string) => (await understanding.understand(wordsOf(message)))?.topic
}

test('a phrase is whole words next to each other; little words may stand between', async () => {
  const topic = await topicIn('topics: { crisis.door_now: { say: [open door] } }')
  expect(await topic('please open the door')).toBe('crisis.door_now')
  expect(await topic('open doors')).toBeUndefined()
  expect(await topic('open every single door')).toBeUndefined()
  expect(await topic('the door, open')).toBeUndefined()
})

test('... lets a few words between, + takes any order, / is either, * any ending, CAPITALS a group', async () => {
  const topic = await topicIn(`
groups: { KIN: [dad, big_brother, uncle*] }
topics:
  crisis.taken_now: { say: [took ... KIN] }
  school: { say: [school + enroll*/register] }`)
  expect(await topic('they took very suddenly my dad')).toBe('crisis.taken_now')
  expect(await topic('took one two three four five dad')).toBeUndefined()
  expect(await topic('took my big brother')).toBe('crisis.taken_now')
  expect(await topic('they took uncles')).toBe('crisis.taken_now')
  expect(await topic('enrolling him at school')).toBe('school')
  expect(await topic('school: how to register')).toBe('school')
})

test('said in another order, a phrase is still a hint; a crisis must be said outright', async () => {
  const topic = await topicIn('topics: { plan: { say: [who cares kids] }, crisis.child: { say: [left kids] } }')
  expect(await topic('kids: who then cares')).toBe('plan')
  expect(await topic('kids left')).toBeUndefined()
})

test('! cancels a phrase when its word stands among the others or just before, not when it comes after', async () => {
  const topic = await topicIn('topics: { crisis.taken_now: { say: [took dad !what_if] } }')
  expect(await topic('what if they took my dad')).toBeUndefined()
  expect(await topic('they took my dad what if he is hurt')).toBe('crisis.taken_now')
})

test('unless takes a topic out wherever it is said, and ignored words are not seen', async () => {
  const topic = await topicIn('{ topics: { rights.home: { say: [ice], unless: [lemonade] } }, ignore: [ice cream] }')
  expect(await topic('ice is near')).toBe('rights.home')
  expect(await topic('ice for my lemonade')).toBeUndefined()
  expect(await topic('ice cream')).toBeUndefined()
  expect(await topic('ice cream and ice')).toBe('rights.home')
})

test('an alone phrase counts only when nothing but little and asking words, or a ZIP code, is said besides', async () => {
  const topic = await topicIn('{ topics: { plan: { alone: [plan] } }, asking: [need, help] }')
  expect(await topic('I need help with my plan')).toBeUndefined()
  expect(await topic('need a plan')).toBe('plan')
  expect(await topic('plan 98901')).toBe('plan')
  expect(await topic('plan 9')).toBeUndefined()
})

test('a hint yields to what is said, hints add up, and it takes three cues', async () => {
  const topic = await topicIn(`
topics:
  rights.work: { hint: [boss], cues: [shift, wage, hours] }
  school: { hint: [teacher, grade] }
  benefits: { say: [wic] }`)
  expect(await topic('my boss')).toBe('rights.work')
  expect(await topic('my boss and the teacher and my grade')).toBe('school')
  expect(await topic('boss, wage, hours, wic')).toBe('benefits')
  expect(await topic('shift and wage')).toBeUndefined()
  expect(await topic('shift and wage and hours')).toBe('rights.work')
})

test('the phrase that says more wins, and in a row says more than in any order', async () => {
  const topic = await topicIn(`
topics:
  rights.home: { say: [ice + house] }
  rights.work: { say: [ice + house + boss] }
  scams: { say: [ice house] }`)
  expect(await topic('ice near the big house')).toBe('rights.home')
  expect(await topic('ice house')).toBe('scams')
  expect(await topic('ice house boss')).toBe('rights.work')
})

test('where no phrase decides, the words of examples do, but only when they surely mean a topic of ours', async () => {
  const topic = await topicIn(`
topics: { rights.work: { say: [boss fired] }, benefits: { say: [wic] } }
examples:
  rights.work: |-
    foreman keeps stealing tips from every waiter
    waiter tips stolen by foreman again
    foreman shouting about tips
  benefits: |-
    stamps for groceries this month
    groceries stamps were refused
    stamps refused at the store
  none: |-
    lovely weather again this morning
    see you this morning
    happy birthday`)
  expect(await topic('the foreman stealing waiter tips')).toBe('rights.work')
  expect(await topic('were my groceries stamps refused this month')).toBe('benefits')
  expect(await topic('lovely birthday this morning')).toBeUndefined()
  expect(await topic('quantum zebra')).toBeUndefined()
})

test('a misspelt word is mended by sound or by its letters, never a plain or a short one, never between two', async () => {
  const topic = await topicIn(`
topics: { detained: { say: [detuvieron] }, legal_relief: { say: [lawyer, notary, rotary] }, scams: { say: [fees] } }
sounds: { v: b }
plain: [sawyer]`)
  expect(await topic('detubieron')).toBe('detained')
  expect(await topic('lawyr')).toBe('legal_relief')
  expect(await topic('sawyer')).toBeUndefined()
  expect(await topic('fes')).toBeUndefined()
  expect(await topic('lawyrss')).toBeUndefined()
})

test('short forms are spelled out, in messages and in phrases', async () => {
  const topic = await topicIn(
    "{ topics: { crisis.suicide: { say: [don't want live] } }, short: { dont: do not, wanna: want } }",
  )
  expect(await topic('I do not want live')).toBe('crisis.suicide')
  expect(await topic('don’t wanna live')).toBe('crisis.suicide')
})

test('every fault of a phrase file is told with its place', () => {
  const wrong = `groups:
  KIN: [dad, CHILD]
  SPARE: [x]
topics:
  plan:
    say:
      - + door
      - Open door
      - WHO door
    sai: [x]
`
  const { faults } = loadPhrases([source(wrong)])
  expect(faults.map(formatFault)).toEqual([
    "locales/en/understand/all.yaml:10:5 topics.plan.sai: 'sai' is not known here; check the spelling or remove it",
  ])
  const { faults: more } = loadPhrases([source(wrong.replace(/ {4}sai.*\n/, ''))])
  expect(more.map(formatFault).map((line) => line.split(';')[0])).toEqual([
    "locales/en/understand/all.yaml:7:9 topics.plan.say.0: '+' joins two words",
    "locales/en/understand/all.yaml:8:9 topics.plan.say.1: 'Open': words in small letters, groups in CAPITALS",
    'locales/en/understand/all.yaml:2:14 groups.KIN.1: no group is called CHILD',
    'locales/en/understand/all.yaml:9:9 topics.plan.say.2: no group is called WHO',
    'locales/en/understand/all.yaml:2:3 groups.KIN: no phrase uses the group KIN',
    'locales/en/understand/all.yaml:3:3 groups.SPARE: no phrase uses the group SPARE',
  ])
})

test('a group made of itself, a group or a topic told twice: faults, not a hang', () => {
  const { faults } = loadPhrases([
    source('{ groups: { ONE: [TWO], TWO: [ONE] }, topics: { plan: { say: [ONE] } } }'),
    source('{ groups: { ONE: [x] }, topics: { plan: { say: [y] } } }', 'locales/en/understand/more.yaml'),
  ])
  expect(faults.map(({ wrong }) => wrong)).toEqual([
    'there is a group ONE already',
    'plan has phrases already, in another file',
  ])
})

test('what a language joins to the front of words does not count', async () => {
  const topic = await topicIn('{ prefixes: [ال, وال, لل], topics: { services.legal: { say: [محامي] } } }')
  expect(await topic('أريد المحامي')).toBe('services.legal')
  expect(await topic('والمحامي')).toBe('services.legal')
  expect(await topic('للمحامي')).toBe('services.legal')
})

test('in Chinese and Korean, blanks do not count and distances count two characters as a word', async () => {
  const topic = await topicIn('topics: { services.legal: { say: [找 ... 律师] }, plan: { say: [아이 + 계획] } }')
  expect(await topic('我要找一个很好的移民律師')).toBe('services.legal')
  expect(await topic('找我哥哥他昨天早上已经去了很远的别的州那里有律师')).toBeUndefined()
  expect(await topic('우리 아이를위한 가족계획')).toBe('plan')
})
