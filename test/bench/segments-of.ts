import { sizeOf } from '../../src/text/segments.ts'
import { choices, greetings, newPhones } from './messages.ts'
import type { Server } from './processes.ts'
import { PATH, signed } from './sign.ts'

/** What a reply of the menu costs in SMS segments, as Twilio counts them: of a first message and three choices. */
export async function segmentsPerReply({ origin }: Server): Promise<number> {
  const phones = newPhones(1)
  const messages = [...greetings(phones), ...choices(phones)]
  let segments = 0
  for (const message of messages) {
    const { body, signature } = signed(message)
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded', 'X-Twilio-Signature': signature }
    const answer = await fetch(origin + PATH, { method: 'POST', body, headers })
    segments += sizeOf(saidIn(await answer.text())).segments
  }
  return segments / messages.length
}

function saidIn(twiml: string): string {
  const [, text = ''] = /<Message>([\s\S]*)<\/Message>/.exec(twiml) ?? []
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}
