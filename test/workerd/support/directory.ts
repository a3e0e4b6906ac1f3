import { env } from 'cloudflare:workers'
import { inject } from 'vitest'
import { openD1 } from '../../../src/directory/d1.ts'
import type { DirectoryDatabase } from '../../../src/directory/database.ts'
import { directoryOf } from '../../../src/directory/look-up.ts'
import type { Directory } from '../../../src/ports.ts'

// Stands for test/support/directory.ts where tests run in workerd: the same directory, on D1.

export { MONDAY_MORNING, placeAt } from '../../support/places.ts'

let seeded: Promise<DirectoryDatabase> | undefined
/** The directory as a first deploy fills D1 with it, once for a test file. */
export function seededDirectory(): Promise<DirectoryDatabase> {
  seeded ??= (async () => {
    const { DIRECTORY } = env
    for (const batch of inject('statements'))
      await DIRECTORY.batch(batch.map((statement) => DIRECTORY.prepare(statement)))
    return openD1(DIRECTORY)
  })()
  return seeded
}

/** The directory as it ships, as the flows look things up in it. */
export async function seededLookUps(): Promise<Directory> {
  return directoryOf((await seededDirectory()).db)
}
