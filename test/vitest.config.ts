import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { cloudflareTest } from '@cloudflare/vitest-pool-workers'
import { defineConfig } from 'vitest/config'
import { TWILIO } from './support/twilio-env.ts'

const ROOT = join(import.meta.dirname, '..')
const WORKERD = join(import.meta.dirname, 'workerd')
/** Tests that run on both runtimes: what they ask of files and of better-sqlite3 is answered by the Worker's pack and by D1. */
const ON_BOTH = [
  'test/sessions/*.test.ts',
  'test/limits/{answered,day,sketch,sliding-counts}.test.ts',
  'test/counts/weekly-counts.test.ts',
  'test/text/cldr.test.ts',
  'test/directory/{places,consulates,hotlines,id-programs}.test.ts',
]

/** What is built, text or bytes, as a module, as wrangler bundles it. */
const asModule = (path: string) => {
  if (path.endsWith('.pack')) return `export default ${JSON.stringify(readFileSync(path, 'utf8'))}`
  if (path.endsWith('.br')) return `export default Uint8Array.fromBase64('${readFileSync(path, 'base64')}').buffer`
  return undefined
}

export default defineConfig({
  root: ROOT,
  test: {
    reporters: ['default', './test/support/closing-line.ts'],
    projects: [
      {
        root: ROOT,
        test: {
          name: 'node',
          sequence: { groupOrder: 0 },
          include: ['test/**/*.test.ts'],
          exclude: ['test/workerd/**', '**/node_modules/**'],
          maxWorkers: '100%', // one of two cores would be left idle otherwise
          isolate: false, // the content of eleven languages is read once a worker, not once a file
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        root: ROOT,
        plugins: [
          { name: 'pack', load: asModule },
          cloudflareTest({
            main: join(ROOT, 'src/runtimes/worker.ts'),
            wrangler: { configPath: join(ROOT, 'wrangler.toml') },
            miniflare: { bindings: { ...TWILIO, NODE_ENV: 'development', SIMULATOR: 'on', LOG_LEVEL: 'silent' } },
          }),
        ],
        resolve: {
          alias: ['directory', 'read-content'].map((name) => ({
            find: new RegExp(`^(\\.\\./support/|\\./)${name}\\.ts$`),
            replacement: join(WORKERD, `support/${name}.ts`),
          })),
        },
        test: {
          name: 'workerd',
          sequence: { groupOrder: 1 }, // after the others: workerd wants a core of its own
          maxWorkers: '100%',
          include: ['test/workerd/**/*.test.ts', ...ON_BOTH],
          globalSetup: join(WORKERD, 'global-setup.ts'),
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
