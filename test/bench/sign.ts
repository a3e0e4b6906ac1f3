import { randomBytes } from 'node:crypto'
import webhooks from 'twilio/lib/webhooks/webhooks.js'
import { ENVIRONMENT } from './environment.ts'
import type { Message } from './load.ts'

export const PATH = '/webhooks/twilio/messages'

/** A message as Twilio posts it, with a MessageSid of its own and its signature. */
export function signed([from, text]: Message): { body: string; signature: string } {
  const sid = `SM${randomBytes(16).toString('hex')}`
  const fields = {
    ToCountry: 'US',
    ToState: 'WA',
    SmsMessageSid: sid,
    NumMedia: '0',
    ToCity: '',
    FromZip: '',
    SmsSid: sid,
    FromState: 'WA',
    SmsStatus: 'received',
    FromCity: '',
    Body: text,
    FromCountry: 'US',
    To: '+15095550100',
    ToZip: '',
    NumSegments: '1',
    MessageSid: sid,
    AccountSid: ENVIRONMENT.TWILIO_ACCOUNT_SID!,
    From: from,
    ApiVersion: '2010-04-01',
  }
  const url = ENVIRONMENT.PUBLIC_URL + PATH
  const signature = webhooks.getExpectedTwilioSignature(ENVIRONMENT.TWILIO_AUTH_TOKEN!, url, fields)
  return { body: new URLSearchParams(fields).toString(), signature }
}
