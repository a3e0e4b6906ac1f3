import type { Reporter, TestModule } from 'vitest/node'

/** Ends a test run with one plain line that any machine can read: `N passed, N failed, N skipped`. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()])
    const count = (state: string) => tests.filter((test) => test.result().state === state).length
    const broken = modules.filter((module) => module.errors().length > 0).length // a file or a hook that failed has no test to count
    console.log(
      `${count('passed')} passed, ${count('failed') + broken + unhandledErrors.length} failed, ${count('skipped')} skipped`,
    )
  }
}
