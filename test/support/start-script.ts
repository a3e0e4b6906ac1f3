import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '../..')

/** What `npm start` runs, as package.json has it: the environment it sets, and what it gives to Node, from the root on. */
export function startScript(): { env: Record<string, string>; args: string[] } {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: { start: string } }
  const words = scripts.start.split(' ')
  const node = words.indexOf('node')
  const set = words.slice(0, node).filter((word) => word.includes('='))
  const env = set.map((word) => [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)])
  return { env: Object.fromEntries(env), args: words.slice(node + 1) }
}
