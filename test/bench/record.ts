import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pictureOf } from './picture.ts'
import type { Report } from './report.ts'
import { comparisonOf, growthOf, inMarkdown } from './table.ts'

const BEGIN = '<!-- npm run bench -- --record -->'
const END = '<!-- end -->'
/** Columns of the whole table that the README shows. */
const SHOWN = ['', 'of R', 'CPU µs', 'p50 ms', 'p99 ms', 'B/session', 'start ms', 'segments']

/** Puts a run into the documents, in place of the one before; returns their paths. */
export function record(report: Report, root: string): string[] {
  const documents = documentsOf(report, (path) => readFileSync(join(root, path), 'utf8'))
  return [...documents].map(([path, text]) => {
    writeFileSync(join(root, path), text)
    return join(root, path)
  })
}

/** What each document says of a run, by path: between its marks, or all of it where it holds nothing else. */
export function documentsOf(report: Report, read: (path: string) => string): Map<string, string> {
  const { processor, node, date, rounds, growth } = report
  const told = `${processor}, Node ${node.slice(1)}, ${date}; medians of ${rounds} interleaved rounds.`
  const whole = comparisonOf(report)
  const columns = SHOWN.map((name) => whole[0]!.indexOf(name))
  const short = whole.map((row) => columns.map((column) => row[column]!))
  const grown = growth ? ['', inMarkdown(growthOf(growth)), '', ...growth.directory.map((line) => `- ${line}`)] : []
  return new Map([
    ['docs/bench.json', `${JSON.stringify(report, null, 2)}\n`],
    ['docs/bench.svg', pictureOf(report)],
    ['docs/bench.md', between(read('docs/bench.md'), [told, '', inMarkdown(whole), ...grown])],
    ['README.md', between(read('README.md'), [inMarkdown(short), '', told])],
  ])
}

function between(text: string, lines: string[]): string {
  const begin = text.indexOf(BEGIN)
  const end = text.indexOf(END, begin)
  if (begin < 0 || end < 0) throw new Error(`a document lacks its marks ${BEGIN} and ${END}`)
  return `${text.slice(0, begin)}${[BEGIN, ...lines, END].join('\n')}${text.slice(end + END.length)}`
}
