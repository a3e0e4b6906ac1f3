import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { readMigrations } from '../../src/directory/migrate.ts'
import { prepareDirectory } from '../../src/directory/prepare.ts'
import { publishDirectory } from '../../src/directory/publish/publish.ts'

const ROOT = join(import.meta.dirname, '../..')
const TODAY = '2026-11-22' // nothing of this project is imported here that only the Worker has

declare module 'vitest' {
  export interface ProvidedContext {
    /** What fills an empty D1 with the directory as it ships, batch by batch. */
    statements: string[][]
  }
}

/** Before the Worker's tests: its content is packed, and what a first deploy would send to D1 is written down. */
export default async function setup({ provide }: TestProject): Promise<void> {
  execFileSync(process.execPath, [join(ROOT, 'src/runtimes/pack-content.ts')])
  const folder = mkdtempSync(join(tmpdir(), 'promotora-'))
  try {
    const prepared = await prepareDirectory(join(folder, 'test.db'), ROOT, TODAY)
    if ('faults' in prepared) throw new Error(prepared.faults.join('\n'))
    const statements: string[][] = []
    const recorder = {
      ask: async () => [],
      run: async (batch: string[]) => void statements.push(batch),
      close: async () => {},
    }
    await publishDirectory(prepared.directory.db, recorder, readMigrations(join(ROOT, 'drizzle/migrations')))
    prepared.directory.close()
    provide('statements', statements)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
