import { expect, test } from 'vitest'
import { newSession, type Session } from '../../src/engine/session.ts'
import { packSession, unpackSession } from '../../src/sessions/pack.ts'

const full: Session = {
  ...newSession('zh-Hans'),
  at: 'services.food_list',
  entry: 'services.food_list',
  page: 1,
  topic: 'services.food',
  values: { place: 'zip:78701' },
  results: {
    at: 'x',
    rows: [{ kind: 'service', id: 'tx-1', name: '食物' }],
    from: 0,
    one: 0,
    values: {},
    widerMiles: 50,
  },
  offers: [{ value: 'MX', label: 'México' }],
  minimumMiles: 25,
  trail: ['menu_menu'],
  misses: 2,
  introduced: true,
  counted: ['services.food'],
}

test.each([
  ['a new session', newSession('es')],
  ['a session with everything', full],
])('%s comes back as it was', (_, session) => expect(unpackSession(packSession(session))).toEqual(session))
