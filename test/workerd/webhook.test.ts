import { exports } from 'cloudflare:workers'
import { webhookSuite } from '../http/webhook-suite.ts'

webhookSuite(() => (path, init) => exports.default.fetch(`http://line${path}`, init))
