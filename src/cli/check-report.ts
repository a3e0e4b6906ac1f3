import type { Due, Remains } from '../check/due.ts'
import { type Price, priceInWords } from '../check/prices.ts'
import type { Readiness } from '../check/readiness.ts'
import type { Locale } from '../text/catalogue.ts'

/** Due facts are notices: what is withheld or past its date, and what a family still gets of each topic. */
export function dueLines(facts: Due[], remains: Remains[]): string[] {
  if (facts.length === 0) return []
  return [
    ...facts.map(
      ({ fact, standing, reviewBy, nodes }) =>
        `notice: ${fact} was due on ${reviewBy}: ${standing} in ${nodes.join(', ')}`,
    ),
    '',
    ...table(
      ['topic', 'as written', 'overdue', 'twin', 'withheld'],
      remains.map(({ topic, asWritten, overdue, twins, withheld }) => [topic, asWritten, overdue, twins, withheld]),
    ),
    '',
  ]
}

/** A line for each text: where it stands, what it costs, what makes it cost that. */
export function priceLines(prices: Price[]): string[] {
  return prices.map((price) => {
    const { file, line, col, path } = price.text.file.fault(price.text.at, '', '')
    return `${file}:${line}:${col} ${path}: ${priceInWords(price)}`
  })
}

const FEW_WORDS = 2

/** Where a word or two cost a whole text its cheap encoding, other words may do as well. Only a notice. */
export function savingLines(prices: Price[]): string[] {
  const cheaper = prices.filter(({ costly, segmentsMore }) => segmentsMore > 0 && costly.length <= FEW_WORDS)
  return [...Map.groupBy(cheaper, ({ text }) => text.locale)].map(
    ([locale, some]) =>
      `notice: ${locale}: one or two words cost ${some.length} texts a segment or more; see them with npm run check -- --prices --lang ${locale}`,
  )
}

/** Language by flow: of one language every figure, of several the sums and a column each. */
export function readinessLines(rows: Readiness[]): string[] {
  const byLocale = Map.groupBy(rows, ({ locale }) => locale)
  const sums = [...byLocale].map(([locale, some]) => figures(locale, some))
  const [only, another] = byLocale.keys()
  if (only !== undefined && another === undefined)
    return ['', ...table(['flow', ...FIGURES], [...rows.map((row) => figures(row.flow, [row])), ...sums])]
  const byFlow = Map.groupBy(rows, ({ flow }) => flow)
  return [
    '',
    ...table(['language', ...FIGURES], sums),
    '',
    'By flow: the SMS segments of a walk, `d` where texts are drafts, and the number of faults after `!`.',
    ...table(
      ['flow', ...byLocale.keys()],
      [...byFlow.keys()].sort().map((flow) => [flow, ...cells(byFlow.get(flow)!, [...byLocale.keys()])]),
    ),
  ]
}

const FIGURES = ['texts', 'drafts', 'faults', 'messages', 'segments', 'USD a walk']

function figures(name: string, rows: Readiness[]): (string | number)[] {
  const sum = (of: 'texts' | 'drafts' | 'faults' | 'messages' | 'segments' | 'usd') =>
    rows.reduce((total, row) => total + row[of], 0)
  return [name, sum('texts'), sum('drafts'), sum('faults'), sum('messages'), sum('segments'), sum('usd').toFixed(2)]
}

function cells(rows: Readiness[], locales: Locale[]): string[] {
  return locales.map((locale) => {
    const row = rows.find((each) => each.locale === locale)
    if (!row) return '-'
    return `${row.segments}${row.drafts > 0 ? 'd' : ''}${row.faults > 0 ? `!${row.faults}` : ''}`
  })
}

/** The first column to the left, all others to the right. */
function table(head: string[], rows: (string | number)[][]): string[] {
  const lines = [head, ...rows.map((row) => row.map(String))]
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)))
  return lines.map((line) =>
    line.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]! + 2))).join(''),
  )
}
