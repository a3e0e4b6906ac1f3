import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { unstable_readConfig } from 'wrangler'
import { configFaults, type DeployConfig } from '../../src/cli/deploy/config-faults.ts'
import { ROOT } from '../support/app.ts'

const shipped = unstable_readConfig({ config: join(ROOT, 'wrangler.toml') }, { hideWarnings: true }) as DeployConfig
const SECRETS = ['TWILIO_AUTH_TOKEN', 'WEBHOOK_SECRET_PATH', 'METRICS_TOKEN']
/** The shipped file as an operator fills it in. */
const filledIn: DeployConfig = {
  ...shipped,
  d1_databases: [{ binding: 'DIRECTORY', database_id: 'a1b2c3d4-0000-4000-8000-000000000001' }],
  routes: [{ pattern: 'line.example.org', custom_domain: true }],
}

test('as it ships nothing is written down, and there is no store but the directory and the shards', () => {
  expect(shipped.observability?.enabled).toBe(false)
  expect(shipped.vars?.NODE_ENV).toBe('production')
  expect(shipped.d1_databases?.map(({ binding }) => binding)).toEqual(['DIRECTORY'])
  expect(shipped.durable_objects?.bindings).toEqual([{ name: 'SHARD', class_name: 'Shard' }])
  expect(configFaults(shipped, SECRETS).map((fault) => fault.split(': ')[0])).toEqual([
    'wrangler.toml database_id',
    'wrangler.toml routes',
  ])
})

test('filled in, it has no fault', () => expect(configFaults(filledIn, SECRETS)).toEqual([]))

test.each<[string, Partial<DeployConfig>]>([
  ['observability.enabled', { observability: { enabled: true } }],
  ['observability.logs.enabled', { observability: { enabled: false, logs: { enabled: true } } }],
  ['observability.traces.enabled', { observability: { enabled: false, traces: { enabled: true } } }],
  ['logpush', { logpush: true }],
  ['tail_consumers', { tail_consumers: [{ service: 'tail' }] }],
  ['kv_namespaces', { kv_namespaces: [{ binding: 'KV' }] }],
  ['r2_buckets', { r2_buckets: [{ binding: 'R2' }] }],
  ['queues', { queues: { producers: [{ binding: 'Q' }] } }],
  ['analytics_engine_datasets', { analytics_engine_datasets: [{ binding: 'A' }] }],
  ['durable_objects', { durable_objects: { bindings: [{ name: 'SHARD' }, { name: 'SENDER' }] } }],
  ['[vars] TWILIO_AUTH_TOKEN', { vars: { TWILIO_AUTH_TOKEN: 'x' } }],
])('a deploy is refused with %s', (name, change) =>
  expect(configFaults({ ...filledIn, ...change }, SECRETS)).toEqual([expect.stringContaining(name)]))

test('what plays here only, and would keep records, is off', () => {
  const env = readFileSync(join(ROOT, '.env'), 'utf8')
  expect(env).toMatch(/^X_LOCAL_OBSERVABILITY=false$/m)
  expect(env).toMatch(/^X_LOCAL_EXPLORER=false$/m)
  expect(env).not.toMatch(/TOKEN|SECRET|KEY/)
})
