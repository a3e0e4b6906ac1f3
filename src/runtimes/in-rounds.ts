/**
 * Holds answers back until all that came with them in this round of the event loop are ready too, then lets them go
 * together. The first wakes whoever waits for it, which costs the system as much as a short turn; the others find them
 * awake. Nobody waits for a message that came later.
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
    const ready = await answer(...args)
    await endOfRound()
    return ready
  }
}
