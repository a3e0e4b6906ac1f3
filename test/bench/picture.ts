import type { Report } from './report.ts'
import { floorOf, labelOf, middleOf } from './table.ts'

const ROW = 34
const LABEL = 250
const WIDTH = 860
const TOP = 64
/** What the longest bar leaves free for its figure. */
const FIGURE = 80

/** The figures as a picture: one bar a peer, its turns a second as a share of R, at the middle load. */
export function pictureOf({ peers, processor, date, connections }: Report): string {
  const middle = middleOf(connections)
  const floor = floorOf(peers, middle)
  const bars = peers.flatMap((peer) =>
    peer.runs
      .filter((run) => run.connections === middle)
      .map((run) => ({ label: labelOf(peer, run.kind), ratio: run.turnsPerSecond / floor, isOurs: peer.isOurs })),
  )
  const scale = (WIDTH - LABEL - FIGURE) / Math.max(...bars.map(({ ratio }) => ratio))
  const height = TOP + bars.length * ROW + 24
  const one = (LABEL + scale).toFixed(1)
  const rows = bars.map(({ label, ratio, isOurs }, index) => {
    const y = TOP + index * ROW
    const width = Math.max(2, ratio * scale)
    return `<text x="${LABEL - 12}" y="${y + 17}" text-anchor="end">${escaped(label)}</text>
<rect x="${LABEL}" y="${y}" width="${width.toFixed(1)}" height="24" rx="3" fill="${isOurs ? '#b4451f' : '#7a8794'}"/>
<text x="${(LABEL + width + 8).toFixed(1)}" y="${y + 17}">${ratio.toFixed(2)}</text>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="title" font-family="system-ui, sans-serif" font-size="14" fill="#5c6670">
<title id="title">Turns a second, as a share of the least that a signed webhook costs (R)</title>
<rect width="100%" height="100%" fill="#fff"/>
<text x="16" y="26" font-size="16" font-weight="600">Turns a second, as a share of R: the least that a signed webhook on Hono costs</text>
<text x="16" y="47">${escaped(`${processor}, ${date}, ${middle} at once, one core for the server`)}</text>
<line x1="${one}" y1="${TOP - 6}" x2="${one}" y2="${height - 16}" stroke="#5c6670" stroke-dasharray="3 4"/>
${rows.join('\n')}
</svg>
`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
