import { abortAllDurableObjects, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { env, exports } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import type { SimulatorReply } from '../../src/channels/simulator/simulate.ts'
import { shardOf } from '../../src/runtimes/front.ts'
import { inward } from '../../src/runtimes/passing.ts'

const SHARDS = 4
const shard = (number: number) => env.SHARD.get(env.SHARD.idFromName(`shard-${number}`))
let families = 0

/** Another family, and the shard that it is answered by. */
function family() {
  const from = `+1509555${String(families++).padStart(4, '0')}`
  const say = async (body: string, more = {}): Promise<SimulatorReply> => {
    const message = { from, channel: 'sms', body, ...more }
    const init = { method: 'POST', body: JSON.stringify(message) }
    const answer = await exports.default.fetch('http://line/simulator/messages', init)
    expect(answer.status).toBe(200)
    return answer.json() as Promise<SimulatorReply>
  }
  return { from, say, shard: shard(shardOf(from, SHARDS)) }
}

test('families are spread over all shards, and each stays in its own, whatever its channel', () => {
  const numbers = Array.from({ length: 400 }, (_, index) => `+1509555${String(index).padStart(4, '0')}`)
  const many = Map.groupBy(numbers, (from) => shardOf(from, SHARDS))
  expect([...many.keys()].sort()).toEqual([0, 1, 2, 3])
  for (const own of many.values()) expect(own.length).toBeGreaterThan(50)
  for (const from of numbers) expect(shardOf(`whatsapp:${from}`, SHARDS)).toBe(shardOf(from, SHARDS))
})

describe('a shard that is evicted in mid-conversation', () => {
  test('costs one extra menu; nothing is wrong, and the conversation goes on', async () => {
    const { say } = family()
    expect((await say('hola')).node).toBe('menu_welcome')
    expect((await say('1')).node).toBe('menu_rights')
    await abortAllDurableObjects() // a shard with its timer running does not go by itself
    const lost = await say('1')
    expect(lost).toMatchObject({ node: 'menu_menu', understood: 'nothing', topic: 'none' })
    expect(lost.messages[0]!.text).toMatch(/elija otra vez|choose again/i)
    expect((await say('mis derechos en mi casa')).topic).toBe('rights.home')
  })

  test('loses no word that names a topic', async () => {
    const { say } = family()
    await say('hola')
    await abortAllDurableObjects() // a shard with its timer running does not go by itself
    expect((await say('esta la migra en mi puerta')).topic).toBe('crisis.door_now')
  })
})

describe('what a shard stores', () => {
  test('is one alarm on the grid of whole minutes, whether or not anybody writes', async () => {
    const { say, shard } = family()
    for (const text of ['se llevaron a mi esposo', '1', 'comida en 77002', 'borrar', 'hola', '2']) await say(text)
    const before = await runInDurableObject(shard, async (_, { storage }) => [
      await storage.list(),
      await storage.getAlarm(),
    ])
    expect(before).toEqual([new Map(), null]) // no message has set it
    await shard.fetch(inward('wake', {}))
    const armed = await runInDurableObject(shard, async (_, { storage }) => [
      (await storage.list()).size,
      ((await storage.getAlarm()) ?? 1) % 60_000,
    ])
    expect(armed).toEqual([0, 0])
  })

  test('the alarm sets the next one', async () => {
    const asleep = shard(3)
    await asleep.fetch(inward('wake', {}))
    expect(await runDurableObjectAlarm(asleep)).toBe(true)
    const next = await runInDurableObject(asleep, async (_, { storage }) => storage.getAlarm())
    expect(next! % 60_000).toBe(0)
    expect(next! - Date.now()).toBeLessThanOrEqual(60_000)
  })
})

test('one MessageSid 200 times at once is one turn', async () => {
  const { say } = family()
  await say('hola')
  const replies = await Promise.all(Array.from({ length: 200 }, () => say('1', { messageSid: 'SM1' })))
  expect(new Set(replies.map(({ messages }) => messages[0]!.text)).size).toBe(1)
  expect(replies.filter(({ replayed }) => !replayed)).toHaveLength(1)
  expect((await say('1')).node).toBe('rights.home_door')
})

test('two messages at once are played one after the other', async () => {
  const { say } = family()
  await say('hola')
  const both = await Promise.all([say('1'), say('1')]) // the network may turn them round, and nothing tells them apart
  expect(both.map(({ node }) => node).sort()).toEqual(['menu_rights', 'rights.home_door'])
})

test('pages and health are answered as on Node, and nothing else is', async () => {
  const get = (path: string, init?: RequestInit) => exports.default.fetch(`http://line${path}`, init)
  expect(await (await get('/healthz')).json()).toEqual({ status: 'ok' })
  expect(await (await get('/')).text()).toContain('<title>Promotora')
  expect(await (await get('/privacy?lang=es')).text()).toContain('<html lang="es"')
  const other = await get('/nothing')
  expect([other.status, await other.text()]).toEqual([404, ''])
  expect((await get('/simulator/messages', { method: 'POST', body: 'no' })).status).toBe(400)
  expect((await get('/simulator/messages', { method: 'POST', body: 'a'.repeat(70_000) })).status).toBe(413)
})
