import type { Figures, Report } from './report.ts'

/** The figures as a table for people, in Markdown. Every column is of this one run; ratios are to R, at the same load. */
export function tableOf({ peers, processor, date, rounds, connections }: Report): string {
  const middle = connections[Math.floor(connections.length / 2)]!
  const floorOf = (kind: string) =>
    peers.find(({ isFloor }) => isFloor)!.runs.find((run) => run.kind === kind && run.connections === middle)!
  const lines = peers.flatMap((peer) => {
    const kinds = [...new Set(peer.runs.map(({ kind }) => kind))]
    return kinds.map((kind, index) => {
      const at = (count: number) => peer.runs.find((run) => run.kind === kind && run.connections === count)!
      const run = at(middle)
      const once = (text: string) => (index === 0 ? text : '')
      return [
        kinds.length > 1 ? `${peer.name}, ${kind}` : peer.name,
        (run.turnsPerSecond / floorOf(kind).turnsPerSecond).toFixed(2),
        ...connections.map((count) => String(Math.round(at(count).turnsPerSecond))),
        run.cpu.toFixed(0),
        run.p50.toFixed(2),
        run.p99.toFixed(2),
        once(sessionText(peer)),
        once(peer.coldMs.toFixed(0)),
        once((peer.installedBytes / 1e6).toFixed(1)),
        once(peer.segments?.toFixed(2) ?? ''),
      ]
    })
  })
  const head = [
    `${processor}, ${date}; medians of ${rounds} interleaved rounds`,
    'R',
    ...connections.map((count) => `turns/s, ${count} at once`),
    'CPU µs a turn',
    `p50 ms, ${middle} at once`,
    'p99 ms',
    'bytes a session',
    'first answer ms',
    'installed MB',
    'SMS segments a reply',
  ]
  return [head, head.map((_, index) => (index === 0 ? '---' : '---:')), ...lines]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n')
}

function sessionText({ session }: Figures): string {
  if (!session) return ''
  const bytes = String(Math.round(session.bytes))
  return session.phones < 100_000 ? `${bytes} (at ${session.phones})` : bytes
}
