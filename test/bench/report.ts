import { cpus } from 'node:os'
import type { Kind, Run } from './measure.ts'

/** What was measured of one peer. */
export type Figures = {
  name: string
  isFloor: boolean
  isOurs: boolean
  runs: (Run & { kind: Kind; connections: number })[]
  /** Bytes that stay for a phone that wrote once; nothing of a peer that remembers nobody. */
  session?: { bytes: number; phones: number }
  coldMs: number
  installedBytes: number
  /** What a reply of the menu costs in SMS segments, as Twilio counts them. */
  segments: number
}

export type Grown = Run & { what: string; kind: Kind }
/** What growth costs, and what was printed of the directory at a million rows. */
export type Growth = { grown: Grown[]; directory: string[] }

/** One run of the bench. No name of a machine: the processor and the day are what figures depend on. */
export type Report = {
  processor: string
  node: string
  date: string
  rounds: number
  connections: readonly number[]
  peers: Figures[]
  growth?: Growth
}

export function processorName(): string {
  const all = cpus()
  return `${all.length} × ${all[0]?.model.trim() || 'an unnamed processor'}`
}
