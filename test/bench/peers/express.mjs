import express from 'express'
import twilio from 'twilio'
import { nextStep, TEXTS } from './menu.mjs'
import { PATH, ready, TWILIO_AUTH_TOKEN, URL_SIGNED } from './serve.mjs'

// The usual tutorial: Express, twilio's middleware, a Map by telephone number.

const steps = new Map()
const app = express()
app.use(express.urlencoded({ extended: false }))
app.post(PATH, twilio.webhook({ url: URL_SIGNED }, TWILIO_AUTH_TOKEN), (request, response) => {
  const { From, Body } = request.body
  const step = nextStep(steps.get(From), Body)
  steps.set(From, step)
  const answer = new twilio.twiml.MessagingResponse()
  answer.message(TEXTS[step])
  response.type('text/xml').send(answer.toString())
})
const server = app.listen(0, '127.0.0.1', () => ready(server.address()))
