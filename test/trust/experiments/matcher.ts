import fc from 'fast-check'
import { wordsOf } from '../../../src/text/fold.ts'
import { phraseUnderstanding } from '../../../src/understand/phrase-lists.ts'
import { content } from '../../support/app.ts'
import { SLOW, writing } from '../hostile/texts.ts'
import { type Finding, finding } from './finding.ts'

/** T29: random writings and texts that blow patterns up, with the time each takes. Figures of this machine, no test. */
export async function matcherTimes(count: number, seed: number): Promise<Finding> {
  const understanding = phraseUnderstanding(content().phrases.lists)
  const times: number[] = []
  const found: string[] = []
  for (const text of [...fc.sample(writing(), { numRuns: count, seed }), ...SLOW]) {
    const began = performance.now()
    await understanding.understand(wordsOf(text)).catch((error: Error) => found.push(error.name))
    times.push(performance.now() - began)
  }
  times.sort((a, b) => a - b)
  const p99 = times[Math.floor(times.length * 0.99)]!
  const most = times.at(-1)!
  if (p99 >= 50) found.push(`p99 ${p99.toFixed(1)} ms`)
  if (most >= 250) found.push(`slowest ${most.toFixed(1)} ms`)
  return finding(
    'T29',
    'Random writings and texts on which careless patterns take for ever go through the matcher: no error, 99 of 100 under 50 ms, all under 250 ms.',
    `${times.length} texts; p99 ${p99.toFixed(2)} ms, slowest ${most.toFixed(1)} ms`,
    found,
  )
}
