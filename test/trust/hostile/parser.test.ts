import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readForm, roundedLocation } from '../../../src/channels/twilio/form.ts'
import { twiml } from '../../../src/channels/twilio/twiml.ts'
import { NASTY, SEED } from './texts.ts'

const NAMES = [
  'MessageSid',
  'AccountSid',
  'From',
  'To',
  'Body',
  'NumMedia',
  'MediaContentType0',
  'Latitude',
  'Longitude',
  'OptOutType',
  'ButtonPayload',
  'ListId',
  '__proto__',
  'constructor',
  'Body[]',
]
const GOOD = { MessageSid: 'SM1', From: '+15095550101', To: '+15095550100', Body: 'hola' }
const value = fc.oneof(
  fc.constantFrom(...NASTY, ...Object.values(GOOD), 'whatsapp:+15095550101', '46.6', '-1e9', 'NaN', '3', 'audio/ogg'),
  fc.string({ unit: 'binary', maxLength: 60 }),
)
const fields = fc.array(fc.tuple(fc.constantFrom(...NAMES), value), { maxLength: 20 })
const many = { numRuns: 3_000, seed: SEED }

describe('whatever is in a signed form, the parser reads a message or nothing', () => {
  test('and what it reads is bounded', () =>
    fc.assert(
      fc.property(fields, fc.boolean(), (random, startGood) => {
        const form = new URLSearchParams([...(startGood ? Object.entries(GOOD) : []), ...random])
        const read = readForm(form)
        if (!read) return
        expect(read.sid).toMatch(/^[A-Za-z0-9]{1,64}$/)
        expect(read.from.length).toBeLessThanOrEqual(200)
        expect(read.to.length).toBeLessThanOrEqual(200)
        expect(['sms', 'whatsapp']).toContain(read.channel)
        for (const name of ['From', 'To', 'Body', 'MessageSid']) expect(form.getAll(name).length).toBeLessThanOrEqual(1)
        const texts = ['ButtonPayload', 'ListId', 'Body'].flatMap((name) => form.getAll(name))
        expect([...texts, '']).toContain(read.text)
      }),
      many,
    ))

  test('a field that came twice is never chosen from', () =>
    fc.assert(
      fc.property(fc.constantFrom('From', 'To', 'Body', 'MessageSid'), value, (name, again) => {
        expect(readForm(new URLSearchParams([...Object.entries(GOOD), [name, again]]))).toBeUndefined()
      }),
      many,
    ))

  test('a place is on the Earth, to a hundredth of a degree, or it is none', () =>
    fc.assert(
      fc.property(fc.double(), fc.double(), (latitude, longitude) => {
        const place = roundedLocation(latitude, longitude)
        const isOnEarth = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180
        expect(place !== undefined).toBe(isOnEarth)
        for (const degrees of Object.values(place ?? {})) expect(degrees).toBe(Math.round(degrees * 100) / 100)
      }),
      many,
    ))
})

test('whatever a text holds, the TwiML has one message and nothing XML forbids', () =>
  fc.assert(
    fc.property(value, (text) => {
      const answer = twiml(text)
      expect(answer.match(/<Message[>/]/g)).toHaveLength(1)
      expect(answer).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/)
      expect(answer.isWellFormed()).toBe(true)
    }),
    many,
  ))
