import { describe, expect, test } from 'vitest'
import type { Effect, Input } from '../../src/engine/input.ts'
import { newSession, type Session } from '../../src/engine/session.ts'
import { step } from '../../src/engine/step.ts'
import { FlowLoopError, type World } from '../../src/engine/walk.ts'
import type { Outcome } from '../../src/flow/graph.ts'
import { loadFlows } from '../../src/flow/load-flows.ts'

const FLOWS = {
  menu: 'id: menu\nstart: menu\nnodes:\n  welcome: { kind: ask, reads: choice, introduces: true, choices: [{ goto: meals }] }\n  menu: { kind: ask, reads: choice, choices: [{ goto: meals }, { goto: crisis.fire }, { goto: menu/welcome, label: x }] }\n',
  meals: `id: meals
topic: meals
category: food
start: offer
nodes:
  offer: { kind: ask, reads: choice, choices: [{ label: near, goto: ask_zip }, { label: call, goto: call }], more: hours }
  hours: { kind: ask, reads: choice, choices: [{ label: near, goto: ask_zip }] }
  ask_zip: { kind: ask, reads: zip, save: zip, goto: search, skip: call }
  search: { kind: lookup, of: service, near: zip, found: list, none: call, failed: call, others: { several_places: which } }
  list: { kind: ask, reads: result, after: search, one: site }
  site: { kind: say, after: search, tells_result: true, goto: bye }
  which: { kind: ask, reads: zip, after: search, save: zip, goto: search, skip: call }
  call: { kind: branch, on: org_phone, known: call_us, otherwise: call_211 }
  call_us: { kind: say, goto: call_211 }
  call_211: { kind: ask, reads: choice, choices: [{ goto: menu, label: menu }] }
  bye: { kind: end }
`,
  'crisis.fire':
    'id: crisis.fire\ntopic: crisis.fire\nstart: out\nnodes:\n  out: { kind: ask, reads: choice, choices: [{ goto: meals }] }\n',
  ring: 'id: ring\ntopic: ring\nstart: a\nnodes:\n  a: { kind: say, goto: b }\n  b: { kind: say, goto: a }\n',
}
const { graph } = loadFlows(
  Object.entries(FLOWS).map(([id, text]) => ({ path: `flows/${id.replaceAll('.', '/')}.yaml`, text })),
)
const world: World = { graph, menu: 'menu_menu', known: {} }

/** Plays inputs one after the other; the result is the last session and what each input did, in short. */
function play(inputs: Input[], from: Session = newSession('es'), on = world) {
  let session = from
  const turns = inputs.map((input) => {
    const [next, effects] = step(on, session, input)
    session = next
    return effects.map(short).join(' ')
  })
  return { session, turns }
}
function short(effect: Effect): string {
  if (effect.type === 'say') return effect.result ? `${effect.node}(${effect.result.name})` : effect.node
  if (effect.type === 'aside') return `"${effect.text}"`
  if (effect.type === 'options') return effect.offers ? `[${effect.offers.map(({ label }) => label)}]` : '[options]'
  if (effect.type === 'results') return `[${effect.from + 1}: ${effect.rows.map(({ name }) => name)}]`
  if (effect.type !== 'lookup') return effect.type
  return `?${effect.category} near ${effect.near}${effect.minimumMiles ? ` within ${effect.minimumMiles}` : ''}`
}
const open = (node: string): Input => ({ type: 'open', node })
const found = (outcome: Outcome, ...names: string[]): Input => ({
  type: 'found',
  at: 'meals_search',
  outcome,
  rows: names.map((name) => ({ kind: 'service', id: name, name })),
  values: {},
})
const pick = (number: number): Input => ({ type: 'choice', index: number - 1 })

test('a topic is answered at once, with who speaks; choices lead on', () => {
  const { turns, session } = play([open('meals_offer'), pick(1)])
  expect(turns).toEqual(['meals_offer [options] introduce', 'meals_ask_zip [options]'])
  expect(session).toMatchObject({ at: 'meals_ask_zip', topic: 'meals', trail: ['meals_offer'], introduced: true })
})

test('a look-up is an effect; its answer is the next input; the end forgets', () => {
  const asked = play([open('meals_offer'), pick(1), { type: 'value', value: '98902', keep: true }])
  expect(asked.turns.at(-1)).toBe('?food near 98902')
  expect(play([found('found', 'a', 'b'), pick(2)], asked.session).turns).toEqual([
    'meals_list [1: a,b]',
    'meals_site(b) meals_bye forget',
  ])
  expect(play([found('failed')], asked.session).turns).toEqual(['meals_call_211 [options]'])
})

describe('a list of results', () => {
  const listed = play([open('meals_ask_zip'), { type: 'value', value: '98902', keep: true }, found('found', ...'abcd')])

  test('is told three at a time, numbered through; the list is stored, not looked up again', () => {
    const { turns } = play([{ type: 'more', pages: 1 }, { type: 'repeat' }, { type: 'more', pages: 1 }], listed.session)
    expect(turns).toEqual(['meals_list [4: d]', 'meals_list [4: d]', '"no_more" meals_list [4: d]'])
    expect(play([{ type: 'more', pages: 1 }, pick(1)], listed.session).turns.at(-1)).toBe(
      'meals_site(a) meals_bye forget',
    )
  })
  test('is looked up again farther, as long as there is a farther', () => {
    const { turns } = play([{ type: 'wider' }, found('found', 'a', 'e'), { type: 'wider' }], {
      ...listed.session,
      results: { ...listed.session.results!, widerMiles: 25 },
    })
    expect(turns).toEqual(['?food near 98902 within 25', 'meals_list [1: a,e]', '"no_wider" meals_list [1: a,e]'])
  })
  test('is looked up again by who comes back when another list was told since', () => {
    const since = { ...listed.session, results: { ...listed.session.results!, at: 'other_search' } }
    expect(play([{ type: 'repeat' }], since).turns).toEqual(['?food near 98902'])
  })
  test('asks which place was meant, and takes a number for it', () => {
    const offers = [{ value: 'city:yakima|WA', label: 'Yakima WA' }]
    const { turns, session } = play([{ ...found('several_places'), offers } as Input, pick(1)], listed.session)
    expect(turns).toEqual(['meals_which [Yakima WA]', '?food near city:yakima|WA'])
    expect(session.offers).toBeUndefined()
    expect(play([{ ...found('several_places'), offers } as Input, pick(2)], listed.session).turns.at(-1)).toBe(
      'meals_call_211 [options]',
    )
  })
  test('takes a number past its end as not understood', () => {
    expect(play([pick(5)], listed.session).turns).toEqual(['"hint_result"'])
  })
})

test('a shared position is used for its turn and not kept', () => {
  const { turns, session } = play([open('meals_ask_zip'), { type: 'value', value: 'pin:46.6,-120.51', keep: false }])
  expect(turns.at(-1)).toBe('?food near pin:46.6,-120.51')
  expect(JSON.stringify(session)).not.toContain('46.6')
})

test('a branch asks what is known: a value that was saved, or a setting of the line', () => {
  const withPhone = { ...world, known: { org_phone: '509-555-0100' } }
  expect(play([open('meals_call')], newSession('es'), withPhone).turns).toEqual([
    'meals_call_us meals_call_211 [options] introduce',
  ])
  expect(play([open('meals_call')]).turns).toEqual(['meals_call_211 [options] introduce'])
})

describe('who speaks is told once', () => {
  test('with a crisis in the reply after it', () =>
    expect(play([open('crisis.fire_out'), pick(1), pick(1)]).turns).toEqual([
      'crisis.fire_out [options]',
      'meals_offer [options] introduce',
      'meals_ask_zip [options]',
    ]))
  test('even when that reply is a hint', () =>
    expect(play([open('crisis.fire_out'), { type: 'unread' }]).turns[1]).toBe('"hint_choice" introduce'))
  test('not at all where the welcome says it', () =>
    expect(play([open('menu_welcome'), pick(1)]).turns).toEqual(['menu_welcome [options]', 'meals_offer [options]']))
})

describe('the way back', () => {
  test('BACK says the message before, twice the one before that', () => {
    const { turns } = play([open('menu_menu'), pick(1), pick(1), { type: 'back' }, { type: 'back' }])
    expect(turns.slice(3)).toEqual(['meals_offer [options]', 'menu_menu [options]'])
  })
  test('BACK with nothing before leads to the menu', () =>
    expect(play([open('meals_offer'), { type: 'back' }]).turns[1]).toBe('menu_menu [options]'))
  test('is kept short', () => {
    const walk = Array.from({ length: 40 }, (_, index) => (index % 2 ? open('meals_offer') : open('menu_menu')))
    expect(play(walk).session.trail.length).toBeLessThanOrEqual(8)
  })
})

describe('MORE', () => {
  test('turns the pages of the message, then goes where the question says', () => {
    const { turns, session } = play([open('meals_offer'), { type: 'more', pages: 2 }, { type: 'more', pages: 2 }])
    expect(turns.slice(1)).toEqual(['meals_offer [options]', 'meals_hours [options]'])
    expect(session.page).toBe(0)
  })
  test('says so when there is no more, and offers the options again', () =>
    expect(play([open('menu_menu'), { type: 'more', pages: 1 }]).turns[1]).toBe('"no_more" [options]'))
})

test('REPEAT says the last message from where it began, without moving', () => {
  const { turns, session } = play([open('meals_call'), { type: 'repeat' }])
  expect(turns[1]).toBe('meals_call_211 [options]')
  expect(session.at).toBe('meals_call_211')
})

test('another language says the place again; chosen from the list, the place before it', () => {
  const { session, turns } = play([open('meals_offer'), { type: 'language', language: 'en' }])
  expect(session.language).toBe('en')
  expect(turns[1]).toBe('meals_offer [options]')
})

test('three misses in a row never look alike: a hint, the choices, then the menu', () => {
  const { turns, session } = play([open('meals_offer'), { type: 'unread' }, { type: 'unread' }, { type: 'unread' }])
  expect(turns.slice(1)).toEqual(['"hint_choice"', '"only_numbers" [options]', '"lost" menu_menu [options]'])
  expect(session).toMatchObject({ at: 'menu_menu', misses: 0 })
})

test('a question that is answered in words says again what it waits for, and how to pass it over', () => {
  const { turns } = play([open('meals_offer'), pick(1), { type: 'unread' }, { type: 'unread' }])
  expect(turns.slice(2)).toEqual(['"hint_zip"', '"hint_zip" [options]'])
})

test('thanks and goodbyes are answered in a line, and the place stays', () => {
  const { turns, session } = play([open('meals_offer'), { type: 'unread' }, { type: 'closing' }, pick(1)])
  expect(turns[2]).toBe('"goodbye"')
  expect(session.at).toBe(play([open('meals_offer'), pick(1)]).session.at)
})

test('a reply that is understood ends the count of misses', () =>
  expect(play([open('meals_offer'), { type: 'unread' }, pick(1), { type: 'unread' }]).turns.at(-1)).toBe('"hint_zip"'))

test('an option that is not there is a reply that was not read', () =>
  expect(play([open('meals_offer'), pick(7)]).turns[1]).toBe('"hint_choice"'))

test('leaving says one thing, or nothing, and forgets', () => {
  expect(play([open('meals_offer'), { type: 'leave', aside: { text: 'deleted' } }]).turns[1]).toBe('"deleted" forget')
  expect(play([open('meals_offer'), { type: 'leave' }]).turns[1]).toBe('forget')
})

test('flows that never wait are stopped by name', () => expect(() => play([open('ring_a')])).toThrow(FlowLoopError))

test('the same inputs play the same conversation, and no session given is changed', () => {
  const frozen = deepFreeze(play([open('meals_offer')]).session)
  expect(play([pick(1)], frozen)).toEqual(play([pick(1)], frozen))
})

function deepFreeze<T extends object>(value: T): T {
  for (const part of Object.values(value)) if (typeof part === 'object' && part !== null) deepFreeze(part)
  return Object.freeze(value)
}
