import fc from 'fast-check'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import MessagingResponse from 'twilio/lib/twiml/MessagingResponse.js'
import { expect, test } from 'vitest'
import { twiml } from '../../src/channels/twilio/twiml.ts'

const parser = new XMLParser({ trimValues: false, parseTagValue: false, processEntities: true })

test('one message, escaped', () => {
  const xml = twiml('Say "no" & <stay> silent')
  expect(parser.parse(xml)).toMatchObject({ Response: { Message: 'Say "no" & <stay> silent' } })
})
test('no message', () => expect(parser.parse(twiml(undefined))).toMatchObject({ Response: '' }))
test('whatever the text, the answer is XML with one message and nothing else', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      const xml = twiml(text)
      expect(XMLValidator.validate(xml)).toBe(true)
      expect(Object.keys(parser.parse(xml).Response || { Message: '' })).toEqual(['Message'])
    }),
  )
})
test("whatever the text, the answer is what twilio's own writer makes of it", () => {
  const theirs = (text?: string) => {
    const response = new MessagingResponse()
    if (text !== undefined) response.message(text)
    return response.toString()
  }
  expect(twiml(undefined)).toBe(theirs())
  const allowed = /[^\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/u
  const said = fc
    .string({ unit: 'binary', maxLength: 200 })
    .map((text) => [...text.toWellFormed()].filter((each) => allowed.test(each)).join(''))
  const marks = fc.string({ unit: fc.constantFrom('&', '<', '>', '\r', '\n', '"', "'", 'a', ']') })
  fc.assert(
    fc.property(fc.oneof(said, marks), (text) => {
      expect(twiml(text)).toBe(theirs(text))
    }),
  )
})
test('what XML forbids is removed, emoji stay', () =>
  expect(twiml('a\u0000b\uD800c\u000Bd😀')).toContain('<Message>abcd😀</Message>'))
