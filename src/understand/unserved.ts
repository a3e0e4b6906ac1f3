import { byWord } from '../text/by-word.ts'
import type { Cldr } from '../text/cldr.ts'
import { phraseOf, wordsOf } from '../text/fold.ts'
import { inStraightMarks } from '../text/straight-marks.ts'
import type { UnservedLists } from './load-unserved.ts'

/** A language that is not served: what it calls itself, what English calls it, and how it is recognised. */
export type Unserved = {
  tag: string
  name: string
  english: string
  scripts: RegExp | undefined
  letters: readonly string[]
  words: readonly string[]
}
export type UnservedLanguages = {
  languages: readonly Unserved[]
  /** By folded phrase that asks for it: its name, `i speak somali`. */
  asked: ReadonlyMap<string, Unserved>
  /** What all their scripts are written with, and all their letters begin with. */
  signs: RegExp
  /** By folded word, the languages whose little word it is. */
  speaking: ReadonlyMap<string, readonly Unserved[]>
}

/** What is known of a language besides: of one that has texts here and that this line does not serve. */
export type WrittenLanguage = { tag: string; name: string; names: string[]; words: string[] }

const NAME = '___'

/** Makes the lists ready once; `written` are the languages that have texts and that this line does not serve. */
export function compileUnserved(lists: UnservedLists, cldr: Cldr, written: WrittenLanguage[]): UnservedLanguages {
  const listed = Object.entries(lists.languages).map(([tag, { name, names, ...signs }]) => ({
    names,
    language: unserved(cldr, { tag, name: name ?? cldr.language(tag, tag) ?? tag, ...signs }),
  }))
  const others = written.map(({ tag, name, names, words }) => {
    const script = new Intl.Locale(tag).maximize().script ?? 'Latn'
    const scripts = script === 'Latn' ? [] : (SCRIPTS_OF[script] ?? [script])
    return { names, language: unserved(cldr, { tag, name, scripts, letters: [], words }) }
  })
  const all = [...listed, ...others]
  const asked = all.flatMap(({ names, language }) =>
    [language.name, ...names].flatMap((name) =>
      lists.asks.map((ask) => [phraseOf(ask.replace(NAME, name)), language] as const),
    ),
  )
  const languages = all.map(({ language }) => language)
  const speaking = byWord(languages, ({ words }) => words.flatMap(wordsOf))
  return { languages, asked: new Map(asked), signs: signsOf(languages), speaking }
}

/** Names of scripts that Unicode writes with more than one code, as regular expressions know them. */
const SCRIPTS_OF: Record<string, string[]> = { Hans: ['Hani'], Hant: ['Hani'], Kore: ['Hang'], Jpan: ['Hira', 'Kana'] }

type Signs = { tag: string; name: string; scripts: string[]; letters: string[]; words: string[] }

function unserved(cldr: Cldr, { tag, name, scripts, letters, words }: Signs): Unserved {
  return {
    tag,
    name,
    english: inStraightMarks(cldr.language('en', tag) ?? name),
    scripts:
      scripts.length > 0 ? new RegExp(`[${scripts.map((script) => `\\p{sc=${script}}`).join('')}]`, 'gu') : undefined,
    letters,
    words,
  }
}

function signsOf(languages: readonly Unserved[]): RegExp {
  const scripts = languages.flatMap((language) => language.scripts?.source ?? [])
  const letters = languages.flatMap((language) => language.letters.map((sign) => sign.codePointAt(0)!.toString(16)))
  return new RegExp(`[${scripts.join('')}${letters.map((code) => `\\u{${code}}`).join('')}]`, 'v')
}

const FOREIGN_LETTER = /[^\p{sc=Latin}\p{sc=Common}\p{sc=Inherited}]/u

/** The language that a text shows by its letters alone: one that no language we serve is written with. */
export function unservedByLetters(text: string, { languages, signs }: UnservedLanguages): Unserved | undefined {
  const small = text.toLowerCase()
  if (!signs.test(small) || !FOREIGN_LETTER.test(text)) return undefined // most of what is written, and seen at once
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  return languages.find(
    (language) =>
      language.letters.some((sign) => small.includes(sign)) ||
      (letters > 0 && language.scripts && 2 * (text.match(language.scripts)?.length ?? 0) > letters),
  )
}

const ENOUGH_WORDS = 2

/** The language whose little words a message holds: at least two different ones, and more than of any other. */
export function unservedByWords(
  words: readonly string[],
  { languages, speaking }: UnservedLanguages,
): Unserved | undefined {
  const known = new Map<Unserved, number>()
  for (const word of new Set(words))
    for (const language of speaking.get(word) ?? []) known.set(language, (known.get(language) ?? 0) + 1)
  const most = Math.max(...known.values())
  return most >= ENOUGH_WORDS ? languages.find((language) => known.get(language) === most) : undefined
}
