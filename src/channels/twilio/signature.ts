import webhooks from 'twilio/lib/webhooks/webhooks.js'

/**
 * Whether Twilio signed this form: HMAC-SHA1 over our own URL and every field of the raw form, repeated ones included,
 * under one of the auth tokens (two while they are rotated). Twilio's verifier tries both port forms and compares in
 * constant time.
 * Source: Twilio, Validating requests; the URL comes from configuration, never from a header the caller controls.
 */
export function isSigned(
  tokens: readonly string[],
  signature: string | undefined,
  url: string,
  form: URLSearchParams,
): boolean {
  if (!signature) return false
  const fields = fieldsOf(form)
  return tokens.some((token) => webhooks.validateRequest(token, signature, url, fields))
}

/** Every field with its value, or its values where it came more than once. Without a prototype: `__proto__` is a field. */
function fieldsOf(form: URLSearchParams): Record<string, string | string[]> {
  const fields: Record<string, string | string[]> = Object.create(null)
  form.forEach((value, name) => {
    const before = fields[name]
    fields[name] = before === undefined ? value : [before, value].flat()
  })
  return fields
}
