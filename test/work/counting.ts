import SQLite from 'better-sqlite3'

/** What a turn did, as far as it can be counted: it holds on any machine, which a time does not. */
export type Work = { statements: number; expressions: number; formatters: number; largeArrays: number }

/** From so many bytes on an array is large: nothing that a message is read with needs one. */
const LARGE_BYTES = 16_384
const ARRAYS = ['Uint8Array', 'Uint16Array', 'Uint32Array', 'Int32Array', 'Float32Array', 'Float64Array'] as const
const FORMATTERS = ['DateTimeFormat', 'NumberFormat', 'ListFormat', 'DisplayNames', 'Collator', 'Segmenter'] as const

const STATEMENT = Object.getPrototypeOf(new SQLite(':memory:').prepare('select 1'))

/** Counts what `act` does: statements asked, expressions and formatters made, large arrays made. */
export async function workOf(act: () => Promise<unknown>): Promise<Work> {
  const work: Work = { statements: 0, expressions: 0, formatters: 0, largeArrays: 0 }
  const undo = [
    ...['all', 'get', 'run', 'iterate'].map((name) => counted(STATEMENT, name, () => work.statements++)),
    counted(globalThis, 'RegExp', () => work.expressions++),
    ...FORMATTERS.map((name) => counted(Intl, name, () => work.formatters++)),
    ...ARRAYS.map((name) =>
      counted(globalThis, name, (made) => {
        if ((made as Uint8Array).byteLength >= LARGE_BYTES) work.largeArrays++
      }),
    ),
  ]
  try {
    await act()
  } finally {
    for (const back of undo) back()
  }
  return work
}

/** Tells of each call of a function and each thing made by it, until it is taken back. */
function counted(owner: object, name: string, tell: (made: unknown) => void): () => void {
  const own = Object.getOwnPropertyDescriptor(owner, name)!
  const value = new Proxy(own.value, {
    construct(target, given, newTarget) {
      const made = Reflect.construct(target, given, newTarget)
      tell(made)
      return made
    },
    apply(target, self, given) {
      const made = Reflect.apply(target, self, given)
      tell(made)
      return made
    },
  })
  Object.defineProperty(owner, name, { ...own, value })
  return () => Object.defineProperty(owner, name, own)
}
