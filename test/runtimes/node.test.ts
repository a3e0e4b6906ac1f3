import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { ROOT, TODAY } from '../support/app.ts'
import { fileText } from '../support/content.ts'

const running: ChildProcess[] = []
const folders: string[] = []
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL')
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

type Run = {
  child: ChildProcess
  out(): string
  err(): string
  ended: Promise<number | null>
  until(text: string): Promise<void>
}

/** Starts an entry as `npm` does, in the project or in a copy of it. */
function run(
  entry: string,
  env: Record<string, string> = {},
  { root = ROOT, args = [] as string[], input = '', shell = '' } = {},
): Run {
  const folder = mkdtempSync(join(tmpdir(), 'promotora-data-'))
  folders.push(folder)
  const node = [process.execPath, '--import', './src/runtimes/check-node.mjs', entry, ...args]
  const [command = '', ...given] = shell ? ['sh', '-c', shell] : node
  const child = spawn(command, given, {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      PORT: '0',
      CONTENT_DATE: TODAY,
      DATABASE_PATH: join(folder, 'promotora.db'),
      ...env,
    },
  })
  running.push(child)
  let out = ''
  let err = ''
  child.stdout!.on('data', (data) => (out += data))
  child.stderr!.on('data', (data) => (err += data))
  child.stdin!.end(input)
  const ended = new Promise<number | null>((done) => child.on('exit', done))
  const until = async (text: string) => {
    for (let tries = 0; !out.includes(text); tries++) {
      if (tries > 1500 || child.exitCode !== null) throw new Error(`never said "${text}":\n${out}${err}`)
      await new Promise((done) => setTimeout(done, 20))
    }
  }
  return { child, out: () => out, err: () => err, ended, until }
}

test('npm start answers without any account, says where, and ends by SIGTERM', async () => {
  const service = run('src/runtimes/node.ts')
  await service.until('Promotora answers at http://127.0.0.1:')
  const [address = ''] = service.out().match(/http:\/\/127\.0\.0\.1:\d+/) ?? []
  expect(await (await fetch(`${address}/healthz`)).json()).toEqual({ status: 'ok' })
  expect(await (await fetch(address)).text()).toContain('<title>Promotora')
  const chat = await fetch(`${address}/simulator/messages`, {
    method: 'POST',
    body: JSON.stringify({ from: '+15095550101', channel: 'sms', body: 'hola' }),
  })
  expect(((await chat.json()) as { language: string }).language).toBe('es')
  expect((await fetch(`${address}/webhooks/twilio/messages`, { method: 'POST', body: 'From=x' })).status).toBe(503)
  const missing = await fetch(`${address}/nothing`)
  expect([missing.status, await missing.text()]).toEqual([404, ''])
  service.child.kill('SIGTERM')
  expect(await service.ended).toBe(0)
  expect(service.out()).toContain('of ')
})

test('what npm start runs takes the place of its shell, so that a signal reaches the line', async () => {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: { start: string } }
  const path = `${join(ROOT, 'node_modules/.bin')}:${process.env.PATH}`
  const service = run('', { PATH: path }, { shell: scripts.start })
  await service.until('started')
  service.child.kill('SIGTERM')
  expect(await service.ended).toBe(0)
  expect(service.out()).toContain('stopping')
})

test('without its directory the line still answers, says so, and health tells it', async () => {
  const service = run('src/runtimes/node.ts', { DATABASE_PATH: join(ROOT, 'package.json/promotora.db') })
  await service.until('Promotora answers at')
  const [address = ''] = service.out().match(/http:\/\/127\.0\.0\.1:\d+/) ?? []
  expect(await (await fetch(`${address}/healthz`)).json()).toEqual({ status: 'degraded', because: ['directory'] })
  expect(service.err().trim().split('\n')).toHaveLength(1)
})

test('a wrong environment stops the start: one line for each fault, nothing else', async () => {
  const service = run('src/runtimes/node.ts', { PORT: 'many', ORG_NAME: 'x'.repeat(30), SIMULATOR: 'maybe' })
  expect(await service.ended).toBe(1)
  expect(service.err().trim().split('\n')).toEqual([
    expect.stringMatching(/^PORT: /),
    expect.stringMatching(/^ORG_NAME: /),
    expect.stringMatching(/^SIMULATOR: /),
  ])
  expect(service.out()).toBe('')
})

test('broken content stops the start with every fault and its line', async () => {
  const root = copyOfProject()
  writeFileSync(
    join(root, 'flows/rights/home.yaml'),
    fileText('flows/rights/home.yaml').replace('goto: paper }', 'goto: papper }').replace('    twin:', '    twni:'),
  )
  const service = run('src/runtimes/node.ts', {}, { root })
  expect(await service.ended).toBe(1)
  expect(service.err()).toMatch(/^flows\/rights\/home\.yaml:\d+:\d+ nodes\.door\.twni: 'twni' is not known here; /m)
  expect(service.err()).not.toContain('at ') // no stack
})

test('production refuses texts that no reviewer has signed, unless the operator says so', async () => {
  const production = {
    NODE_ENV: 'production',
    ORG_NAME: 'Vecinas',
    ORG_PHONE: '509-555-0100',
    LANGUAGES: 'en,es',
    PUBLIC_URL: 'https://line.example.org',
    TWILIO_ACCOUNT_SID: 'AC00000000000000000000000000000001',
    TWILIO_AUTH_TOKEN: '0123456789abcdef0123456789abcdef',
    BUDGET_USD_PER_DAY: '50',
    CONTENT_DATE: '2999-01-01',
  }
  const refused = run('src/runtimes/node.ts', production)
  expect(await refused.ended).toBe(1)
  expect(refused.err()).toMatch(/LANGUAGES: en has \d+ unsigned texts/)
  const served = run('src/runtimes/node.ts', { ...production, SERVE_DRAFTS: 'on' })
  await served.until('Promotora answers at')
  expect(served.out()).not.toContain('simulator')
})

test('the terminal chat says the same texts as the line, one JSON reply for each line of input', async () => {
  const chat = run('src/cli/chat.ts', {}, { args: ['--json', '--lang', 'es'], input: 'hola\n1\n1\n' })
  expect(await chat.ended).toBe(0)
  const replies = chat
    .out()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { node: string; language: string })
  expect(replies.map(({ node }) => node)).toEqual(['menu_welcome', 'menu_rights', 'rights.home_door'])
  const plain = run('src/cli/chat.ts', {}, { args: ['--channel', 'whatsapp'], input: 'hola\n' })
  expect(await plain.ended).toBe(0)
  expect(plain.out()).toContain('1 Mis derechos')
})

test('npm run check prints what is due on a day and ends well; --strict ends with 1', async () => {
  const check = run('src/cli/check.ts', {}, { args: ['--date', '2026-12-07'] })
  expect(await check.ended).toBe(0)
  expect(check.out()).toMatch(/^notice: rights\.home-10 was due on 2026-12-06: withheld in .*rights\.home_door/m)
  const strict = run('src/cli/check.ts', {}, { args: ['--date', '2026-12-07', '--strict', '--json'] })
  expect(await strict.ended).toBe(1)
  expect(JSON.parse(strict.out())).toMatchObject({ date: '2026-12-07', faults: [] })
  const wrong = run('src/cli/check.ts', {}, { args: ['--date', 'soon'] })
  expect(await wrong.ended).toBe(1)
  expect(wrong.err()).toMatch(/^--date: holds 'soon'; /)
})

/** The program and its content in a folder of their own, for a test that breaks them. */
function copyOfProject(): string {
  const root = mkdtempSync(join(tmpdir(), 'promotora-'))
  folders.push(root)
  for (const part of ['src', 'flows', 'locales', 'drizzle/seed', 'drizzle/migrations', 'package.json'])
    cpSync(join(ROOT, part), join(root, part), { recursive: true })
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'))
  return root
}
