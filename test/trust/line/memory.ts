import { closeSync, openSync, readFileSync, readSync } from 'node:fs'

const BLOCK_BYTES = 64 * 1024
const PIECE_BYTES = 16 * 1024 * 1024
const ZEROS = Buffer.alloc(BLOCK_BYTES)

/**
 * All that a process has in memory and has not yet zeroed, in pieces, as a core image would hold it: every mapping that
 * can be read, while the process is stopped. Throws where this machine does not let one process look into another.
 */
export function* memoryOf(pid: number): Generator<Buffer> {
  process.kill(pid, 'SIGSTOP')
  const memory = openSync(`/proc/${pid}/mem`, 'r')
  try {
    for (const line of readFileSync(`/proc/${pid}/maps`, 'utf8').split('\n')) {
      const [, from, to, name = ''] = line.match(/^([0-9a-f]+)-([0-9a-f]+) r\S+ \S+ \S+ \d+ *(.*)$/) ?? []
      if (!from || !to || /^\[v/.test(name)) continue // the kernel's own pages
      yield* piecesOf(memory, Number.parseInt(from, 16), Number.parseInt(to, 16))
    }
  } finally {
    closeSync(memory)
    process.kill(pid, 'SIGCONT')
  }
}

/** Blocks that hold anything, put together; a little of each piece is repeated in the next. */
function* piecesOf(memory: number, from: number, to: number): Generator<Buffer> {
  let kept: Buffer[] = []
  const block = Buffer.allocUnsafe(BLOCK_BYTES)
  for (let at = from; at < to; at += BLOCK_BYTES) {
    const read = tryRead(memory, block, Math.min(BLOCK_BYTES, to - at), at)
    if (read > 0 && !block.subarray(0, read).equals(ZEROS.subarray(0, read)))
      kept.push(Buffer.from(block.subarray(0, read)))
    if (kept.length * BLOCK_BYTES < PIECE_BYTES) continue
    yield Buffer.concat(kept)
    kept = kept.slice(-1)
  }
  if (kept.length > 0) yield Buffer.concat(kept)
}

/** How many bytes there are to read; none in a part of a mapping that nothing stands behind. */
function tryRead(memory: number, into: Buffer, length: number, at: number): number {
  try {
    return readSync(memory, into, 0, length, at)
  } catch {
    return 0
  }
}
