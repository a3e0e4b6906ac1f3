/** The words on which Twilio itself blocks a US number, confirms, and still calls us. Source: Twilio, Advanced Opt-Out. */
export const TWILIO_STOP_WORDS = [
  'STOP',
  'STOPALL',
  'UNSUBSCRIBE',
  'CANCEL',
  'END',
  'QUIT',
  'REVOKE',
  'OPTOUT',
] as const
/** The words on which Twilio lifts the block. */
export const TWILIO_START_WORDS = ['START', 'YES', 'UNSTOP'] as const
/** Every word the carrier acts on: no text invites one as an answer. */
export const CARRIER_WORDS = [...TWILIO_STOP_WORDS, ...TWILIO_START_WORDS, 'HELP', 'INFO'] as const
