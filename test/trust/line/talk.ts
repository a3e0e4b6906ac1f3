import type { Family } from '../family.ts'
import type { Needle } from '../scan/needles.ts'
import { type Line, MESSAGES, signed } from './line.ts'

/** What the provider knows of one message: who, when, and (for the judge of an experiment only) about what. */
export type Delivered = { family: Family; status: number; text: string }

/** Plays conversations, several at once but each in its order; `after` sees every answer before that family goes on. */
export async function talk(
  line: Line,
  families: readonly Family[],
  { atOnce = 16, after = () => {} }: { atOnce?: number; after?: (delivered: Delivered) => void } = {},
): Promise<number> {
  const waiting = families.values()
  let sent = 0
  const one = async () => {
    for (const family of waiting)
      for (const fields of family.messages) {
        after({ family, ...(await line.say(fields)) })
        sent++
      }
  }
  await Promise.all(Array.from({ length: atOnce }, one))
  return sent
}

/** All that may be nowhere: what families are known by, and the signatures of their webhooks. */
export function needlesOf(families: readonly Family[]): Needle[] {
  return families.flatMap(({ needles, messages }, owner) => [
    ...needles,
    ...messages.map((fields) => ({
      kind: 'signature' as const,
      owner,
      text: signed(fields, { path: MESSAGES }).headers['X-Twilio-Signature'],
    })),
  ])
}
