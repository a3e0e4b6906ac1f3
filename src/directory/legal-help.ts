import type { Vetting } from '../answers/types.ts'
import { fold } from '../text/fold.ts'

/** A notary is no lawyer in the US, though a notario is one elsewhere: whoever is named so is never sent as legal help. */
const NOTARY = /\bnotar/

/** Whether a service may be given as legal help: somebody must vouch for it, and no name in it may be a notary's. */
export function mayBeLegalHelp(names: (string | null | undefined)[], vetting: Vetting): boolean {
  return vetting !== 'none' && !names.some((name) => name && NOTARY.test(fold(name)))
}
