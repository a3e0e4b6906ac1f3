import type { Line } from './line.ts'

/** Talks to the inspector of a line that was started with `--inspect=127.0.0.1:0`. */
export async function inspect(line: Line) {
  const url = await line.until(/ws:\/\/127\.0\.0\.1:\d+\/[\w-]+/)
  const socket = new WebSocket(url)
  const answers = new Map<number, () => void>()
  let onChunk = (_chunk: string) => {}
  let asked = 0
  socket.addEventListener('message', ({ data }) => {
    const message = JSON.parse(String(data)) as { id?: number; method?: string; params?: { chunk: string } }
    if (message.id !== undefined) answers.get(message.id)?.()
    else if (message.method === 'HeapProfiler.addHeapSnapshotChunk') onChunk(message.params!.chunk)
  })
  await new Promise((done) => socket.addEventListener('open', done))
  const ask = (method: string, params = {}) =>
    new Promise<void>((done) => {
      answers.set(++asked, done)
      socket.send(JSON.stringify({ id: asked, method, params }))
    })
  return {
    /** Frees what nothing holds, twice: what the first round's finalizers let go goes in the second. */
    async collectGarbage() {
      await ask('HeapProfiler.collectGarbage')
      await ask('HeapProfiler.collectGarbage')
    },
    /** Every string and number that is reachable in the heap. The rest of a snapshot is its shape: sizes and edges. */
    async heapSnapshot(): Promise<Buffer> {
      const chunks: Buffer[] = []
      onChunk = (chunk) => chunks.push(Buffer.from(chunk))
      await ask('HeapProfiler.takeHeapSnapshot', { exposeNumericValues: true, captureNumericValue: true })
      const snapshot = Buffer.concat(chunks)
      const strings = snapshot.indexOf('"strings":[')
      if (strings < 0) throw new Error('the snapshot has no strings: V8 writes it another way now')
      return snapshot.subarray(strings)
    },
    close: () => socket.close(),
  }
}
