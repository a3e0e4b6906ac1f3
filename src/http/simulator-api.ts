import { Hono } from 'hono'
import type { z } from 'zod'
import type { App } from '../channels/app.ts'
import { explained, SimulatedMessage } from '../channels/simulator/simulate.ts'
import { limitedBody } from './body-size.ts'

/** The header that says why each row of the directory was chosen, as JSON. */
const WHY = 'Promotora-Why'

/** The simulator's API: one JSON message in, one JSON reply out, through the same pipeline as the webhook. */
export function simulatorApi(app: App): Hono {
  const routes = new Hono()
  routes.use('/simulator/*', limitedBody())
  routes.post('/simulator/messages', async (c) => {
    const read = SimulatedMessage.safeParse(await c.req.json().catch(() => undefined))
    if (!read.success) return c.json({ error: whatIsWrong(read.error) }, 400)
    const { reply, why } = await explained(app, read.data)
    // Beside the reply, whose fields are promised: the simulator's page shows it to authors.
    return c.json(reply, 200, { [WHY]: JSON.stringify(why) })
  })
  return routes
}

function whatIsWrong(error: z.ZodError): string {
  const [issue] = error.issues
  if (!issue) return 'message: not readable'
  if (issue.code === 'unrecognized_keys') return `${issue.keys[0]}: no such field`
  return `${issue.path.join('.') || 'message'}: ${issue.message}`
}
