import type { z } from 'zod'
import type { Answer, Ask, Host } from './rest.ts'

/** Twilio answered something else than what was asked for, or nothing. Holds its numbers, never its words. */
export class TwilioError extends Error {
  override name = 'TwilioError'
  readonly answer: Pick<Answer, 'status' | 'code'>
  constructor({ status, code }: Answer) {
    super(saysAnswer({ status, ...(code !== undefined && { code }) }))
    this.answer = { status, ...(code !== undefined && { code }) }
  }
}

/** An answer in words for an operator: `Twilio answered 401 (20003)`. */
export function saysAnswer({ status, code }: Pick<Answer, 'status' | 'code'>): string {
  if (status === 0) return 'Twilio did not answer'
  if (status === 200) return 'Twilio answered, but not what was asked for'
  return `Twilio answered ${status}${code === undefined ? '' : ` (${code})`}`
}

/** Asks for one resource; anything but 200 with an object is a `TwilioError`. */
export async function read(ask: Ask, host: Host, path: string): Promise<Record<string, unknown>> {
  const answer = await ask('GET', host, path)
  if (answer.status !== 200 || typeof answer.body !== 'object' || answer.body === null) throw new TwilioError(answer)
  return answer.body as Record<string, unknown>
}

/** Asks for one resource and reads it by its schema. */
export async function readOne<T>(ask: Ask, host: Host, path: string, schema: z.ZodType<T>): Promise<T> {
  const { data } = schema.safeParse(await read(ask, host, path))
  if (data === undefined) throw new TwilioError({ status: 200, body: undefined })
  return data
}

/**
 * The pages of a list, as Twilio links them: `next_page_uri`, or `meta.next_page_url` in the newer APIs. Of the link only
 * the query is taken, so that no answer can lead elsewhere; a link that was followed before ends the list.
 */
export async function* pagesOf(ask: Ask, host: Host, path: string): AsyncGenerator<Record<string, unknown>> {
  const [list = ''] = path.split('?')
  const followed = new Set<string>()
  for (let next: string | undefined = path; next && !followed.has(next); ) {
    followed.add(next)
    const page = await read(ask, host, next)
    yield page
    const query = linkOf(page)?.split('?')[1]
    next = query === undefined ? undefined : `${list}?${query}`
  }
}

function linkOf({ next_page_uri, meta }: Record<string, unknown>): string | undefined {
  if (typeof next_page_uri === 'string') return next_page_uri
  const link = typeof meta === 'object' && meta !== null && 'next_page_url' in meta ? meta.next_page_url : undefined
  return typeof link === 'string' ? link : undefined
}

/** Every item of a list, each read by its schema. `key`: where the items stand in a page. */
export async function readAll<T>(ask: Ask, host: Host, path: string, key: string, schema: z.ZodType<T>): Promise<T[]> {
  const items: T[] = []
  for await (const page of pagesOf(ask, host, path))
    for (const item of itemsOf(page, key)) {
      const { data } = schema.safeParse(item)
      if (data === undefined) throw new TwilioError({ status: 200, body: undefined })
      items.push(data)
    }
  return items
}

/** How many items a list holds. */
export async function countAll(ask: Ask, host: Host, path: string, key: string): Promise<number> {
  let items = 0
  for await (const page of pagesOf(ask, host, path)) items += itemsOf(page, key).length
  return items
}

/** The items of a page. A page without its list is an error: an empty list is said by Twilio, never supposed. */
export function itemsOf(page: Record<string, unknown>, key: string): unknown[] {
  const items = page[key]
  if (!Array.isArray(items)) throw new TwilioError({ status: 200, body: undefined })
  return items
}
