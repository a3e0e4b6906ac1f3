import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { contentFiles } from '../../src/content/files.ts'
import { ROOT } from '../support/app.ts'

/** `npm run review` with some options, as it ends and what it prints. */
function review(...options: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'src/cli/review.ts'), ...options], {
    encoding: 'utf8',
    timeout: 240_000,
    env: { PATH: process.env.PATH, CONTENT_DATE: '2026-11-22' },
  })
  return { status, stdout, stderr }
}

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'review-'))
  onTestFinished(() => rmSync(made, { recursive: true, force: true }))
  return made
}

test('a book and its two sheets are written where they are asked for', () => {
  const out = folder()
  const { status, stdout, stderr } = review('--lang', 'es', '--out', out)
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(readdirSync(out).sort()).toEqual(['review-es.csv', 'review-es.html', 'review-es.xlf'])
  expect(stdout.trim().split('\n').length).toBe(3)
})

test('a sheet that is refused ends with 2, says every fault and changes nothing', () => {
  const sheet = join(folder(), 'sheet.csv')
  writeFileSync(sheet, 'key,language,corrected,role,date,fingerprint\nno.such,es,,,,\nno.such,es,,,,\n')
  const before = contentFiles(ROOT)
  const { status, stderr } = review('--import', sheet)
  expect(status).toBe(2)
  expect(stderr.trim().split('\n')).toEqual([
    `${sheet}:2:1 no.such: nothing has this key; write the sheet out anew with npm run review and review this row again`,
    `${sheet}:3:1 no.such: a second row for this key; keep one of them`,
    '2 faults; nothing was changed',
  ])
  expect(contentFiles(ROOT)).toEqual(before)
})

test.each([
  ['a language that is not there', ['--lang', 'xx'], /^--lang: holds 'xx'; one of en, /],
  ['a file that is not there', ['--import', '/no/such.csv'], /^--import: \/no\/such\.csv cannot be read \(ENOENT\)/],
  ['both at once', ['--lang', 'es', '--import', 'x.csv'], /^one of --lang and --import is needed/],
  ['nothing', [], /^one of --lang and --import is needed/],
])('%s is wrong usage', (_name, options, line) => {
  const { status, stderr } = review(...options)
  expect(status).toBe(2)
  expect(stderr).toMatch(line)
})
