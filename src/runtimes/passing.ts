/** Headers that a line reads. No other goes on: the rest tells of the caller's machine and network. */
const READ = ['Accept', 'Accept-Language', 'Authorization', 'X-Twilio-Signature']
const METHOD = 'Promotora-Method'
const PATH = 'Promotora-Path'
const ADDRESS = 'https://shard/'

/**
 * A request as it travels to a shard: always a POST to one and the same address, for addresses are what a platform's own
 * records keep. Method, path and query go along as headers.
 */
export function wrapped(request: Request, body: string | undefined): Request {
  const { pathname, search } = new URL(request.url)
  const headers = new Headers({ [METHOD]: request.method, [PATH]: pathname + search })
  for (const name of READ) {
    const value = request.headers.get(name)
    if (value !== null) headers.set(name, value)
  }
  return new Request(ADDRESS, { method: 'POST', headers, body: body ?? '' })
}

/** The request as it came to the line. */
export async function unwrapped(request: Request): Promise<Request> {
  const headers = new Headers(request.headers)
  const method = headers.get(METHOD) ?? 'POST'
  const url = new URL(headers.get(PATH) ?? '/', ADDRESS)
  for (const name of [METHOD, PATH]) headers.delete(name)
  const hasBody = method !== 'GET' && method !== 'HEAD'
  return new Request(url, { method, headers, ...(hasBody && { body: await request.text() }) })
}

/** A message from one part of the program to a shard, at a path that no caller from outside can have. */
export function inward(name: string, body: unknown): Request {
  return new Request(ADDRESS, { method: 'POST', headers: { [PATH]: name }, body: JSON.stringify(body) })
}

/** The name of an inward message; none for a request that came from outside, whose path begins with a slash. */
export function inwardName(request: Request): string | undefined {
  const path = request.headers.get(PATH) ?? '/'
  return path.startsWith('/') ? undefined : path
}
