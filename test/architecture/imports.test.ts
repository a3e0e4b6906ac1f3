import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from '../support/app.ts'

/** Imports point down this list; a part may import itself and what stands below it. */
const ORDER = [
  'runtimes',
  'cli',
  'audit',
  'review',
  'start',
  'open-line',
  'http',
  'privacy',
  'simulator',
  'twilio',
  'channels',
  'check',
  'converse',
  'hotline',
  'content',
  'understand',
  'replies',
  'counts',
  'directory',
  'sessions',
  'limits',
  'clock',
  'ports',
  'answers',
  'engine',
  'text',
  'facts',
  'flow',
  'config',
  'purpose',
  'log',
]
const SOURCE = join(ROOT, 'src')
const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
const lines = (file: string) => readFileSync(join(SOURCE, file), 'utf8').split('\n')
const partOf = (file: string) => file.split('/')[0]!.replace(/\.ts$/, '')
const importsOf = (file: string) =>
  [
    ...lines(file)
      .join('\n')
      .matchAll(/^(?:} from|import .*from|import|export .*from) '([^']+)'/gm),
  ].map(([, from]) => from!)

test('every part of the source has its place in the order', () =>
  expect([...new Set(files.map(partOf))].filter((part) => !ORDER.includes(part))).toEqual([]))

test('nothing imports upward', () => {
  const upward = files.flatMap((file) =>
    importsOf(file)
      .filter((from) => from.startsWith('.'))
      .map((from) => relative(SOURCE, resolve(join(SOURCE, dirname(file)), from)))
      .filter((imported) => !imported.startsWith('../dist/')) // what a build wrote, below everything
      .filter((imported) => ORDER.indexOf(partOf(imported)) < ORDER.indexOf(partOf(file)))
      .map((imported) => `${file} imports ${imported}`),
  )
  expect(upward).toEqual([])
})

test('the engine is pure: no clock, no randomness, no I/O, no async', () => {
  for (const file of files.filter((name) => partOf(name) === 'engine')) {
    const source = lines(file).join('\n')
    expect(importsOf(file).filter((from) => !from.startsWith('.'))).toEqual([])
    expect(source).not.toMatch(
      /\b(async|await|Promise|Date|performance|Math\.random|crypto|process|console|fetch|setTimeout|Intl)\b/,
    )
  }
})

test('nothing on the message path touches a disk or loads a module', () => {
  for (const file of files.filter((name) =>
    ['engine', 'converse', 'channels', 'http', 'understand', 'replies', 'sessions', 'limits', 'counts'].includes(
      partOf(name),
    ),
  )) {
    expect(importsOf(file).filter((from) => /^node:(fs|net|http|https|child_process|sqlite)/.test(from))).toEqual([])
    expect(lines(file).join('\n')).not.toMatch(/\bimport\(|\brequire\(/)
  }
})

test('files are small: half of them under 100 lines, none over 250', () => {
  const sizes = files.map((file) => lines(file).length).sort((a, b) => a - b)
  expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThan(100)
  expect(files.filter((file) => lines(file).length > 250)).toEqual([])
})

test('no default exports, no utils, no barrels', () => {
  for (const file of files) {
    expect(lines(file).join('\n')).not.toMatch(/^export default/m)
    expect(file).not.toMatch(/utils?\.ts$|helpers?\.ts$|(^|\/)index\.ts$/)
  }
})
