import { expect, test } from 'vitest'
import { readSettings } from '../../src/config/settings.ts'
import { createFront, shardOf } from '../../src/runtimes/front.ts'
import { inward, inwardName, unwrapped } from '../../src/runtimes/passing.ts'
import { TWILIO } from '../support/twilio-env.ts'
import { MESSAGES, messageOf, signatureOf } from '../support/webhook.ts'

const SHARDS = 4

/** What stands before the shards, and what came to them. */
function openFront({ fail = 0 } = {}) {
  const { settings } = readSettings(TWILIO, ['en', 'es'], '2026-11-22')
  const sent: { shard: number; request: Request }[] = []
  const logged: string[] = []
  const send = async (shard: number, request: Request) => {
    sent.push({ shard, request })
    if (sent.length <= fail) throw new Error('moved: +15095550101 said hola')
    return new Response('answered')
  }
  const front = createFront(settings!, SHARDS, send, (event) => logged.push(event))
  const post = (over: Record<string, string> = {}, headers: Record<string, string> = {}) => {
    const body = new URLSearchParams(messageOf(over)).toString()
    const signed = { 'X-Twilio-Signature': signatureOf(body), 'CF-Connecting-IP': '203.0.113.7', Cookie: 'a=b' }
    return front.request(MESSAGES, { method: 'POST', body, headers: { ...signed, ...headers } })
  }
  return { front, post, sent, logged }
}

test('a signed message goes to the shard of its sender, as a POST to an address that tells nothing', async () => {
  const { post, sent } = openFront()
  expect(await (await post({ From: '+15095550101' })).text()).toBe('answered')
  const [{ shard, request } = { shard: -1, request: new Request('http://none') }] = sent
  expect(shard).toBe(shardOf('+15095550101', SHARDS))
  expect([request.method, request.url]).toEqual(['POST', 'https://shard/'])
  expect([...request.headers.keys()].sort()).toEqual([
    'content-type', // text, as the platform says of any string
    'promotora-method',
    'promotora-path',
    'x-twilio-signature',
  ])
  const opened = await unwrapped(request)
  expect([opened.method, new URL(opened.url).pathname]).toEqual(['POST', MESSAGES])
  expect(await opened.text()).toContain('Body=hola')
})

test('what is unsigned wakes no shard', async () => {
  const { post, sent, logged } = openFront()
  const answer = await post({}, { 'X-Twilio-Signature': 'AAAA' })
  expect([answer.status, await answer.text(), sent.length]).toEqual([403, '', 0])
  expect(logged).toEqual(['webhook_unsigned'])
})

test('pages travel as a POST too, and no request from outside is one of ours', async () => {
  const { front, sent } = openFront()
  await front.request('/privacy?lang=es', { headers: { 'Accept-Language': 'es', 'Promotora-Path': 'counts' } })
  const { request } = sent[0]!
  expect([request.method, request.url]).toEqual(['POST', 'https://shard/'])
  expect(inwardName(request)).toBeUndefined()
  const opened = await unwrapped(request)
  expect([opened.method, opened.url, opened.headers.get('Accept-Language')]).toEqual([
    'GET',
    'https://shard/privacy?lang=es',
    'es',
  ])
  expect(inwardName(inward('counts', {}))).toBe('counts')
})

test('a shard that was moved is asked once more; one that stays away is a 503 without a word', async () => {
  const moved = openFront({ fail: 1 })
  expect(await (await moved.post()).text()).toBe('answered')
  expect(moved.sent).toHaveLength(2)
  const away = openFront({ fail: 2 })
  const answer = await away.post()
  expect([answer.status, await answer.text()]).toEqual([503, ''])
  expect(away.logged).toEqual(['answer_failed'])
})
