import { expect, test } from 'vitest'
import { punctuated } from '../../src/text/punctuation.ts'

test.each([
  ['护照, 委托书', '护照、委托书'],
  ['我找了50英里。 回复1-3看详情。', '我找了50英里。回复1-3看详情。'],
  ['Casa Latina, 206-956-0779', 'Casa Latina, 206-956-0779'],
  ['食物, Casa Latina', '食物, Casa Latina'],
  ['جواز سفر, وكالة', 'جواز سفر، وكالة'],
  ['여권, 위임장', '여권, 위임장'],
])('%s is written %s', (line, written) => expect(punctuated(line)).toBe(written))
