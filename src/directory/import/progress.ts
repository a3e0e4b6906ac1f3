type Stream = { isTTY?: boolean; write(text: string): unknown }
const EVERY_MS = 1_000

/** Shows one line that tells how far long work is: rewritten in a terminal, every ten seconds in a log. */
export function showProgress(stream: Stream, now: () => number = Date.now) {
  let last = now()
  let isShown = false
  const every = stream.isTTY ? EVERY_MS : EVERY_MS * 10
  return {
    show(what: string, count: number): void {
      if (now() - last < every) return
      last = now()
      isShown = Boolean(stream.isTTY)
      const line = `${count.toLocaleString('en')} ${what}`
      stream.write(stream.isTTY ? `\r\u001b[K${line}` : `${line}\n`)
    },
    clear(): void {
      if (isShown) stream.write('\r\u001b[K')
      isShown = false
    },
  }
}
