/**
 * Works in rounds of the event loop: all that came in one is read first, then answered one after another, then let go
 * together. Code that is not left between two answers is still in the processor's caches at the second; and the first that
 * goes out wakes whoever waits for it, which costs the system as much as a short turn, so that the others find them awake.
 * Nobody waits for a message that came later.
 */
export function inRounds<Arguments extends unknown[], Answer>(
  answer: (...args: Arguments) => Answer | Promise<Answer>,
): (...args: Arguments) => Promise<Answer> {
  let end: Promise<void> | undefined
  const endOfRound = () => {
    end ??= new Promise((go) =>
      setImmediate(() => {
        end = undefined
        go()
      }),
    )
    return end
  }
  return async (...args) => {
    await endOfRound()
    const ready = await answer(...args)
    await endOfRound()
    return ready
  }
}
