import type { Content } from '../content.ts'
import type { Fault } from '../flow/faults.ts'
import type { Locale, Text } from '../text/catalogue.ts'
import { likeLetters } from '../text/letters.ts'
import { type Names, namesOf, withoutKept, withoutQuotes, wordsIn } from './names.ts'
import { SOURCE, scriptOf } from './source.ts'

/** Scripts that are written with several of Unicode's (ISO 15924); all others are one of them. */
const MIXED: Record<string, string[]> = {
  Hans: ['Hani'],
  Hant: ['Hani', 'Bopo'],
  Jpan: ['Hani', 'Hira', 'Kana'],
  Kore: ['Hang', 'Hani'],
  Aran: ['Arab'],
}
/** Alphabets whose letters look alike: one word never holds letters of two of them. */
const ALIKE = ['Latn', 'Cyrl', 'Grek']
const nameOf = new Intl.DisplayNames(['en'], { type: 'script' })

type Script = { code: string; own: RegExp }

/** Letters of another script than the language's: a text typed in the wrong alphabet, or one letter that only looks right. */
export function checkScripts(content: Content): Fault[] {
  const isName = namesOf(content)
  return [...content.catalogue.texts].flatMap(([locale, texts]) => {
    const script = readerOf(locale)
    return [...texts.values()].flatMap((text) => {
      const wrong = lookalikeIn(text.text) ?? strayIn(text, script, isName, content) ?? traditionalIn(text.text, script)
      return wrong
        ? [
            text.file.fault(
              text.at,
              wrong,
              `write it in its own letters (${nameOf.of(script.code)}); English words go in quotes`,
            ),
          ]
        : []
    })
  })
}

function readerOf(locale: Locale): Script {
  const code = scriptOf(locale)
  return { code, own: lettersOf(MIXED[code] ?? [code]) }
}

function lettersOf(scripts: string[]): RegExp {
  return new RegExp(`^[${scripts.map((script) => `\\p{scx=${script}}`).join('')}]$`, 'u')
}

const alphabets = ALIKE.map((code) => ({ code, letter: new RegExp(`\\p{sc=${code}}`, 'u') }))

/** A word with letters of two alphabets that look alike: `cудья` with a Latin c. */
function lookalikeIn(text: string): string | undefined {
  for (const word of text.match(/[\p{L}\p{M}]+/gu) ?? []) {
    const found = alphabets.filter(({ letter }) => letter.test(word))
    if (found.length > 1)
      return `'${word}' mixes ${found.map(({ code }) => nameOf.of(code)).join(' and ')} letters that look alike`
  }
  return undefined
}

/**
 * The first word in letters that are not the language's. Names, forms, addresses and what stands in quotes may be; a word
 * is a name here if English writes it with the same capital in the same text.
 */
function strayIn({ text, key }: Text, { own }: Script, isName: Names, { catalogue }: Content): string | undefined {
  const isStray = (letter: string) => !own.test(letter) && !/\p{scx=Zyyy}|\p{scx=Zinh}/u.test(letter)
  const rest = withoutQuotes(withoutKept(text))
  if (![...rest].some((letter) => /\p{L}/u.test(letter) && isStray(letter))) return undefined
  const english = catalogue.texts.get(SOURCE)?.get(key)?.text ?? ''
  const named = new Set([...wordsIn(english).filter(isCapital), ...(english.match(/\b[A-Z](?=-)/g) ?? [])])
  const isKnown = (run: string) => isName(run) || named.has(run) || isInAnotherScript(run, english)
  const stray = wordsIn(rest)
    .flatMap((word) => runsOf(word, isStray))
    .find((run) => !isKnown(run))
  return stray && `'${stray}' is not in the script of this language`
}

/** Traditional characters in a language written with simplified ones. */
function traditionalIn(text: string, { code }: Script): string | undefined {
  if (code !== 'Hans') return undefined
  const run = text.match(/\p{sc=Han}+/gu)?.find((each) => likeLetters(each) !== each)
  return run && `'${run}' has traditional characters: in simplified ones it is '${likeLetters(run)}'`
}

/** Written with a capital because it is a name; `A` and `I` are words. */
function isCapital(word: string): boolean {
  return /^\p{Lu}/u.test(word) && word !== 'A' && word !== 'I'
}

/** The parts of a word in other letters: a particle of one script may be glued to a name in another, `ICE는`. */
function runsOf(word: string, isStray: (letter: string) => boolean): string[] {
  const runs: string[] = []
  let open = false
  for (const letter of word) {
    const goesOn: boolean = /\p{L}/u.test(letter) ? isStray(letter) : open
    if (goesOn) runs.push((open ? (runs.pop() ?? '') : '') + letter)
    open = goesOn
  }
  return runs.map((run) => run.replace(/[^\p{L}\p{N}]+$/u, ''))
}

/** What English itself shows in other letters, as the name of a language in its own. */
function isInAnotherScript(run: string, english: string): boolean {
  return !/\p{sc=Latn}/u.test(run) && english.includes(run)
}
