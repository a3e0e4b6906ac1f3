import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

/** The files a process holds open, deleted ones too, as `/proc` tells them; none where there is no `/proc`. */
export function openFiles(pid: number): { target: string; content: () => Buffer }[] {
  const folder = `/proc/${pid}/fd`
  return attempt(() => readdirSync(folder), []).flatMap((fd) => {
    const target = attempt(() => readlinkSync(`${folder}/${fd}`), '')
    const onDisk = target.startsWith('/') && !target.startsWith('/dev/') && !target.startsWith('/proc/')
    return onDisk ? [{ target, content: () => attempt(() => readFileSync(`${folder}/${fd}`), Buffer.alloc(0)) }] : []
  })
}

/** kB of a process that stand in swap, and the most bytes a core file of it may have. */
export function exposure(pid: number): { swapKb: number; coreBytes: string } {
  const status = attempt(() => readFileSync(`/proc/${pid}/status`, 'utf8'), '')
  const limits = attempt(() => readFileSync(`/proc/${pid}/limits`, 'utf8'), '')
  return {
    swapKb: Number(status.match(/VmSwap:\s+(\d+)/)?.[1] ?? 0),
    coreBytes: limits.match(/Max core file size\s+(\S+)/)?.[1] ?? 'unknown',
  }
}

function attempt<T>(read: () => T, otherwise: T): T {
  try {
    return read()
  } catch {
    return otherwise
  }
}
