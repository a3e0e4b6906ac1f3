import type { Figures, Growth, Report } from './report.ts'

/** Rows of cells; the first holds the names of the columns. */
export type Table = string[][]

/** Everything measured of each peer, and of each kind of message Promotora was sent. Ratios are to R's choices. */
export function comparisonOf({ peers, connections }: Report): Table {
  const middle = middleOf(connections)
  const rows = peers.flatMap((peer) =>
    kindsOf(peer).map((kind, index) => {
      const at = (count: number) => peer.runs.find((run) => run.kind === kind && run.connections === count)
      const { turnsPerSecond, cpu, p50, p99 } = at(middle)!
      const once = (text: string) => (index === 0 ? text : '')
      return [
        labelOf(peer, kind),
        (turnsPerSecond / floorOf(peers, middle)).toFixed(2),
        ...connections.map((count) => at(count)?.turnsPerSecond.toFixed(0) ?? ''),
        cpu.toFixed(0),
        p50.toFixed(2),
        p99.toFixed(2),
        once(sessionText(peer)),
        once(peer.coldMs.toFixed(0)),
        once((peer.installedBytes / 1e6).toFixed(1)),
        once(peer.segments.toFixed(2)),
      ]
    }),
  )
  const perSecond = connections.map((count) => `turns/s at ${count}`)
  const times = ['CPU µs', 'p50 ms', 'p99 ms']
  return [['', 'of R', ...perSecond, ...times, 'B/session', 'start ms', 'MB', 'segments'], ...rows]
}

export function growthOf({ grown }: Growth): Table {
  const rows = grown.map(({ what, kind, turnsPerSecond, cpu, p99 }) => [
    `${what}, ${kind}`,
    turnsPerSecond.toFixed(0),
    cpu.toFixed(0),
    p99.toFixed(2),
  ])
  return [['', 'turns/s', 'CPU µs', 'p99 ms'], ...rows]
}

/** Turns a second of the floor at the middle load: what 1.00 stands for. */
export function floorOf(peers: readonly Figures[], connections: number): number {
  const { runs } = peers.find(({ isFloor }) => isFloor)!
  return runs.find((run) => run.kind === 'choice' && run.connections === connections)!.turnsPerSecond
}

export function middleOf(connections: readonly number[]): number {
  return connections[Math.floor(connections.length / 2)]!
}

export function labelOf({ name, ...peer }: Figures, kind: string): string {
  return kindsOf(peer).length > 1 ? `${name}, ${kind}` : name
}

function kindsOf({ runs }: Pick<Figures, 'runs'>): string[] {
  return [...new Set(runs.map(({ kind }) => kind))]
}

function sessionText({ session }: Figures): string {
  if (!session) return ''
  const bytes = session.bytes.toFixed(0)
  return session.phones < 100_000 ? `${bytes} (${session.phones} phones)` : bytes
}

/** A table for a terminal. */
export function padded(table: Table): string {
  const widths = table[0]!.map((_, column) => Math.max(...table.map((row) => row[column]!.length)))
  const line = (row: string[]) =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))).join('  ')
  return table.map((row) => line(row).trimEnd()).join('\n')
}

/** A table for a page. */
export function inMarkdown([head, ...rows]: Table): string {
  const rule = head!.map((_, column) => (column === 0 ? '---' : '---:'))
  return [head!, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}
