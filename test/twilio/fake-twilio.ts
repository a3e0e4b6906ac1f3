import { operationOf } from './description.ts'

export const ACCOUNT = 'AC00000000000000000000000000000001'
export const TOKEN = '0123456789abcdef0123456789abcdef'
/** Whose messages lie at Twilio in these tests, and what they say: nothing of it may ever be printed. */
export const FAMILY = '+12065550142'
export const WORDS = 'mi hermana fue detenida'

/** How one request is to fail. `hang`: no answer ever comes. `cut`: the connection breaks. */
export type Fault = { status: number; code?: number; retryAfter?: string } | 'hang' | 'cut'
export type StoredMessage = {
  sid: string
  createdAtMs: number
  status: string
  /** So many deletions are refused with 20009. */
  notFinal: number
  /** So many deletions are accepted, and nothing happens. */
  ignored: number
}

/** Where our questions or the stand-in's answers were not as Twilio describes them. Every test ends by seeing none. */
export const untrue: string[] = []

/** A stand-in for Twilio's REST API. Every question and answer is checked against Twilio's own description of it. */
export function fakeTwilio({ nowMs, pageSize = 1000 }: { nowMs: () => number; pageSize?: number }) {
  const messages: StoredMessage[] = []
  const bySid = new Map<string, StoredMessage>()
  const gone = new Set<string>()
  const answers = new Map<string, unknown>()
  const asked: string[] = []
  const twilio = {
    messages,
    asked,
    tokens: [TOKEN],
    fault: (_request: string, _times: number): Fault | undefined => undefined,
    /** What is answered at a path, as JSON; what is not set is 404. */
    answer: (path: string, body: unknown) => void answers.set(path, body),
    /** Puts messages there, `ageMs` old each, newest first. */
    store(count: number, ageMs: number, with_: Partial<StoredMessage> = {}) {
      for (let index = 0; index < count; index++) {
        const sid = `SM${String(messages.length + 1).padStart(32, '0')}`
        const message = { sid, createdAtMs: nowMs() - ageMs, status: 'delivered', notFinal: 0, ignored: 0, ...with_ }
        messages.push(message)
        bySid.set(message.sid, message)
      }
      messages.sort((a, b) => b.createdAtMs - a.createdAtMs)
    },
    left: () => messages.filter(({ sid }) => !gone.has(sid)),
    fetch,
  }
  const times = new Map<string, number>()

  async function fetch(address: string, init: RequestInit): Promise<Response> {
    const url = new URL(address)
    const method = init.method ?? 'GET'
    const request = `${method} ${url.pathname}`
    asked.push(request)
    const host = url.hostname.endsWith('.twilio.com') ? url.origin : undefined
    const operation = operationOf(method, host, url.pathname)
    if (!operation) {
      untrue.push(`Twilio's description knows no ${request}`)
      return new Response(null, { status: 404 })
    }
    note(`query of ${request}`, operation.checkQuery(Object.fromEntries(url.searchParams)))

    const count = (times.get(request) ?? 0) + 1
    times.set(request, count)
    const fault = twilio.fault(request, count)
    if (fault === 'cut') throw new TypeError('fetch failed')
    if (fault === 'hang')
      return new Promise((_, fail) => init.signal!.addEventListener('abort', () => fail(new Error('aborted'))))
    const { status, body, headers } = fault
      ? { status: fault.status, body: errorBody(fault.status, fault.code ?? fault.status), headers: retryHeader(fault) }
      : { ...answerTo(method, url, new Headers(init.headers).get('Authorization')), headers: undefined }
    note(`answer ${status} to ${request}`, operation.checkAnswer(status, body))
    return new Response(body === undefined ? null : JSON.stringify(body), { status, ...(headers && { headers }) })
  }

  function answerTo(method: string, url: URL, authorization: string | null): { status: number; body?: unknown } {
    const credentials = twilio.tokens.map((token) => `Basic ${btoa(`${ACCOUNT}:${token}`)}`)
    if (!credentials.includes(authorization ?? '')) return { status: 401, body: errorBody(401, 20003) }
    const list = `/2010-04-01/Accounts/${ACCOUNT}/Messages`
    if (url.pathname === `${list}.json`) return { status: 200, body: page(url) }
    if (method === 'DELETE') return remove(url.pathname.slice(list.length + 1, -'.json'.length))
    const body = answers.get(url.pathname)
    return body === undefined ? { status: 404, body: errorBody(404, 20404) } : { status: 200, body }
  }

  /** A page begins behind the message its token names, whether that is still there or not. */
  function page(url: URL): unknown {
    const size = Math.min(Number(url.searchParams.get('PageSize') ?? 50), pageSize)
    const token = url.searchParams.get('PageToken')
    const before = url.searchParams.get('DateSent<')
    const from = token ? messages.findIndex(({ sid }) => `PA${sid}` === token) + 1 : 0
    const found: StoredMessage[] = []
    for (let at = from; at < messages.length && found.length <= size; at++) {
      const message = messages[at]!
      const day = new Date(message.createdAtMs).toISOString().slice(0, 10)
      if (!gone.has(message.sid) && (!before || day <= before)) found.push(message)
    }
    const shown = found.slice(0, size)
    const next = found.length > size ? `${url.pathname}?PageSize=${size}&Page=1&PageToken=PA${shown.at(-1)!.sid}` : null
    const [uri, first] = [url.pathname + url.search, `${url.pathname}?PageSize=${size}&Page=0`]
    return {
      ...{ page: 0, page_size: size, start: 0, end: shown.length, uri, first_page_uri: first },
      ...{ previous_page_uri: null, next_page_uri: next, messages: shown.map(record) },
    }
  }

  function remove(sid: string): { status: number; body?: unknown } {
    const message = bySid.get(sid)
    if (!message || gone.has(sid)) return { status: 404, body: errorBody(404, 20404) }
    if (message.notFinal > 0) {
      message.notFinal--
      return { status: 409, body: errorBody(409, 20009) }
    }
    if (message.ignored > 0) message.ignored--
    else gone.add(sid)
    return { status: 204 }
  }
  return twilio
}

function record({ sid, createdAtMs, status }: StoredMessage) {
  const date = new Date(createdAtMs).toUTCString().replace('GMT', '+0000')
  return {
    ...{ sid, status, account_sid: ACCOUNT, api_version: '2010-04-01', direction: 'inbound', body: WORDS },
    ...{ from: FAMILY, to: '+15095550100', num_segments: '1', num_media: '0', price: null, price_unit: 'USD' },
    ...{ date_created: date, date_sent: date, date_updated: date, error_code: null, error_message: null },
    ...{
      messaging_service_sid: null,
      subresource_uris: {},
      uri: `/2010-04-01/Accounts/${ACCOUNT}/Messages/${sid}.json`,
    },
  }
}

/** Twilio's words quote what was asked, so they hold a family's number here. */
function errorBody(status: number, code: number) {
  return {
    code,
    status,
    message: `not possible for ${FAMILY}`,
    more_info: `https://www.twilio.com/docs/errors/${code}`,
  }
}

function retryHeader(fault: { retryAfter?: string }): Record<string, string> | undefined {
  return fault.retryAfter ? { 'Retry-After': fault.retryAfter } : undefined
}

function note(what: string, faults: string[]): void {
  if (faults.length > 0) untrue.push(`${what} is not as Twilio describes it: ${faults.join('; ')}`)
}
