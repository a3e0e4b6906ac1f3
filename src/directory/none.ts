import type { Directory } from '../ports.ts'

/** Where no directory is set up: every look-up fails by name, and the flow gives the national lines. */
export function noDirectory(): Directory {
  return {
    async nearest() {
      throw new Error('no directory is set up')
    },
  }
}
