import { saysAnswer, TwilioError } from '../pages.ts'

/** `danger`: families are exposed or not answered. `unread`: Twilio's API does not tell it, or did not. */
export type Verdict = 'ok' | 'change' | 'danger' | 'unread'
/** One line of the diagnosis. It names our own numbers at most, never a secret and never a family's. */
export type Finding = {
  check: string
  verdict: Verdict
  is: string
  /** What to set, and where; and why it matters. */
  set?: string
  why?: string
}

/** What was read of an account, or why it could not be. */
export type Read<T> = { value: T } | { unread: string }

/** Reads without throwing: what Twilio refuses or fails to tell is a finding and stops nothing else. */
export async function readOr<T>(reading: Promise<T>): Promise<Read<T>> {
  try {
    return { value: await reading }
  } catch (error) {
    if (!(error instanceof TwilioError)) throw error
    return { unread: saysAnswer(error.answer) }
  }
}

/** Judges what was read; what was not is said so, as a danger where nothing is worth more than knowing it. */
export function judge<T>(
  check: string,
  read: Read<T>,
  findings: (value: T) => Finding[],
  verdict: Verdict = 'unread',
): Finding[] {
  return 'value' in read
    ? findings(read.value)
    : [{ check, verdict, is: `could not be read: ${read.unread}`, set: 'run doctor again, or look in the console' }]
}

/** `danger  webhook +18005550100: goes to old.example.org; set …; …` */
export function formatFinding({ check, verdict, is, set, why }: Finding): string {
  return `${verdict.padEnd(6)}  ${check}: ${[is, set, why].filter(Boolean).join('; ')}`
}
