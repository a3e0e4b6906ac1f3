import { growth, patterns } from '../patterns.ts'
import { type Finding, finding } from './finding.ts'

/** Every regular expression of the program, those that only an operator's own files meet among them. */
export function slowPatterns(): Finding {
  const judged = patterns
    .flatMap(({ literal }) => literal)
    .map((each) => ({ ...each, growth: growth(each.source, each.flags, 10_000) }))
  const count = (wanted: string) => judged.filter((each) => each.growth === wanted).length
  return finding(
    'Patterns',
    'Every regular expression of the program is examined for texts on which its time explodes: none may be exponential. Which of the others may be quadratic, and why that harms nobody, is in test/trust/patterns.test.ts.',
    `${judged.length} patterns: ${count('linear')} linear, ${count('polynomial')} quadratic or so, ${count('unknown')} too large for the checker`,
    judged.filter((each) => each.growth === 'exponential').map(({ file, source }) => `${file} /${source}/`),
  )
}
