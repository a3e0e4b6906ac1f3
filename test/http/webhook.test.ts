import { beforeEach, expect, test } from 'vitest'
import { createApp } from '../../src/http/app.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { TWILIO } from '../support/twilio-env.ts'
import { said, twilioFor, webhookSuite } from './webhook-suite.ts'

let app: TestApp
let http: ReturnType<typeof createApp>
beforeEach(() => {
  app = testApp({ env: TWILIO })
  http = createApp(app)
})

webhookSuite(() => (path, init) => http.request(path, init))

const { message, post } = twilioFor(() => (path, init) => http.request(path, init))

test('after DELETE nothing is remembered, not even the answers', async () => {
  const before = message({ Body: 'se llevaron a mi esposo' })
  await post(before)
  expect(await said(await post(message({ Body: 'BORRAR' })))).toContain('Acabo de olvidar')
  expect(app.answered.size()).toBe(0)
  expect(await said(await post(message({ Body: 'volver' })))).toMatch(/elija otra vez/i)
})

test('after its time a conversation is over, and a bare number gets the menu and the languages', async () => {
  await post(message())
  app.clock.ms += 1801 * 1000
  const again = await said(await post(message({ Body: '2' })))
  expect(again).toMatch(/elija otra vez/i)
  expect(again).toContain('English / Español')
})

test('no token set: 503 for everything', async () => {
  http = createApp(testApp())
  expect((await post(message())).status).toBe(503)
})
test('a request captured before the secret path was changed', async () => {
  http = createApp(testApp({ env: { ...TWILIO, WEBHOOK_SECRET_PATH: 'spring-2027' } }))
  expect((await post(message())).status).toBe(404)
  expect((await post(message(), { path: '/webhooks/twilio/spring-2027/messages' })).status).toBe(200)
})

test('a spoofed Host changes nothing: the address is ours', async () =>
  expect((await post(message(), { headers: { Host: 'evil.example' } })).status).toBe(200))

test('when we fail, the family gets a next step and the log only an event', async () => {
  app.ports.understanding.understand = () => Promise.reject(new Error('broken: +15095550101 said se llevaron'))
  expect(await said(await post(message({ Body: 'se llevaron a mi esposo' })))).toContain('immigrationlawhelp.org')
  expect(app.logged).toEqual(['turn_failed'])
})
