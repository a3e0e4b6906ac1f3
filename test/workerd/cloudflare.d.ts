/** What the tests use of workerd's own modules. */
declare module 'cloudflare:workers' {
  import type { D1Database } from '@cloudflare/workers-types'
  import type { ObjectState, Objects } from '../../src/runtimes/worker-env.ts'
  export const env: { DIRECTORY: D1Database; SHARD: Objects } & Record<string, unknown>
  export const exports: { default: { fetch(url: string, init?: RequestInit): Promise<Response> } }
  export type { ObjectState }
}

declare module 'cloudflare:test' {
  type Stub = { fetch(request: Request): Promise<Response> }
  type State = {
    storage: {
      list(): Promise<Map<string, unknown>>
      getAlarm(): Promise<number | null>
      sql: { databaseSize: number }
    }
  }
  export function runInDurableObject<Result>(
    stub: Stub,
    run: (object: unknown, state: State) => Promise<Result>,
  ): Promise<Result>
  export function runDurableObjectAlarm(stub: Stub): Promise<boolean>
  export function abortAllDurableObjects(): Promise<void>
}

/** What Vite makes of a call that names many files. */
interface ImportMeta {
  glob<Module>(pattern: string, options: { query: string; import: string; eager: true }): Record<string, Module>
}
