import { syllable } from 'syllable'
import type { Content } from '../content.ts'
import type { Fault } from '../flow/faults.ts'
import type { Locale, Text } from '../text/catalogue.ts'
import { withoutKept } from './names.ts'
import { scriptOf } from './source.ts'
import { spanishSyllables } from './spanish-syllables.ts'

type Formula = {
  syllables: (word: string) => number
  score: (wordsInASentence: number, syllablesInAWord: number) => number
  isTooHard: (score: number) => boolean
  name: string
  right: string
}

/** Formulas their field trusts. A text is as hard as its sentences are long and its words have syllables. */
const FORMULAS: Record<Locale, Formula> = {
  en: {
    syllables: syllable,
    score: (words, syllables) => 0.39 * words + 11.8 * syllables - 15.59, // Kincaid et al. 1975
    isTooHard: (grade) => grade >= 9,
    name: 'school grade (Flesch-Kincaid)',
    right: 'at most 8, as the CDC asks of texts on health: shorter words, shorter sentences',
  },
  es: {
    syllables: spanishSyllables,
    score: (words, syllables) => 206.835 - 62.3 * syllables - words, // Szigriszt 1993, Barrio-Cantalejo 2008
    isTooHard: (ease) => ease < 55,
    name: 'ease (Flesch-Szigriszt)',
    right: 'at least 55 on the INFLESZ scale: shorter words, shorter sentences',
  },
}
/** Below this number of words a formula says nothing, and neither does an average. */
const WORDS_TO_JUDGE = 25
const SENTENCES_TO_JUDGE = 2
/** For languages without a formula: words in a sentence, on average and at most; characters where words have no blanks. */
const WORDS = { unit: 'words', average: 20, most: 40 }
const CHARACTERS = { unit: 'characters', average: 45, most: 90 }
const BY_CHARACTER = new Set(['Hans', 'Hant', 'Hani', 'Jpan', 'Kore', 'Thai', 'Khmr', 'Laoo', 'Mymr'])
/** Options, topic names and pieces of answers are no sentences. */
const NOT_PROSE = /\.labels\.|^(topics|answers|names)\./

/** Texts that are hard to read: by a formula where the language has one, else by the length of their sentences. */
export function checkReadingLevel({ catalogue: { texts } }: Content): Fault[] {
  return [...texts].flatMap(([locale, own]) => {
    const read = FORMULAS[locale] ? byFormula(locale, FORMULAS[locale]) : bySentences(locale)
    return [...own.values()].filter(({ key }) => !NOT_PROSE.test(key)).flatMap(read)
  })
}

function byFormula(locale: Locale, { syllables, score, isTooHard, name, right }: Formula): (text: Text) => Fault[] {
  const sentencesOf = reader(locale, 'word')
  return ({ text, file, at }) => {
    // A name is no hard word: there is no other for it.
    const sentences = sentencesOf(text).map((words) => words.filter((word, at) => at === 0 || /^\p{Ll}/u.test(word)))
    const words = sentences.flat()
    if (words.length < WORDS_TO_JUDGE) return []
    const all = words.reduce((sum, word) => sum + syllables(word), 0)
    const result = score(words.length / sentences.length, all / words.length)
    return isTooHard(result) ? [file.fault(at, `hard to read: ${name} ${result.toFixed(1)}`, right)] : []
  }
}

function bySentences(locale: Locale): (text: Text) => Fault[] {
  const isByCharacter = BY_CHARACTER.has(scriptOf(locale))
  const { unit, average, most } = isByCharacter ? CHARACTERS : WORDS
  const sentencesOf = reader(locale, isByCharacter ? 'grapheme' : 'word')
  return ({ text, file, at }) => {
    const lengths = sentencesOf(text).map((words) => words.length)
    const all = lengths.reduce((sum, length) => sum + length, 0)
    const longest = Math.max(0, ...lengths)
    if (longest > most) return [file.fault(at, `a sentence of ${longest} ${unit}`, `at most ${most}: divide it`)]
    if (lengths.length < SENTENCES_TO_JUDGE || all / lengths.length <= average) return []
    const mean = Math.round(all / lengths.length)
    return [file.fault(at, `${mean} ${unit} a sentence on average`, `at most ${average}: divide the longer ones`)]
  }
}

/** Divides a text into sentences and these into words, as Unicode does it for the language; a list is read item by item. */
function reader(locale: Locale, granularity: 'word' | 'grapheme'): (text: string) => string[][] {
  const sentences = new Intl.Segmenter(locale, { granularity: 'sentence' })
  const pieces = new Intl.Segmenter(locale, { granularity })
  return (text) =>
    withoutKept(text)
      .split('\n')
      .flatMap((line) => [...sentences.segment(line)].flatMap(({ segment }) => itemsOf(segment)))
      .map((item) =>
        [...pieces.segment(item)].map(({ segment }) => segment).filter((piece) => /[\p{L}\p{N}]/u.test(piece)),
      )
      .filter((words) => words.length > 0)
}

/** After a colon or in brackets every item stands for itself, as it would below it on a page. */
function itemsOf(sentence: string): string[] {
  const [lead = '', ...rest] = sentence.split(/[:;：；(（]\s*/)
  return [lead, ...rest.flatMap((list) => list.split(/[,，、،]\s*/))]
}
