import { spawn } from 'node:child_process'
import { join } from 'node:path'
import workerd from 'workerd'
import { ready, TWILIO_AUTH_TOKEN, URL_SIGNED } from './serve.mjs'

// Starts workerd, which comes with the product's own tests, and says where it answers.

const config = join(import.meta.dirname, 'workerd.capnp')
const line = spawn(workerd.default ?? workerd, ['serve', '--control-fd=3', config], {
  stdio: ['ignore', 'inherit', 'inherit', 'pipe'],
  env: { TWILIO_AUTH_TOKEN, URL_SIGNED },
})
process.on('exit', () => line.kill('SIGKILL'))
line.on('exit', (code) => process.exit(code ?? 1))
line.stdio[3].on('data', (data) => {
  for (const said of String(data).trim().split('\n').map(JSON.parse)) if (said.event === 'listen') ready(said)
})
