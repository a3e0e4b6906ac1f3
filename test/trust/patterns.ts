import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkSync } from 'recheck'
import ts from 'typescript'
import { ROOT } from '../support/app.ts'

process.env.RECHECK_BACKEND = 'pure' // the checker's own JavaScript, the same everywhere

const SOURCE = join(ROOT, 'src')
const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(ts|js|mjs)$/.test(file))

export type Pattern = { file: string; source: string; flags: string }
function patternsOf(file: string): { literal: Pattern[]; made: number } {
  const tree = ts.createSourceFile(file, readFileSync(join(SOURCE, file), 'utf8'), ts.ScriptTarget.Latest, true)
  const literal: Pattern[] = []
  let made = 0
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/')
      literal.push({ file, source: node.text.slice(1, end), flags: node.text.slice(end + 1) })
    }
    if ((ts.isNewExpression(node) || ts.isCallExpression(node)) && node.expression.getText(tree) === 'RegExp') made++
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return { literal, made }
}
/** Every pattern of the program, file by file; `made` counts those put together at run time, which nobody can check. */
export const patterns = files.map((file) => ({ file, ...patternsOf(file) }))

/**
 * How the time of the slowest text grows: in line with its length, faster (quadratic and the like), or past all bounds;
 * `unknown` where the checker gives up.
 */
export function growth(
  source: string,
  flags: string,
  patienceMs = 120_000,
): 'linear' | 'polynomial' | 'exponential' | 'unknown' {
  const judged = checkSync(source, flags, { timeout: patienceMs, randomSeed: 1 })
  if (judged.status !== 'vulnerable') return judged.status === 'safe' ? 'linear' : 'unknown'
  return judged.complexity.type === 'exponential' ? 'exponential' : 'polynomial'
}
