import type { Content } from '../content.ts'
import { phraseOf } from '../text/fold.ts'
import { SOURCE } from './source.ts'

/** What reads alike in every language: placeholders, web addresses, telephone numbers, amounts and dates. */
const KEPT =
  /\{\{[^}]*\}\}|(?:https?:\/\/|[\w.]+@)?[A-Za-z\d-]+(?:\.[A-Za-z\d-]+)*\.[a-z]{2,}(?:\/[^\s"'<>]*)?|(?<![\p{L}\d-])[+($]*\d[\d+()/.,:-]*(?![\p{L}\d-])/gu
/** Between quotation marks of any kind; what stands there may be in another language. */
const QUOTED = /"[^"\n]*"|“[^”\n]*”|„[^“”\n]*[“”]|«[^»\n]*»|「[^」\n]*」|『[^』\n]*』|《[^》\n]*》|‘[^’\n]*’/gu
/** A word with the hyphens and apostrophes inside it: `A-number`, `I-205`, `judge's`. */
const WORD = /[\p{L}\p{M}\p{N}]+(?:[-/'’.][\p{L}\p{M}\p{N}]+)*/gu

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
const regionName = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })
/** The words of the names of countries: Venezuela, Haiti. */
const COUNTRIES = new Set(
  LETTERS.flatMap((first) => LETTERS.flatMap((second) => (regionName.of(first + second) ?? '').split(' '))),
)

/** Tells the names of people's world (Twilio, Medicaid, I-205) from the words that a language has its own for. */
export type Names = (word: string) => boolean

export function wordsIn(text: string): string[] {
  return text.match(WORD) ?? []
}

/** A text without what reads alike in every language. */
export function withoutKept(text: string): string {
  return text.replace(KEPT, ' ')
}

/** A text changed but for what reads alike in every language. */
export function exceptKept(text: string, change: (part: string) => string): string {
  const kept = [...text.matchAll(KEPT)].map(([part]) => part)
  return text
    .split(KEPT)
    .map((part, at) => change(part) + (kept[at] ?? ''))
    .join('')
}

/** A text without what it quotes. */
export function withoutQuotes(text: string): string {
  return text.replace(QUOTED, ' ')
}

/**
 * The names of the catalogue: forms and short names in capitals (ICE, A-number, DACA), unless they are words that a
 * family may write to us, countries, and what English writes with a capital inside a sentence and nowhere without.
 */
export function namesOf({ catalogue, wordLists }: Content): Names {
  const texts = [...(catalogue.texts.get(SOURCE)?.values() ?? [])].map(({ text }) => withoutKept(text))
  const small = new Set(texts.flatMap((text) => text.match(/(?<![\p{L}-])\p{Ll}[\p{L}'’]*/gu) ?? []))
  const inside = texts.flatMap((text) => text.match(/(?<=[\p{Ll},)] )\p{Lu}\p{Ll}[\p{L}'’]*/gu) ?? [])
  const proper = new Set(inside.filter((word) => !small.has(word.toLowerCase())))
  const commands = new Set(
    Object.values(wordLists.words.get(SOURCE)?.globals ?? {}).flatMap((phrases) => phrases.map(phraseOf)),
  )
  return (word) =>
    (isForm(word) && !commands.has(phraseOf(word))) ||
    word.split(/[-/]/).every((part) => proper.has(part) || COUNTRIES.has(part))
}

/** `ICE`, `I-205`, `SSNs`, and one capital before a hyphen: `A-number`. */
function isForm(word: string): boolean {
  return /^(?:[A-Z]-\p{L}+|(?=.{2})[A-Z\d]+(?:[-/.][A-Z\d]+)*s?|[a-z]?\d+\p{L}?)$/u.test(word)
}
