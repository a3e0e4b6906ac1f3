import type { Diff } from './diff.ts'
import type { Counted } from './origins.ts'

export const KINDS = ['hsds', 'flat', 'consulates', 'id-programs', 'hotlines'] as const
export type Kind = (typeof KINDS)[number]
export type ImportOptions = {
  kind: Kind
  path: string
  mapping?: string | undefined
  dryRun: boolean
  allowShrink: boolean
  databasePath: string
  today: string
}
export type ImportReport = {
  kind: Kind
  outcome: 'applied' | 'no change' | 'would be applied'
  counted: Counted[]
  services?: { active: number; hidden: number }
  diff?: Diff
}
