import { createHash, timingSafeEqual } from 'node:crypto'
import { Hono } from 'hono'
// Part by part: the whole of it also watches processes and clusters, which a Worker has not.
import Counter from 'prom-client/lib/counter.js'
import Gauge from 'prom-client/lib/gauge.js'
import Registry from 'prom-client/lib/registry.js'
import type { App } from '../channels/app.ts'
import { METRICS } from '../purpose/metrics.ts'

/** `/metrics` for Prometheus, with the token of the settings as a bearer token. No default metrics: they time messages. */
export function metricsRoute(app: App, token: string): Hono {
  const registry = registryOf(app)
  const isAllowed = bearerOf(token)
  const routes = new Hono()
  routes.get('/metrics', async (c) =>
    isAllowed(c.req.header('Authorization'))
      ? c.body(await registry.metrics(), 200, { 'Content-Type': registry.contentType })
      : c.body(null, 401, { 'WWW-Authenticate': 'Bearer' }),
  )
  return routes
}

function registryOf({ ports, degraded, eventCounts, traffic }: App): Registry {
  const registry = new Registry()
  const named = <Name extends keyof typeof METRICS>(name: Name) => ({
    name,
    help: METRICS[name],
    registers: [registry],
  })
  new Gauge(named('promotora_started_seconds')).set(Math.floor(ports.clock.now().getTime() / 1000))
  new Gauge({
    ...named('promotora_degraded'),
    labelNames: ['part'],
    collect() {
      this.set({ part: 'directory' }, degraded.has('directory') ? 1 : 0)
    },
  })
  new Counter({
    ...named('promotora_events_total'),
    labelNames: ['event'],
    collect() {
      this.reset()
      for (const [event, count] of eventCounts()) this.inc({ event }, count)
    },
  })
  for (const [name, count] of [
    ['promotora_messages_total', traffic.messages],
    ['promotora_replays_total', traffic.replays],
  ] as const)
    new Counter({
      ...named(name),
      collect() {
        this.reset()
        this.inc(count.told())
      },
    })
  return registry
}

/** Whether a header carries the token, in a time that tells nothing of it. */
function bearerOf(token: string): (header: string | undefined) => boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  const expected = digest(`Bearer ${token}`)
  return (header = '') => timingSafeEqual(digest(header), expected)
}
