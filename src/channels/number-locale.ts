import type { Settings } from '../config/settings.ts'

/** The language of the number that was texted, if it was given one. */
export function numberLocale(to: string, { twilioNumbers }: Settings): { numberLocale?: string } {
  const locale = twilioNumbers.get(withoutChannel(to))
  return locale ? { numberLocale: locale } : {}
}

export function withoutChannel(address: string): string {
  return address.replace(/^whatsapp:/, '')
}
