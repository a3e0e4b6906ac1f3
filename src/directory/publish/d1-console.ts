/** Where a D1 database is: in wrangler's folder on this machine, or at Cloudflare. */
export const D1_PLACES = ['local', 'remote'] as const
export type D1Place = (typeof D1_PLACES)[number]

/** A D1 database as a console reaches it. */
export type D1Console = {
  ask<Row>(statement: string): Promise<Row[]>
  /** Runs statements together: all of them or, when one fails, none. */
  run(statements: string[]): Promise<void>
  close(): Promise<void>
}

/** Thrown when D1 cannot be reached or refuses. The message is the vendor's own, which knows nothing of families. */
export class D1Error extends Error {
  override name = 'D1Error'
}
