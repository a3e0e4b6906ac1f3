import { createServer } from 'node:http'
import { TEXTS } from './menu.mjs'
import { ready } from './serve.mjs'

// Node with a constant answer: nothing is read, nothing verified.

const twiml = `<Response><Message>${TEXTS[0]}</Message></Response>`
const headers = { 'Content-Type': 'text/xml; charset=utf-8', 'Content-Length': Buffer.byteLength(twiml) }
const server = createServer((request, response) => {
  request.resume()
  response.writeHead(200, headers)
  response.end(twiml)
})
server.listen(0, '127.0.0.1', () => ready(server.address()))
