import type { Compiled } from './compile.ts'
import type { LookedUp, WordBook } from './word-book.ts'

/** Added to every count: a word that was never seen in a language may still be of it. */
export const UNSEEN = 0.05
/** As many words more are reckoned to be in use as the examples show, or a short list would know each of them too well. */
export const UNSHOWN = 500
/** How many times likelier, as a logarithm, one language has to be than the next to be the one. */
export const SURELY = 1.5

/**
 * The language that a message is written in, by how often each is used in it; where none is known anywhere, by letters that
 * only one of the languages is written with. Undefined when it does not show: `DACA`, `consulado`.
 */
export function languageOf(languages: readonly Compiled[], book: WordBook, message: LookedUp): string | undefined {
  if (!book.hasUsual(message)) return byScript(languages, message.texts)
  const likelihoods = book.likelihoods(message)
  const [first, second] = languages
    .map(({ locale }, index) => ({ locale, likely: likelihoods[index]! }))
    .sort((a, b) => b.likely - a.likely)
  return !second || first!.likely - second.likely > SURELY ? first!.locale : undefined
}

function byScript(languages: readonly Compiled[], words: readonly string[]): string | undefined {
  const text = words.join('')
  const written = languages.filter(({ locale }) => lettersOf(locale).test(text))
  return written.length === 1 ? written[0]!.locale : undefined
}

/** Scripts as locales name them that Unicode's properties name otherwise. */
const SCRIPTS: Record<string, string> = { Hans: 'Hani', Hant: 'Hani', Kore: 'Hang', Jpan: 'Hira' }

const letters = new Map<string, RegExp>()

function lettersOf(locale: string): RegExp {
  const known = letters.get(locale) ?? scriptOf(locale)
  letters.set(locale, known)
  return known
}

function scriptOf(locale: string): RegExp {
  const script = new Intl.Locale(locale).maximize().script ?? 'Latn'
  return new RegExp(`\\p{sc=${SCRIPTS[script] ?? script}}`, 'u')
}
