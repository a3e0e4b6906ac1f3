import { Hono } from 'hono'
import type { App } from './answer.ts'

export function simulatorPage(_app: App): Hono {
  return new Hono()
}
