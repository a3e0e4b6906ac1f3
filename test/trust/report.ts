import { arch, cpus, release, totalmem } from 'node:os'
import type { Finding } from './experiments/finding.ts'
import { SCANNED_FOR } from './scan/needles.ts'

type About = { date: string; version: string; commit: string; count: number; seed: number }

/** The report of a run, for readers who have never seen the program. */
export function reportOf(findings: readonly Finding[], { date, version, commit, count, seed }: About): string {
  const of = (outcome: Finding['outcome']) => findings.filter((each) => each.outcome === outcome)
  const failed = of('failed')
  const notRun = of('not run')
  return `# What Promotora keeps of the people who write to it: a trial of ${date}

${failed.length === 0 ? `Nothing was found. ${of('passed').length} of ${findings.length} experiments passed` : `**${failed.length} of ${findings.length} experiments failed**: ${failed.map(({ id }) => id).join(', ')}`}${notRun.length > 0 ? `; not run here, and not counted as passed: ${notRun.map(({ id }) => id).join(', ')}` : ''}.

Promotora ${version} (commit ${commit}), Node ${process.version} with SQLite by better-sqlite3, Linux ${release()} ${arch()}, ${cpus().length} processors, ${Math.round(totalmem() / 2 ** 30)} GB.
Again: \`npm ci && npm run trust -- --families ${count} --seed ${seed}\` (exit code 0: nothing was found).

## What was done

${count} invented families wrote to the real program, in a process of its own with an empty home, temporary and data folder, by webhooks signed as Twilio signs them: SMS and WhatsApp, every language served, six messages each. The telephone numbers are of the block 555-0100 to 555-0199, which belongs to nobody; one family in ten, and all after the 10,000th, writes under an opaque WhatsApp id. Every free message holds a name, an A-number or a random word of 16 letters that occurs nowhere else. Then everything the program left was searched.

Searched for: ${SCANNED_FOR}. First all packings are undone, three layers deep: gzip, zlib, deflate, brotli, zstd, zip, base64, hex, URL and JSON escapes, UTF-16. A database is searched as bytes, free pages and write-ahead log included, and as rows.

Before any result counts, the search must find what was hidden on purpose, and must catch builds of the program that were made to betray: see the first entries.

## Results

${findings.map(entry).join('\n\n')}
`
}

function entry({ id, did, outcome, figures, found }: Finding): string {
  const list = found.map((each) => `- ${each}`)
  return [
    `### ${id}: ${outcome}`,
    '',
    did,
    ...(figures ? ['', `${figures}.`] : []),
    ...(list.length > 0 ? ['', ...list] : []),
  ].join('\n')
}
