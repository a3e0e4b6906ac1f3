import webhooks from 'twilio/lib/webhooks/webhooks.js'
import type { Access } from '../access.ts'
import { datesOf } from '../fallback.ts'
import type { Fetch } from '../rest.ts'
import type { Finding } from './finding.ts'

const TIMEOUT_MS = 15_000 // what Twilio waits for a webhook
const MONTH_DAYS = 31
const XML = /^(text|application)\/xml\b/

/**
 * Fetches the fallback document as Twilio would, by a signed POST, and judges its age: hosts of static files often refuse
 * a POST, and what the document says of the law is good for a time only.
 */
export async function checkFallbackDocument(
  fetch: Fetch,
  { accountSid, tokens }: Access,
  { url, method, today }: { url: string; method: string; today: string },
): Promise<Finding> {
  const check = `fallback document at ${new URL(url).host}`
  const change = (is: string, set: string): Finding => ({
    check,
    verdict: 'change',
    is,
    set,
    why: 'while this line is down families get silence or old words',
  })
  const document = await fetchDocument(fetch, { url, method, accountSid, token: tokens[0]! })
  if (typeof document === 'string')
    return change(document, `make the host answer ${method} with the document, as text/xml`)
  const dates = datesOf(document.xml)
  if (!dates)
    return change('is not one that `npm run fallback` wrote, so its age is unknown', 'write it, and host that')
  if (dates.until < today)
    return {
      check,
      verdict: 'danger',
      is: `was good until ${dates.until}`,
      set: 'have its facts reviewed, write it anew with `npm run fallback`, and host that',
      why: 'families would read law that may have changed',
    }
  return daysBetween(dates.written, today) > MONTH_DAYS
    ? change(`was written on ${dates.written}`, 'write it anew with `npm run fallback` each month, and host that')
    : { check, verdict: 'ok', is: `written ${dates.written}, good until ${dates.until}` }
}

type Document = { xml: string }

/** The document, or in words why there is none. */
async function fetchDocument(
  fetch: Fetch,
  { url, method, accountSid, token }: { url: string; method: string; accountSid: string; token: string },
): Promise<Document | string> {
  const ended = new AbortController()
  const timer = setTimeout(() => ended.abort(), TIMEOUT_MS)
  try {
    const form = { AccountSid: accountSid }
    const signature = webhooks.getExpectedTwilioSignature(token, url, method === 'POST' ? form : {})
    const response = await fetch(url, {
      method,
      headers: { 'X-Twilio-Signature': signature },
      ...(method === 'POST' && { body: new URLSearchParams(form) }),
      signal: ended.signal,
    })
    if (!response.ok) return `answers ${response.status}`
    if (!XML.test(response.headers.get('Content-Type') ?? '')) return 'is not served as text/xml'
    return { xml: await response.text() }
  } catch {
    return 'does not answer'
  } finally {
    clearTimeout(timer)
  }
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000
}
