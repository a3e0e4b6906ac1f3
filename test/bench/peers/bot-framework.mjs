import { serve } from '@hono/node-server'
import { BotAdapter, ConversationState, MemoryStorage, TurnContext } from 'botbuilder-core'
import { Dialog, DialogSet, WaterfallDialog } from 'botbuilder-dialogs'
import { Hono } from 'hono'
import MessagingResponse from 'twilio/lib/twiml/MessagingResponse.js'
import webhooks from 'twilio/lib/webhooks/webhooks.js'
import { TEXTS } from './menu.mjs'
import { PATH, ready, TWILIO_AUTH_TOKEN, URL_SIGNED } from './serve.mjs'

// Microsoft's Bot Framework: a waterfall dialog, its state in the memory storage that comes with it.

class TwimlAdapter extends BotAdapter {
  async sendActivities(context, activities) {
    for (const { type, text } of activities) if (type === 'message') context.turnState.set('said', text)
    return activities.map((_, index) => ({ id: String(index) }))
  }
}

const state = new ConversationState(new MemoryStorage())
const dialogs = new DialogSet(state.createProperty('dialog'))
const step = (text) => async (dialog) => {
  await dialog.context.sendActivity(text)
  return Dialog.EndOfTurn
}
dialogs.add(new WaterfallDialog('menu', TEXTS.map(step)))
const adapter = new TwimlAdapter()
const app = new Hono()
app.post(PATH, async (c) => {
  const fields = Object.fromEntries(new URLSearchParams(await c.req.text()))
  const signature = c.req.header('X-Twilio-Signature')
  if (!webhooks.validateRequest(TWILIO_AUTH_TOKEN, signature, URL_SIGNED, fields)) return c.body(null, 403)
  const context = new TurnContext(adapter, {
    type: 'message',
    channelId: 'twilio-sms',
    text: fields.Body,
    from: { id: fields.From },
    recipient: { id: fields.To },
    conversation: { id: fields.From },
  })
  await adapter.runMiddleware(context, async () => {
    const dialog = await dialogs.createContext(context)
    await dialog.continueDialog()
    if (!context.responded) await dialog.beginDialog('menu')
    await state.saveChanges(context)
  })
  const answer = new MessagingResponse()
  answer.message(context.turnState.get('said'))
  return c.body(answer.toString(), 200, { 'Content-Type': 'text/xml; charset=utf-8' })
})
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ready)
