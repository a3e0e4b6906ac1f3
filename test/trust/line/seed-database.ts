import { rmSync } from 'node:fs'
import { openLine } from './line.ts'
import { bytesOf, filesBelow, newWorld } from './world.ts'

let made: Promise<string> | undefined

/** The data folder of a line that started and ended without ever getting a message; made once, then copied. */
export function seedDatabase(): Promise<string> {
  made ??= (async () => {
    const world = newWorld()
    process.on('exit', () => rmSync(world.root, { recursive: true, force: true }))
    await (await openLine({ world })).stop()
    return world.data
  })()
  return made
}

/** What its files hold: what a line leaves that nobody wrote to. */
export async function untouchedFiles(): Promise<Buffer[]> {
  return filesBelow(await seedDatabase()).map(({ path }) => bytesOf(path))
}
