import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { isSigned } from '../../src/channels/twilio/signature.ts'

const TOKEN = '0123456789abcdef0123456789abcdef'
const form = (fields: [string, string][]) => new URLSearchParams(fields)

/** Twilio's own published vector. */
const P = {
  token: '12345',
  url: 'https://mycompany.com/myapp.php?foo=1&bar=2',
  form: form([
    ['CallSid', 'CA1234567890ABCDE'],
    ['Caller', '+14158675309'],
    ['Digits', '1234'],
    ['From', '+14158675309'],
    ['To', '+18005551212'],
  ]),
  signature: 'RSOYDt4T1cUTdK1PDd93/VVr8B8=',
}
/** An SMS as it comes: query string, accents, an emoji, empty values. */
const A = {
  url: 'https://bot.example.org/hooks/sms?lang=es',
  raw: 'AccountSid=AC00000000000000000000000000000001&ApiVersion=2010-04-01&Body=%C2%BFD%C3%B3nde+est%C3%A1+la+cl%C3%ADnica%3F+%C3%B1+%F0%9F%91%8D&From=%2B15005550006&FromCity=&FromCountry=US&FromState=CA&FromZip=94103&MessageSid=SM00000000000000000000000000000001&MessagingServiceSid=MG00000000000000000000000000000001&NumMedia=0&NumSegments=1&SmsMessageSid=SM00000000000000000000000000000001&SmsSid=SM00000000000000000000000000000001&SmsStatus=received&To=%2B15005550001&ToCity=&ToCountry=US&ToState=&ToZip=',
  signature: 't4kP5vJYZ2oo3G0mA3gYMz+tiV4=',
  signedWithPort: 'IOvgm+m1EobKBetB1JEMTR+bpRw=',
}
/** A WhatsApp button with a field that came three times, twice alike. */
const B = {
  url: 'https://bot.example.org/hooks/whatsapp',
  form: form([
    ['AccountSid', 'AC00000000000000000000000000000001'],
    ['ApiVersion', '2010-04-01'],
    ['Body', 'Sí'],
    ['ButtonPayload', 'menu:food'],
    ['ButtonText', 'Sí'],
    ['ChannelMetadata', '{"type":"whatsapp","data":{"context":{"ProfileName":"Ana"}}}'],
    ['From', 'whatsapp:+15005550006'],
    ['MessageSid', 'SM00000000000000000000000000000002'],
    ['MessageType', 'button'],
    ['NumMedia', '0'],
    ['NumSegments', '1'],
    ['ProfileName', 'Ana'],
    ['Tag', 'b'],
    ['Tag', 'a'],
    ['Tag', 'b'],
    ['To', 'whatsapp:+14155238886'],
    ['WaId', '15005550006'],
  ]),
  signature: 'wfroMSUxEIBU1Q8/Iw/rEMXe19A=',
}

describe('signatures Twilio makes are accepted', () => {
  test("Twilio's published vector", () => expect(isSigned([P.token], P.signature, P.url, P.form)).toBe(true))
  test('an SMS', () => expect(isSigned([TOKEN], A.signature, A.url, new URLSearchParams(A.raw))).toBe(true))
  test('the same, signed with the port', () =>
    expect(isSigned([TOKEN], A.signedWithPort, A.url, new URLSearchParams(A.raw))).toBe(true))
  test('a repeated field counts once each value, sorted', () =>
    expect(isSigned([TOKEN], B.signature, B.url, B.form)).toBe(true))
  test('under the old token while the new one is brought in', () =>
    expect(isSigned(['f'.repeat(32), TOKEN], A.signature, A.url, new URLSearchParams(A.raw))).toBe(true))
})

describe('anything else is refused', () => {
  const raw = new URLSearchParams(A.raw)
  const without = new URLSearchParams(A.raw)
  without.delete('ApiVersion')
  const cases: [string, string | undefined, string, URLSearchParams, string?][] = [
    ['no signature', undefined, A.url, raw],
    ['an empty one', '', A.url, raw],
    ['one in lower case', A.signature.toLowerCase(), A.url, raw],
    ['one cut short', A.signature.slice(0, -2), A.url, raw],
    ['one made longer', `${A.signature}=`, A.url, raw],
    ['one of another message', B.signature, A.url, raw],
    ['http instead of https', A.signature, A.url.replace('https', 'http'), raw],
    ['a fragment left in the address', A.signature, `${A.url}#rc=2`, raw],
    ['a field dropped', A.signature, A.url, without],
    ['another token', A.signature, A.url, raw, 'f'.repeat(32)],
    ['letters outside ASCII', 'ñ'.repeat(28), A.url, raw],
  ]
  test.each(cases)('%s', (_name, signature, url, fields, token = TOKEN) =>
    expect(isSigned([token], signature, url, fields)).toBe(false))

  test('10,000 random ones', () => {
    const accepted = Array.from({ length: 10_000 }, () =>
      isSigned([TOKEN], randomBytes(20).toString('base64'), A.url, raw),
    ).filter(Boolean)
    expect(accepted).toHaveLength(0)
  })
})
