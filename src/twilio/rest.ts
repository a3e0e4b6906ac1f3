import type { Access } from './access.ts'

const HOSTS = {
  api: 'https://api.twilio.com',
  messaging: 'https://messaging.twilio.com',
  accounts: 'https://accounts.twilio.com',
  bulkexports: 'https://bulkexports.twilio.com',
  events: 'https://events.twilio.com',
}
export type Host = keyof typeof HOSTS

/** What Twilio said. `status` 0: it did not answer in time, or not at all. `code`: Twilio's own number of an error. */
export type Answer = { status: number; code?: number; retryAfterMs?: number; body: unknown }
/** Asks Twilio once. `path` starts at `/` and holds its query. Never throws. */
export type Ask = (method: 'GET' | 'DELETE', host: Host, path: string) => Promise<Answer>
export type Fetch = (url: string, init: RequestInit) => Promise<Response>

const TIMEOUT_MS = 30_000 // that of Twilio's own client

/**
 * Access to Twilio's REST API by plain `fetch`. Twilio's client is not used for it: that keeps the last request and
 * answer in memory and can log addresses, and each answer here holds a family's number.
 * Nothing is followed, logged or kept; an error is told by its numbers alone, for its words may quote a number.
 */
export function openRest({ accountSid, tokens, apiUrl }: Access, fetch: Fetch): Ask {
  let current = 0
  const once = async (method: string, url: string, token: string): Promise<Answer> => {
    const ended = new AbortController()
    const timer = setTimeout(() => ended.abort(), TIMEOUT_MS)
    try {
      const authorization = `Basic ${Buffer.from(`${accountSid}:${token}`).toString('base64')}`
      const headers = { Authorization: authorization, Accept: 'application/json' }
      const response = await fetch(url, { method, headers, redirect: 'manual', signal: ended.signal })
      const body = parsed(await response.text())
      return {
        status: response.status,
        ...numberOf(body),
        ...waitOf(response.headers.get('Retry-After')),
        body,
      }
    } catch {
      return { status: 0, body: undefined }
    } finally {
      clearTimeout(timer)
    }
  }
  return async (method, host, path) => {
    const url = (apiUrl?.replace(/\/+$/, '') ?? HOSTS[host]) + path
    const used = current
    const answer = await once(method, url, tokens[used]!)
    if (answer.status !== 401 || used + 1 >= tokens.length) return answer
    current = used + 1
    return once(method, url, tokens[current]!)
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function numberOf(body: unknown): { code?: number } {
  const code = typeof body === 'object' && body !== null && 'code' in body ? body.code : undefined
  return typeof code === 'number' ? { code } : {}
}

/** `Retry-After` in seconds or as a date; Twilio documents neither for this API, so it is honoured where it stands. */
function waitOf(header: string | null): { retryAfterMs?: number } {
  if (!header) return {}
  const ms = /^\d{1,6}$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - Date.now()
  return ms > 0 ? { retryAfterMs: ms } : {}
}
