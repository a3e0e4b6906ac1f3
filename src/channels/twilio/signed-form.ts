import type { Settings } from '../../config/settings.ts'
import { isSigned } from './signature.ts'

/** A webhook as it came: the path and query it was called at, its raw body, and what stands in `X-Twilio-Signature`. */
export type Called = { path: string; query: string; raw: string; signature: string | undefined }

/** The form of a webhook, if it is signed; else the status to refuse it with. What Twilio signs is our own URL, never a header's. */
export function signedForm(
  { twilioTokens, publicUrl }: Pick<Settings, 'twilioTokens' | 'publicUrl'>,
  { path, query, raw, signature }: Called,
): URLSearchParams | 403 | 503 {
  if (twilioTokens.length === 0) return 503
  const form = new URLSearchParams(raw)
  return isSigned(twilioTokens, signature, publicUrl + path + query, form) ? form : 403
}
