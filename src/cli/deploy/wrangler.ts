import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

/** The program and arguments that run wrangler in a folder. */
export function runWrangler(root: string, args: string[]): [program: string, args: string[]] {
  return [process.execPath, [join(root, 'node_modules/wrangler/bin/wrangler.js'), ...args]]
}

/** What wrangler prints, or nothing where it fails: without an account, without a network. */
export function askWrangler(root: string, args: string[]): string | undefined {
  const env = { ...process.env, WRANGLER_SEND_METRICS: 'false', CI: '1', NODE_ENV: 'production' }
  const { status, stdout } = spawnSync(...runWrangler(root, args), {
    cwd: root,
    env,
    encoding: 'utf8',
    timeout: 120_000,
  })
  return status === 0 ? stdout : undefined
}
