import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type D1Console, D1Error } from './d1-console.ts'

const ANSWER_BYTES = 64 * 1024 * 1024

/** Reaches the D1 database of wrangler.toml at Cloudflare, by wrangler, which knows the operator's account. */
export function d1Remote(root: string, wrangler = join(root, 'node_modules/wrangler/bin/wrangler.js')): D1Console {
  const execute = async (given: string[]) => {
    const args = [wrangler, 'd1', 'execute', 'DIRECTORY', '--remote', '--yes', '--json', ...given]
    try {
      const env = { ...process.env, WRANGLER_SEND_METRICS: 'false' }
      const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root, env, maxBuffer: ANSWER_BYTES })
      return JSON.parse(stdout.slice(stdout.indexOf('['))) as { results: unknown[] }[]
    } catch (error) {
      const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string }
      throw new D1Error(`D1 (remote): ${reasonIn(stdout, stderr)}`, { cause: error })
    }
  }
  return {
    async ask<Row>(statement: string) {
      const [answer] = await execute(['--command', statement])
      return (answer?.results ?? []) as Row[]
    },
    // A file goes as a whole: where a statement of it fails, D1 is as it was before.
    async run(statements) {
      const folder = mkdtempSync(join(tmpdir(), 'promotora-d1-'))
      try {
        const file = join(folder, 'statements.sql')
        writeFileSync(file, statements.map((statement) => `${statement};\n`).join(''), { mode: 0o600 })
        await execute(['--file', file])
      } finally {
        rmSync(folder, { recursive: true, force: true })
      }
    },
    async close() {},
  }
}

/** Why wrangler failed, in its own words: with `--json` a text in what it printed, else a line of its complaints. */
function reasonIn(stdout: string, stderr: string): string {
  const [, told] = /"text": ("(?:[^"\\]|\\.)*")/.exec(stdout) ?? []
  if (told) return JSON.parse(told) as string
  const lines = stderr.split('\n').map((line) => line.trim())
  return lines.find((line) => /error/i.test(line)) ?? 'wrangler ended without a reason'
}
