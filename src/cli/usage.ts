import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'

/** The options of a command; one that is not known ends the program as wrong usage. */
export function readOptions<T extends ParseArgsOptionsConfig>(options: T) {
  try {
    return parseArgs({ options }).values
  } catch (error) {
    return refuse(2, [error instanceof Error ? error.message : 'wrong usage'])
  }
}

/** Ends the program with a plain line for each reason. */
export function refuse(exitCode: number, reasons: string[]): never {
  for (const reason of reasons) process.stderr.write(`${reason}\n`)
  process.exit(exitCode)
}
