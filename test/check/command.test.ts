import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from '../support/app.ts'

/** `npm run check` with some options, as it ends and what it prints. */
function check(...options: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'src/cli/check.ts'), ...options], {
    encoding: 'utf8',
    timeout: 240_000,
    env: { PATH: process.env.PATH, CONTENT_DATE: '2026-11-22' },
  })
  return { status, stdout, stderr }
}

test('the check prints how every language stands, and a machine can read it', () => {
  const { stdout } = check('--json')
  const { date, faults, readiness } = JSON.parse(stdout)
  expect(date).toBe('2026-11-22')
  expect(faults).toEqual(expect.any(Array))
  expect(readiness).toContainEqual({
    locale: 'es',
    flow: 'rights.home',
    texts: expect.any(Number),
    drafts: expect.any(Number),
    faults: 0,
    messages: expect.any(Number),
    segments: expect.any(Number),
    usd: expect.any(Number),
  })
}, 300_000)

test('the price of each text stands behind its place', () => {
  const { status, stdout } = check('--prices', '--lang', 'es', '--only', 'rights.home_door')
  expect(status).toBe(0)
  for (const line of stdout.trimEnd().split('\n'))
    expect(line).toMatch(
      /^locales\/es\/rights\/home\.yaml:\d+:\d+ door\.\S+: \d segments? in (GSM-7|UCS-2), \$0\.\d{4}/,
    )
}, 300_000)

test.each([
  [['--date', 'tomorrow'], "--date: holds 'tomorrow'; a day such as 2027-03-01"],
  [['--lang', 'tlh'], "--lang: holds 'tlh'; one of "],
  [['--confirm', 'common.nothing'], "--confirm: holds 'common.nothing'; the key of a text, as common.more"],
])(
  '%j is refused in one plain line',
  (options, line) => {
    const { status, stderr } = check(...options)
    expect(status).toBe(1)
    expect(stderr).toMatch(new RegExp(`^${line}.*\n$`))
  },
  300_000,
)
