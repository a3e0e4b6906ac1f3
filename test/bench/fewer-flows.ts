import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { readAnew } from '../../src/check/read-anew.ts'
import { systemClock } from '../../src/clock.ts'
import { contentFiles } from '../../src/content/files.ts'
import type { Spoken } from '../../src/content.ts'
import { createApp } from '../../src/http/app.ts'
import { start } from '../../src/start.ts'

/** What every line needs: the menu, and the flows that words which work everywhere lead to. */
const ALWAYS = ['menu', 'language', 'person', 'about.privacy', 'shared']

// Promotora with so many of its flows besides those, and without a directory: `node test/bench/fewer-flows.ts 10`. Whatever
// leads to a flow that is left out leads to the menu.
const flows = Number(process.argv[2])
const write = (line: string) => process.stdout.write(`${line}\n`)
const started = await start({
  env: process.env,
  clock: systemClock,
  write,
  openDirectory: async () => ({ faults: [] }),
  async readContent() {
    const { content, broken } = readAnew(contentFiles(join(import.meta.dirname, '../..')))
    return { content: withFewer(content), broken }
  },
})
if ('faults' in started) throw new Error(started.faults.join('\n'))
const { app, ready } = started
await ready
serve({ fetch: createApp(app).fetch, port: app.settings.port, hostname: app.settings.host }, ({ port }) =>
  write(`answers at http://${app.settings.host}:${port}`),
)

function withFewer(content: Spoken): Spoken {
  const { nodes, starts } = content.flows.graph
  const some = [...starts.keys()].filter((flow) => !ALWAYS.includes(flow)).slice(0, flows)
  const kept = new Set([...ALWAYS, ...some])
  const isLeftOut = (value: unknown) =>
    typeof value === 'string' && nodes.has(value) && !kept.has(nodes.get(value)!.flow)
  const menu = starts.get('menu')!
  const led = [...nodes.values()]
    .filter(({ flow }) => kept.has(flow))
    .map((node) => JSON.parse(JSON.stringify(node), (_, value) => (isLeftOut(value) ? menu : value)) as typeof node)
  const lists = [...content.phrases.lists].map(([locale, list]) => {
    const topics = new Map([...list.topics].filter(([topic]) => kept.has(topic)))
    const examples = new Map([...list.examples].filter(([topic]) => kept.has(topic)))
    return [locale, { ...list, topics, examples }] as const
  })
  return {
    ...content,
    flows: {
      graph: {
        nodes: new Map(led.map((node) => [node.id, node])),
        starts: new Map([...starts].filter(([flow]) => kept.has(flow))),
      },
    },
    phrases: { lists: new Map(lists) },
  }
}
