import { webhookBase } from '../../channels/twilio/webhook-base.ts'
import type { Settings } from '../../config/settings.ts'
import { type Finding, judge } from './finding.ts'
import type { Address } from './read-addresses.ts'
import type { Handler } from './resources.ts'

type Line = Pick<Settings, 'publicUrl' | 'webhookSecretPath'>

/** Where Twilio has to bring what families write. */
export function webhookUrl(line: Line): string {
  return `${line.publicUrl}${webhookBase(line)}/messages`
}

/** Whether what families write to an address comes to us, by POST, and what answers them while we are down. */
export function checkWebhook({ address, handler }: Address, line: Line): Finding[] {
  return judge(
    `webhook ${address}`,
    handler,
    (value) =>
      [
        ofUrl(`webhook ${address}`, value, line),
        ofMethod(`webhook method ${address}`, value.url, value.method),
        ofFallback(`fallback ${address}`, value, line),
        ofMethod(`fallback method ${address}`, value.fallbackUrl, value.fallbackMethod),
      ].flat(),
    'danger',
  )
}

function ofUrl(check: string, { url }: Handler, line: Line): Finding {
  const wanted = new URL(webhookUrl(line))
  const set = `set it to ${shown(line)}, POST`
  if (!url) return { check, verdict: 'danger', is: 'is not set', set, why: 'families get no answer' }
  const found = URL.parse(url)
  if (found && sameAddress(found, wanted)) return { check, verdict: 'ok', is: `goes to ${wanted.host}` }
  // Of a wrong address only its host is told: its path may hold the secret segment.
  const is = !found
    ? 'is no address'
    : found.host === wanted.host
      ? `goes to another path of ${wanted.host}`
      : `goes to ${found.protocol}//${found.host}`
  return { check, verdict: 'danger', is, set, why: 'what families write goes there and not to this line' }
}

/** Compared as Twilio signs it: without the fragment, which holds its connection settings, and without credentials. */
function sameAddress(found: URL, wanted: URL): boolean {
  return found.origin === wanted.origin && found.pathname === wanted.pathname && found.search === wanted.search
}

function shown(line: Line): string {
  return webhookUrl({ ...line, ...(line.webhookSecretPath && { webhookSecretPath: '<WEBHOOK_SECRET_PATH>' }) })
}

/** Nothing set is Twilio's default, POST. */
function ofMethod(check: string, url: Handler['url'], method: Handler['method']): Finding[] {
  if (!url) return []
  if (!method || method === 'POST') return [{ check, verdict: 'ok', is: 'POST' }]
  return [
    {
      check,
      verdict: 'danger',
      is: method,
      set: 'set it to POST',
      why:
        method === 'GET'
          ? 'otherwise the words of families stand in addresses, which logs keep'
          : 'this line answers POST alone',
    },
  ]
}

function ofFallback(check: string, { fallbackUrl }: Handler, { publicUrl }: Line): Finding {
  const set = 'set it to the document that `npm run fallback` writes, hosted somewhere else over https, POST'
  if (!fallbackUrl)
    return { check, verdict: 'change', is: 'is not set', set, why: 'while this line is down families get silence' }
  const found = URL.parse(fallbackUrl)
  if (found?.protocol !== 'https:')
    return { check, verdict: 'danger', is: 'is no https address', set, why: 'the words of families would travel open' }
  if (found.host === new URL(publicUrl).host)
    return { check, verdict: 'change', is: 'is on the same host as this line', set, why: 'both are down together' }
  return { check, verdict: 'ok', is: `goes to ${found.host}` }
}
