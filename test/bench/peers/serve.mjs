// What all peers share: the settings they are started with, and the line that says where they answer.

export const { TWILIO_AUTH_TOKEN, PUBLIC_URL } = process.env
export const PATH = '/webhooks/twilio/messages'
export const URL_SIGNED = PUBLIC_URL + PATH

/** Prints the line the bench waits for, as Promotora does. */
export function ready({ port }) {
  process.stdout.write(`answers at http://127.0.0.1:${port}\n`)
}
