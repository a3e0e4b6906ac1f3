const STEP = 50
const HOUR_MS = 3_600_000

/**
 * A count that is told as it stood at the last full hour, in whole fifties: whoever reads it before and after a message
 * reads the same, and whoever knows from elsewhere who wrote when learns nothing from it.
 */
export function hourlyCount(now: () => Date) {
  const hourNow = () => Math.floor(now().getTime() / HOUR_MS)
  let hour = hourNow()
  let count = 0
  let told = 0
  const turn = () => {
    if (hourNow() === hour) return
    hour = hourNow()
    told = count - (count % STEP)
  }
  return {
    add(): void {
      turn()
      count++
    },
    told(): number {
      turn()
      return told
    },
  }
}
export type HourlyCount = ReturnType<typeof hourlyCount>
