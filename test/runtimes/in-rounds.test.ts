import { expect, test } from 'vitest'
import { inRounds } from '../../src/runtimes/in-rounds.ts'

/** What has been let go, and a way to ask for more. */
function line() {
  const gone: string[] = []
  const answer = inRounds(async (name: string) => {
    if (name === 'broken') throw new Error('no answer')
    return name
  })
  return { gone, ask: (name: string) => answer(name).then((ready) => gone.push(ready)) }
}

test('what comes in one round goes out together, in the order it came', async () => {
  const { gone, ask } = line()
  const first = ask('first')
  await Promise.resolve()
  const second = ask('second')
  for (let turns = 0; turns < 20; turns++) await Promise.resolve()
  expect(gone).toEqual([]) // ready long since, and held
  await Promise.all([first, second])
  expect(gone).toEqual(['first', 'second'])
})

test('what comes in one round is read before the first of it is answered', async () => {
  const events: string[] = []
  const answer = inRounds(async (name: string) => events.push(`${name} is answered`))
  const read = (name: string) => {
    events.push(`${name} is read`)
    return answer(name)
  }
  await Promise.all([read('first'), Promise.resolve().then(() => read('second'))])
  expect(events).toEqual(['first is read', 'second is read', 'first is answered', 'second is answered'])
})

test('the next round starts anew: nobody waits for who comes later', async () => {
  const { gone, ask } = line()
  await ask('first')
  const second = ask('second')
  expect(gone).toEqual(['first'])
  await second
  expect(gone).toEqual(['first', 'second'])
})

test('an answer that fails fails alone', async () => {
  const { gone, ask } = line()
  const [good, broken] = await Promise.allSettled([ask('good'), ask('broken')])
  expect([good!.status, broken!.status]).toEqual(['fulfilled', 'rejected'])
  expect(gone).toEqual(['good'])
})
