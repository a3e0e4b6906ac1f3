import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { ROOT, TODAY } from '../support/app.ts'

const PRODUCTION = {
  NODE_ENV: 'production',
  ORG_NAME: 'Vecinas',
  ORG_PHONE: '509-555-0100',
  LANGUAGES: 'en,es',
  PUBLIC_URL: 'https://line.example.org',
  TWILIO_ACCOUNT_SID: 'AC00000000000000000000000000000001',
  TWILIO_AUTH_TOKEN: '0123456789abcdef0123456789abcdef',
  BUDGET_USD_PER_DAY: '50',
  SERVE_DRAFTS: 'on',
  CONTENT_DATE: '2999-01-01',
}
const running: ChildProcess[] = []
const folders: string[] = []
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL')
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

function start({ env = {}, flags = [] as string[] }: { env?: Record<string, string>; flags?: string[] } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'promotora-safe-'))
  folders.push(folder)
  const data = join(folder, 'data')
  const child = spawn(
    process.execPath,
    [...flags, '--import', './src/runtimes/check-node.mjs', 'src/runtimes/node.ts'],
    {
      cwd: ROOT,
      env: {
        PATH: process.env.PATH,
        PORT: '0',
        CONTENT_DATE: TODAY,
        DATABASE_PATH: join(data, 'promotora.db'),
        ...env,
      },
    },
  )
  running.push(child)
  let said = ''
  child.stdout.on('data', (text) => (said += text))
  child.stderr.on('data', (text) => (said += text))
  const ended = new Promise<number | null>((done) => child.on('exit', done))
  const until = async (isSo: (said: string) => boolean) => {
    for (let tries = 0; !isSo(said); tries++) {
      if (tries > 1_500 || child.exitCode !== null) throw new Error(`never came to it:\n${said}`)
      await new Promise((done) => setTimeout(done, 20))
    }
  }
  const listening = async () => {
    await until((text) => text.includes('started'))
    return /http:\/\/127\.0\.0\.1:\d+/.exec(said)![0]
  }
  return { child, data, said: () => said, ended, until, listening }
}

test('production refuses what would open or print the memory: a line each, and nothing is opened', async () => {
  const service = start({
    env: { ...PRODUCTION, DEBUG: '*', NODE_OPTIONS: '--heapsnapshot-near-heap-limit=3', ORG_NAME: '' },
    flags: ['--heapsnapshot-signal=SIGUSR2'],
  })
  mkdirSync(service.data)
  chmodSync(service.data, 0o755)
  expect(await service.ended).toBe(1)
  expect(service.said().trim().split('\n')).toEqual([
    expect.stringMatching(/^--heapsnapshot-signal: given to Node; /),
    expect.stringMatching(/^NODE_OPTIONS: holds --heapsnapshot-near-heap-limit; /),
    expect.stringMatching(/^DEBUG: is set; /),
    expect.stringMatching(/^DATABASE_PATH: .*chmod 700 /),
    expect.stringMatching(/^ORG_NAME: is missing; /),
  ])
  expect(existsSync(join(service.data, 'promotora.db'))).toBe(false)
})

test('a safe start: no core image, no debugger by signal, a folder of its own', async () => {
  const service = start({ env: PRODUCTION })
  const address = await service.listening()
  const limits = existsSync('/proc/self/limits') ? readFileSync(`/proc/${service.child.pid}/limits`, 'utf8') : ''
  const [, core] = /^Max core file size\s+(\S+)/m.exec(limits) ?? []
  if (core !== '0') expect(service.said()).toMatch(/core file: start under `ulimit -c 0`/)
  expect(statSync(service.data).mode & 0o077).toBe(0)
  expect(statSync(join(service.data, 'promotora.db')).mode & 0o077).toBe(0)
  service.child.kill('SIGUSR1')
  expect((await fetch(`${address}/healthz`)).status).toBe(200)
  expect(service.said()).not.toContain('Debugger')
})

test('what nobody caught is an event in the log: a rejection goes on, an exception ends in order', async () => {
  const fault = (kind: string) =>
    `process.on('SIGUSR2', () => { const e = new Error('+15095550101 wrote A123456789'); ${kind} })`
  const cases = [
    ['Promise.reject(e)', 'rejection_unhandled', true],
    ['throw e', 'exception_uncaught', false],
  ] as const
  for (const [kind, event, goesOn] of cases) {
    const service = start({ flags: ['--import', `data:text/javascript,${encodeURIComponent(fault(kind))}`] })
    const address = await service.listening()
    service.child.kill('SIGUSR2')
    await service.until((said) => said.includes(event))
    if (goesOn) expect((await fetch(`${address}/healthz`)).status).toBe(200)
    else expect(await service.ended).toBe(1)
    expect(service.said()).not.toMatch(/5095550101|123456789|Error|\n +at /)
  }
})

test('who stalls is cut off, while others are answered', async () => {
  const service = start()
  const address = await service.listening()
  const port = Number(new URL(address).port)
  const stalling = (text: string) =>
    new Promise<void>((closed) => {
      const socket = connect(port, '127.0.0.1', () => socket.write(text))
      socket.on('error', () => {}).on('close', () => closed())
      socket.resume()
    })
  const head = 'POST /webhooks/twilio/messages HTTP/1.1\r\nHost: x\r\n'
  const stalled = Array.from({ length: 100 }, (_, n) =>
    stalling(
      [head, `${head}Content-Length: 50\r\n\r\nBody=`, '', `${head}Transfer-Encoding: chunked\r\n\r\n5\r\n`][n % 4]!,
    ),
  )
  for (let time = 0; time < 20; time++) expect((await fetch(`${address}/healthz`)).status).toBe(200)
  await Promise.all(stalled)
})

test('two requests folded into one are refused, TRACE and CONNECT too', async () => {
  const service = start()
  const port = Number(new URL(await service.listening()).port)
  const sent = (text: string) =>
    new Promise<string>((done) => {
      let answer = ''
      const socket = connect(port, '127.0.0.1', () => socket.write(text))
      socket
        .on('data', (data) => (answer += data))
        .on('error', () => done(answer))
        .on('close', () => done(answer))
    })
  const folded =
    'POST /healthz HTTP/1.1\r\nHost: x\r\nContent-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /healthz HTTP/1.1\r\nHost: x\r\n\r\n'
  expect(await sent(folded)).toMatch(/^HTTP\/1\.1 400 /)
  expect(await sent(folded)).not.toContain('200')
  for (const method of ['TRACE', 'CONNECT'])
    expect(
      await sent(`${method} /healthz HTTP/1.1\r\nHost: x\r\nCookie: mine\r\nConnection: close\r\n\r\n`),
    ).not.toMatch(/ 200 |mine/)
  expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200)
})

test('a port that is taken is one line', async () => {
  const first = start()
  const { port } = new URL(await first.listening())
  const second = start({ env: { PORT: port } })
  expect(await second.ended).toBe(1)
  expect(second.said()).toMatch(
    new RegExp(`^HOST, PORT: 127\\.0\\.0\\.1:${port} cannot be listened on \\(EADDRINUSE\\)`),
  )
  expect(second.said()).not.toMatch(/\n +at /)
})
