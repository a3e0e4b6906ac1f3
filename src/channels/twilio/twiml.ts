import MessagingResponse from 'twilio/lib/twiml/MessagingResponse.js'

/** Characters that XML 1.0 forbids: most control characters, lone surrogates, U+FFFE and U+FFFF. */
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Cs}/gu

/** The answer to a webhook: one message, or none. Twilio's writer escapes; what XML forbids is removed first. */
export function twiml(text: string | undefined): string {
  const response = new MessagingResponse()
  if (text !== undefined) response.message(text.replace(FORBIDDEN, ''))
  return response.toString()
}
