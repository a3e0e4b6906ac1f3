import { expect, test } from 'vitest'
import { readForm } from '../../src/channels/twilio/form.ts'

const sms = {
  MessageSid: 'SM00000000000000000000000000000001',
  AccountSid: 'AC00000000000000000000000000000001',
  From: '+15095550101',
  To: '+15095550100',
  Body: 'hola',
}
const form = (over: Record<string, string> = {}) => readForm(new URLSearchParams({ ...sms, ...over }))

test('an SMS', () =>
  expect(form()).toMatchObject({ channel: 'sms', text: 'hola', sid: sms.MessageSid, carrierAnswered: false }))
test('WhatsApp is what stands before the colon, with a number or an opaque id behind it', () => {
  expect(form({ From: 'whatsapp:+15095550101' })).toMatchObject({ channel: 'whatsapp' })
  expect(form({ From: 'whatsapp:BR.1502576394655843' })).toMatchObject({
    channel: 'whatsapp',
    from: 'whatsapp:BR.1502576394655843',
  })
})
test('a tapped button counts by its id, not by its title', () =>
  expect(form({ Body: 'Mis derechos', ButtonText: 'Mis derechos', ButtonPayload: '1' })).toMatchObject({ text: '1' }))
test('a voice note, a picture and a lie about media are only noticed', () => {
  expect(
    form({ Body: '', NumMedia: '1', MediaContentType0: 'audio/ogg', MediaUrl0: 'http://169.254.169.254/' }),
  ).toMatchObject({ media: 'voice' })
  expect(form({ NumMedia: '3', MediaContentType0: 'image/jpeg' })).toMatchObject({ media: 'other' })
  expect(form({ NumMedia: '0', MediaUrl0: 'http://169.254.169.254/' })).not.toHaveProperty('media')
})
test('a place is rounded to a kilometre before anything sees it', () => {
  expect(form({ Body: '', Latitude: '46.602071', Longitude: '-120.505898' })).toMatchObject({
    location: { latitude: 46.6, longitude: -120.51 },
  })
  expect(form({ Latitude: '146.6', Longitude: '0' })).not.toHaveProperty('location')
  expect(form({ Latitude: 'x', Longitude: 'NaN' })).not.toHaveProperty('location')
})
test('names, cities and whatever else Twilio sends do not come further', () =>
  expect(
    JSON.stringify(form({ ProfileName: 'Ana', WaId: '15095550101', FromCity: 'YAKIMA', FromZip: '98902' })),
  ).not.toMatch(/Ana|YAKIMA|98902|WaId/))
test('what is not a message is refused: a field doubled, missing or malformed', () => {
  for (const name of ['From', 'To', 'Body', 'MessageSid']) {
    const doubled = new URLSearchParams(sms)
    doubled.append(name, 'x')
    expect(readForm(doubled)).toBeUndefined()
  }
  expect(form({ From: '' })).toBeUndefined()
  expect(form({ From: '+15095550101\n+15095550102' })).toBeUndefined()
  expect(form({ MessageSid: '../../etc/passwd' })).toBeUndefined()
  expect(readForm(new URLSearchParams('__proto__=x&constructor=y'))).toBeUndefined()
})
