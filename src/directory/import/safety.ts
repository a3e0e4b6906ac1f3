import { fold } from '../../text/fold.ts'

const SECRET_ADDRESS = /\b(confidential|confidencial|undisclosed|address withheld|call for (address|location))/
const SECRET_PLACE =
  /\b(location|address|site|shelter|direccion|ubicacion|lugar)\b[^.]{0,40}\b(confidential|confidencial|undisclosed|not disclosed|kept secret)|\b(confidential|undisclosed) (location|address|site|shelter)\b/

/** Whether an address is none: the word confidential, in whichever language, stands where a street should. */
export function isSecretAddress(address: string): boolean {
  return SECRET_ADDRESS.test(fold(address))
}

/** Whether a text says that the place itself is secret. Confidential advice is not meant. */
export function saysSecretPlace(text: string): boolean {
  return SECRET_PLACE.test(fold(text))
}

/** Whether a service against abuse gives people a bed: no other service at its address may be told where. */
export function isRefuge(texts: string): boolean {
  return /\b(shelter|safe ?house|refuge|residential|refugio|albergue|transitional housing)\b/.test(fold(texts))
}

const STATUS =
  /\b(u\.? ?s\.? citizens?(hip)?|american citizens?|citizenship|legal (permanent )?residents?|permanent residents?|lawful(ly)? (present|presence|permanent)|legal(ly)? (status|present|residency)|immigration status|documented|green card|work authori[sz]ation|qualified (alien|immigrant|non-?citizen)s?)\b/
const NUMBER = /\b(social security (cards?|numbers?)|ssn|ss card|ss#)/
const DEMANDS =
  /\b(must|require[ds]?|requirements?|only|eligib\w*|proof|provide|bring|need(s|ed)? to|have to|show|present|verif\w*|documentation)\b/
const DENIES =
  /\b(no|not|never|regardless|irrespective|without|any|all|or undocumented|need not|optional|undocumented (welcome|ok))\b|n't\b/
const OF_APPLYING =
  /\b(apply|applying|application|help|assist\w*|represent\w*|class(es)?|test|exam|prepar\w*|obtain\w*|replac\w*)\b/

/**
 * The sentence in which a text asks for status or for a Social Security card, if there is one. Text only ever pushes this
 * way: that nobody is asked can come from the provider alone. `isRule` is for fields that hold only conditions and papers.
 */
export function demandOf(
  text: string,
  isRule: boolean,
): { asks: 'status' | 'documents'; sentence: string } | undefined {
  for (const sentence of text.split(/(?<=[.!?])\s+|\n+/)) {
    const said = fold(sentence)
    const asks = STATUS.test(said) ? 'status' : NUMBER.test(said) ? 'documents' : undefined
    if (!asks || DENIES.test(said)) continue
    if (isRule ? !OF_APPLYING.test(said) || DEMANDS.test(said) : DEMANDS.test(said) && !OF_APPLYING.test(said))
      return { asks, sentence }
  }
  return undefined
}

/** Whether a text says that the service has ended for good. */
export function saysClosed(text: string): boolean {
  return /\b(permanently closed|closed permanently|no longer (in operation|operat\w+|exists|offered|in service)|ceased operations?|do not refer|not accepting referrals|cerrado permanentemente)\b/.test(
    fold(text),
  )
}
