/** What one experiment came to, in words an outsider can check. */
export type Finding = {
  id: string
  /** What was done, and what had to come of it. */
  did: string
  /** Whether it came out so; `not run` where this machine does not allow the experiment, which is no pass. */
  outcome: 'passed' | 'failed' | 'not run'
  /** Figures worth telling. */
  figures: string
  /** What was found that should not be there. */
  found: string[]
}

export function finding(id: string, did: string, figures: string, found: string[]): Finding {
  return { id, did, figures, found, outcome: found.length === 0 ? 'passed' : 'failed' }
}

export function notRun(id: string, did: string, why: string): Finding {
  return { id, did, figures: why, found: [], outcome: 'not run' }
}
