import type { Line } from './line.ts'

/**
 * Code that a test loads into the process before the program, to make happen what no caller can: an error outside any
 * request, a full heap, another date. As flags for Node; orders come over the channel between parent and child.
 */
export type Order =
  | { do: 'throw' | 'reject' | 'fill the heap' | 'collect'; saying?: string }
  | { do: 'set the date'; by: number }

const CODE = `
const RealDate = Date
let offsetMs = 0
globalThis.Date = class extends RealDate {
  constructor(...given) { given.length === 0 ? super(RealDate.now() + offsetMs) : super(...given) }
  static now() { return RealDate.now() + offsetMs }
}
const held = []
process.on('message', (order) => {
  if (order.do === 'set the date') { offsetMs = order.by; process.send('done') }
  if (order.do === 'collect') { globalThis.gc(); globalThis.gc(); const { heapUsed, external } = process.memoryUsage(); process.send(heapUsed + external) }
  if (order.do === 'throw') setImmediate(() => { throw Object.assign(new Error(order.saying), { body: order.saying }) })
  if (order.do === 'reject') setImmediate(() => { void Promise.reject(new Error(order.saying)) })
  if (order.do === 'fill the heap') for (;;) held.push(Array.from({ length: 1e5 }, () => ({ text: order.saying })))
})
process.channel.unref()
`
export const PRELOAD = ['--import', `data:text/javascript,${encodeURIComponent(CODE)}`]

/** Collects garbage, twice; the bytes that are then in use. Needs `--expose-gc`. */
export async function bytesInUse({ child }: Line): Promise<number> {
  const told = new Promise<number>((done) => child.once('message', (bytes) => done(Number(bytes))))
  child.send({ do: 'collect' } satisfies Order)
  return told
}
