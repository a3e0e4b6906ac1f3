import type { Locale } from '../../text/catalogue.ts'
import type { Words } from '../../text/words.ts'
import type { Finding } from './finding.ts'

/** What no API of Twilio's tells: said as such, with the place to look and what should stand there. */
export function consoleOnly(words: ReadonlyMap<Locale, Words>): Finding[] {
  const settings = 'Console > Messaging > Settings > General'
  const unread = (check: string, set: string, why: string): Finding => ({
    check,
    verdict: 'unread',
    is: 'cannot be read by API',
    set,
    why,
  })
  return [
    unread(
      'retention',
      `${settings}: message retention 7 days, deleted at its end`,
      'it is 13 months otherwise, and catches what the sweep missed',
    ),
    unread(
      'body redaction',
      `${settings} > Message Redaction: message body on if your plan has it`,
      'Twilio then keeps no words',
    ),
    unread(
      'phone number redaction',
      `${settings} > Message Redaction: phone numbers off`,
      'with it Twilio cannot stop at STOP (23001 to 23004), and this line keeps no list of its own',
    ),
    unread(
      'media authentication',
      `${settings}: Enforce HTTP Auth on Media URLs on`,
      'a picture that a family sent can be opened by anybody who has its address otherwise',
    ),
    unread(
      'opt-out words',
      `Console > Messaging > Services > the service > Opt-Out Management: leave the English words; with Advanced Opt-Out add ${stopWords(words)}`,
      'without it this line answers those words itself and names the one that makes the carrier stop',
    ),
  ]
}

/** Single words only: Twilio acts on a message that is exactly the word. */
function stopWords(words: ReadonlyMap<Locale, Words>): string {
  return [...words]
    .filter(([locale]) => locale !== 'en')
    .map(([locale, { stop }]) => `${locale}: ${stop.filter((phrase) => !phrase.includes(' ')).join(', ')}`)
    .join('; ')
}
