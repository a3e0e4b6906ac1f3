import type { Code } from './codes.ts'

/** A web address as it can be opened, or nothing; what was done to it, if anything. */
export function readWebAddress(cell: string): { url: string | null; code?: Code } {
  const [text = ''] = cell.trim().split(/[\s,;]+/)
  if (/^(|n\/?a|none|null|-+)$/i.test(text)) return { url: null }
  const hasScheme = /^[a-z][a-z\d+.-]*:/i.test(text) && !/^[^/:]+\.[a-z]+:\d/i.test(text)
  const url = URL.parse(hasScheme ? text : `https://${text.replace(/^\/+/, '')}`)
  const isWeb = url && /^https?:$/.test(url.protocol) && /^[^.\s]+(\.[^.\s]+)+$/.test(url.hostname) && !url.username
  if (!isWeb) return { url: null, code: 'url_dropped' }
  return hasScheme ? { url: text } : { url: url.href.replace(/\/$/, ''), code: 'url_scheme' }
}
