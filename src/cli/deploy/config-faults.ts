/** What of wrangler.toml decides what Cloudflare keeps, and whether anybody reaches the line. */
export type DeployConfig = {
  vars?: Record<string, unknown>
  workers_dev?: boolean | undefined
  routes?: unknown[] | undefined
  route?: unknown
  logpush?: boolean | undefined
  observability?: { enabled?: boolean; logs?: { enabled?: boolean }; traces?: { enabled?: boolean } } | undefined
  tail_consumers?: unknown[] | undefined
  d1_databases?: { binding: string; database_id?: string | undefined }[]
  durable_objects?: { bindings: { name: string }[] }
  kv_namespaces?: unknown[]
  r2_buckets?: unknown[]
  queues?: { producers?: unknown[] | undefined; consumers?: unknown[] | undefined }
  analytics_engine_datasets?: unknown[]
}

const NO_DATABASE = /^[0-]*$/

/** Everything in wrangler.toml that would write down what passes through, or that is not filled in. */
export function configFaults(config: DeployConfig, secretNames: readonly string[]): string[] {
  const { observability } = config
  const writesDown: [name: string, is: boolean | undefined][] = [
    ['observability.enabled', observability?.enabled],
    ['observability.logs.enabled', observability?.logs?.enabled],
    ['observability.traces.enabled', observability?.traces?.enabled],
    ['logpush', config.logpush],
    ['tail_consumers', isAny(config.tail_consumers)],
    ['kv_namespaces', isAny(config.kv_namespaces)],
    ['r2_buckets', isAny(config.r2_buckets)],
    ['queues', isAny(config.queues?.producers) || isAny(config.queues?.consumers)],
    ['analytics_engine_datasets', isAny(config.analytics_engine_datasets)],
  ]
  const objects = (config.durable_objects?.bindings ?? []).map(({ name }) => name)
  const databases = config.d1_databases ?? []
  return [
    ...writesDown
      .filter(([, is]) => is)
      .map(([name]) => `wrangler.toml ${name}: is on; take it out: what families write would be kept by Cloudflare`),
    ...(objects.join() === 'SHARD' ? [] : [`wrangler.toml durable_objects: holds ${objects.join()}; SHARD alone`]),
    ...databases
      .filter(({ database_id }) => NO_DATABASE.test(database_id ?? ''))
      .map(() => 'wrangler.toml database_id: is not filled in; `npx wrangler d1 create promotora` prints yours'),
    ...(config.workers_dev || config.route || isAny(config.routes)
      ? []
      : [
          'wrangler.toml routes: is missing; the host of PUBLIC_URL: [[routes]] pattern = "line.example.org", custom_domain = true',
        ]),
    ...secretNames
      .filter((name) => config.vars?.[name] !== undefined)
      .map((name) => `wrangler.toml [vars] ${name}: is a secret; take it out: npx wrangler secret put ${name}`),
  ]
}

function isAny(list: unknown[] | undefined): boolean {
  return (list?.length ?? 0) > 0
}
