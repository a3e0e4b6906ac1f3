import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { join } from 'node:path'

/** Installs the peers apart from the product, once, and anew when their lock file has changed. */
export function installPeers(say: (line: string) => void): void {
  const folder = import.meta.dirname
  const installed = changedMs(join(folder, 'node_modules/.package-lock.json')) // written by npm when all is there
  if (installed >= changedMs(join(folder, 'package-lock.json'))) return
  say('The peers are installed, once, in test/bench …')
  const given = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  const { status } = spawnSync('npm', given, { cwd: folder, stdio: 'inherit' })
  if (status !== 0)
    throw new Error('the peers cannot be installed; it needs the npm registry once: npm ci --prefix test/bench')
}

function changedMs(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
}
