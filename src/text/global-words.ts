/** The words that work everywhere (contract, section 6), beside STOP and START, which the carrier owns; WIDER on lists. */
export const GLOBALS = [
  'menu',
  'back',
  'more',
  'repeat',
  'help',
  'person',
  'language',
  'privacy',
  'source',
  'delete',
  'wider',
] as const
export type GlobalWord = (typeof GLOBALS)[number]
