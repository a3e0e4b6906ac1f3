import type { Directory } from '../ports.ts'

/** Where the directory cannot be opened: every look-up fails by name, and the flow gives the national lines. */
export function noDirectory(): Directory {
  const fail = async () => {
    throw new Error('no directory is open')
  }
  return { forTurn: () => ({ lookUp: fail, recall: fail, knowsPlace: fail }) }
}
