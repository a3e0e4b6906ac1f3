import { expect, test } from 'vitest'
import { unsafeStart } from '../../src/config/safe-start.ts'

const SAFE = { execArgv: ['--import', './src/runtimes/check-node.mjs'], env: { PATH: '/usr/bin' }, inspected: false }

test('a plain start is safe, with its folder private to its user or not yet there', () => {
  expect(unsafeStart(SAFE)).toEqual([])
  expect(unsafeStart({ ...SAFE, folder: { path: '/srv/data', mode: 0o40750 } })).toEqual([])
})

test.each([
  '--inspect',
  '--inspect=0.0.0.0:9229',
  '--inspect-brk',
  '--heapsnapshot-signal=SIGUSR2',
  '--heapsnapshot-near-heap-limit=3',
  '--heap-prof',
  '--heap_prof',
  '--cpu-prof',
  '--report-on-fatalerror',
  '--report-uncaught-exception',
  '--abort-on-uncaught-exception',
  '--tls-keylog=/tmp/keys',
])('%s is refused, given to Node or by NODE_OPTIONS', (flag) => {
  const name = flag.split('=')[0]
  expect(unsafeStart({ ...SAFE, execArgv: [flag] })).toEqual([expect.stringMatching(`^${name}: given to Node; `)])
  expect(unsafeStart({ ...SAFE, env: { NODE_OPTIONS: `--no-warnings "${flag}"` } })).toEqual([
    expect.stringMatching(`^NODE_OPTIONS: holds ${name}; `),
  ])
})

test.each([
  'DEBUG',
  'NODE_DEBUG',
  'NODE_DEBUG_NATIVE',
  'NODE_V8_COVERAGE',
])('%s is refused, its value not shown', (name) => {
  const faults = unsafeStart({ ...SAFE, env: { [name]: 'http,secret' } })
  expect(faults).toEqual([expect.stringMatching(`^${name}: is set; `)])
  expect(faults.join()).not.toContain('secret')
})

test('a debugger that waits, and a connection to anybody', () => {
  expect(unsafeStart({ ...SAFE, inspected: true })).toEqual([expect.stringMatching(/^inspector: /)])
  expect(unsafeStart({ ...SAFE, env: { NODE_TLS_REJECT_UNAUTHORIZED: '0' } })).toHaveLength(1)
})

test.each([0o40755, 0o40701, 0o40702, 0o40777])('a folder of mode %o is refused, with the remedy', (mode) =>
  expect(unsafeStart({ ...SAFE, folder: { path: '/srv/data', mode } })).toEqual([
    expect.stringMatching(/^DATABASE_PATH: .*chmod 700 \/srv\/data$/),
  ]))

test('every reason is said at once', () =>
  expect(
    unsafeStart({
      execArgv: ['--inspect'],
      env: { DEBUG: '*', NODE_DEBUG: 'http' },
      inspected: true,
      folder: { path: '/srv/data', mode: 0o40777 },
    }),
  ).toHaveLength(5))
