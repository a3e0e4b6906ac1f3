import { createHash } from 'node:crypto'
import type { Stage } from './stage.ts'

/** The id without the number of its record, which changes with the order of records. */
export function rawId(id: string): string {
  return id.replace(/^\d+#/, '')
}

/** A name for what has no id of its own: the same as long as the parts that make it up are. */
export function naturalId(...parts: (string | null | undefined)[]): string {
  return `n-${createHash('sha256')
    .update(
      parts
        .map((part) => part ?? '')
        .join('\0')
        .toLowerCase(),
    )
    .digest('hex')
    .slice(0, 12)}`
}

/** Ids that more than one service has: each of these is then named by what it is. */
export function sharedIds(stage: Stage): ReadonlySet<string> {
  const seen = new Set<string>()
  const shared = new Set<string>()
  for (const { id } of stage.each('service')) {
    if (!id.includes('#')) continue
    const raw = rawId(id)
    if (seen.has(raw) || stage.get('service', raw)) shared.add(raw)
    else seen.add(raw)
  }
  return shared
}
