import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { afterEach, describe, expect, test } from 'vitest'
import { datesOf } from '../../src/twilio/fallback.ts'
import { legalHold } from '../../src/twilio/legal-hold.ts'
import { ROOT, TODAY } from '../support/app.ts'
import { ACCOUNT, FAMILY, fakeTwilio, TOKEN, untrue, WORDS } from './fake-twilio.ts'
import { AT, metaPage, NUMBER, number, page, service, TOLL_FREE, wellSetTwilio } from './well-set.ts'

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
  expect(untrue.splice(0)).toEqual([])
})

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'promotora-twilio-'))
  closing.push(() => rmSync(path, { recursive: true }))
  return path
}

/** The stand-in over HTTP on this machine; its address. */
async function listening(twilio: ReturnType<typeof fakeTwilio>): Promise<string> {
  return new Promise((done) => {
    const server = serve(
      {
        hostname: '127.0.0.1',
        port: 0,
        fetch: ({ url, method, headers, signal }) => twilio.fetch(url, { method, headers, signal }),
      },
      ({ port }) => done(`http://127.0.0.1:${port}`),
    )
    closing.push(() => void server.close())
  })
}

/** Runs a command as `npm run` does; what it said, and how it ended. */
function run(command: string, args: string[], env: Record<string, string>) {
  const child: ChildProcess = spawn(
    process.execPath,
    ['--import', './src/runtimes/check-node.mjs', `src/cli/${command}.ts`, ...args],
    { cwd: ROOT, env: { PATH: process.env.PATH, CONTENT_DATE: TODAY, ...env } },
  )
  let said = ''
  child.stdout!.on('data', (data) => (said += data))
  child.stderr!.on('data', (data) => (said += data))
  return new Promise<{ said: string; code: number | null }>((done) => child.on('close', (code) => done({ said, code })))
}

const credentials = { TWILIO_ACCOUNT_SID: ACCOUNT, TWILIO_AUTH_TOKEN: TOKEN }

describe('npm run sweep', () => {
  async function setUp() {
    const twilio = fakeTwilio({ nowMs: Date.now })
    twilio.store(30, 2 * 3_600_000)
    const databasePath = join(folder(), 'promotora.db')
    const env = { ...credentials, TWILIO_API_URL: await listening(twilio), DATABASE_PATH: databasePath }
    return { twilio, env, databasePath }
  }

  test('deletes what is older than the limit and tells numbers only', async () => {
    const { twilio, env } = await setUp()
    const { said, code } = await run('sweep', ['--older-than', '15m'], env)
    expect(said.trim().split('\n').at(-1)).toBe('sweep: done; 30 older than the limit, 30 deleted')
    for (const secret of [TOKEN, FAMILY, WORDS, 'SM0', ACCOUNT]) expect(said).not.toContain(secret)
    expect({ code, left: twilio.left().length }).toEqual({ code: 0, left: 0 })
  })
  test('a day is the limit unless another is named', async () => {
    const { twilio, env } = await setUp()
    const { code } = await run('sweep', [], env)
    expect({ code, left: twilio.left().length }).toEqual({ code: 0, left: 30 })
  })
  test('a dry run says how many', async () => {
    const { twilio, env } = await setUp()
    const { said, code } = await run('sweep', ['--older-than', '1h', '--dry-run'], env)
    expect(said).toBe('sweep: dry run, nothing deleted; 30 older than the limit\n')
    expect({ code, left: twilio.left().length }).toEqual({ code: 0, left: 30 })
  })
  test('the legal hold is set, stops every sweep with 3, and is lifted', async () => {
    const { twilio, env, databasePath } = await setUp()
    expect(await run('sweep', ['--hold'], env)).toEqual({
      said: 'legal hold: on. Nothing is deleted at Twilio until: npm run sweep -- --release\n',
      code: 0,
    })
    const since = statSync(join(databasePath, '../legal-hold')).mtime.toISOString().slice(0, 10)
    expect(await run('sweep', ['--older-than', '15m'], env)).toEqual({
      said: `sweep: stopped by the legal hold of ${since}; 0 older than the limit, 0 deleted\n`,
      code: 3,
    })
    expect(twilio.asked).toEqual([])
    expect((await run('sweep', ['--release'], env)).code).toBe(0)
    expect((await run('sweep', ['--older-than', '15m'], env)).code).toBe(0)
    expect(twilio.left()).toEqual([])
  })
  test('refused credentials: 1, and what to look at', async () => {
    const { env } = await setUp()
    const { said, code } = await run('sweep', [], { ...env, TWILIO_AUTH_TOKEN: 'another-token' })
    expect(said).toMatch(/^sweep: stopped: Twilio answered 401 \(20003\); /)
    expect(code).toBe(1)
  })
  test.each([
    [[], {}, 'TWILIO_ACCOUNT_SID: is missing'],
    [['--older-than', 'yesterday'], credentials, "--older-than: holds 'yesterday'; an age from 1m on"],
    [['--older-than', '0h'], credentials, '--older-than'],
    [['--all'], credentials, "Unknown option '--all'"],
  ])('wrong usage %j: 2', async (args, env, line) => {
    const { said, code } = await run('sweep', args, { ...env, DATABASE_PATH: join(folder(), 'promotora.db') })
    expect(said).toContain(line)
    expect(code).toBe(2)
  })
})

test('a legal hold that cannot be looked at is a hold', () =>
  // A name longer than any file system takes: what lies there cannot be known.
  expect(legalHold(`${'x'.repeat(300)}/promotora.db`).held()).toEqual({}))

describe('npm run doctor', () => {
  /** Without a fallback, whose host no test may ask. */
  async function setUp(changes: object = {}) {
    const twilio = wellSetTwilio()
    const ours = [NUMBER, TOLL_FREE].map((phone_number) => number({ phone_number, sms_fallback_url: '', ...changes }))
    twilio.answer(AT.numbers, page('incoming_phone_numbers', ours))
    twilio.answer(AT.senders, metaPage('senders', []))
    twilio.answer(AT.services, metaPage('services', [service()]))
    return {
      ...credentials,
      TWILIO_API_URL: await listening(twilio),
      PUBLIC_URL: 'https://line.example.org',
      WEBHOOK_SECRET_PATH: 'a-secret-segment',
    }
  }

  test('no danger: 0, a line each and the sums', async () => {
    const { said, code } = await run('doctor', [], await setUp())
    expect(said.trim().split('\n').at(-1)).toMatch(/^0 dangers, 2 to change, 5 not told by API, \d+ ok$/)
    expect(code).toBe(0)
  })
  test('a danger: 1, and as JSON', async () => {
    const { said, code } = await run('doctor', ['--json'], await setUp({ sms_method: 'GET' }))
    const { totals, findings } = JSON.parse(said)
    expect(totals).toMatchObject({ danger: 2, change: 2, unread: 5 })
    expect(findings[0]).toEqual({ check: 'account', verdict: 'ok', is: 'active' })
    for (const secret of [TOKEN, 'a-secret-segment']) expect(said).not.toContain(secret)
    expect(code).toBe(1)
  })
  test('missing settings: 2, each named once', async () => {
    const { said, code } = await run('doctor', [], {})
    expect(
      said
        .trim()
        .split('\n')
        .map((line) => line.split(':')[0]),
    ).toEqual(['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN', 'PUBLIC_URL'])
    expect(code).toBe(2)
  })
})

describe('npm run fallback', () => {
  const env = { ORG_NAME: 'Vecinas', ORG_PHONE: '509-555-0100' }
  test('writes the document, says its languages', async () => {
    const out = join(folder(), 'new/fallback.xml')
    const { said, code } = await run('fallback', ['--out', out], env)
    expect(datesOf(readFileSync(out, 'utf8'))?.written).toBe(TODAY)
    expect(said).toContain(`written to ${out}, in en, es`)
    expect(code).toBe(0)
  })
  test('on a day on which its facts are withheld: 1, and no file', async () => {
    const out = join(folder(), 'fallback.xml')
    const { said, code } = await run('fallback', ['--out', out, '--date', '2028-06-01'], env)
    expect(said).toMatch(/^facts: .+ may not be said on 2028-06-01/)
    expect({ code, there: existsSync(out) }).toEqual({ code: 1, there: false })
  })
  test('a day that is none: 2', async () =>
    expect(await run('fallback', ['--date', '2026-02-30'], env)).toEqual({
      said: "CONTENT_DATE: holds '2026-02-30'; a day such as 2026-11-22\n",
      code: 2,
    }))
})
