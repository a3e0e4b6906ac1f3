import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: join(import.meta.dirname, '..'),
  test: {
    include: ['test/**/*.test.ts'],
    reporters: ['default', './test/support/closing-line.ts'],
    maxWorkers: '100%', // one of two cores would be left idle otherwise
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
