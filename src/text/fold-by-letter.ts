import { foldWhole } from './fold-whole.ts'
import { toSimplified } from './letters.ts'

/** The 256 characters of a block, each as it is folded; none where it does not fold by itself. */
type Block = readonly (string | undefined)[]

/** The blocks that most of what is sent is written with: Latin, Cyrillic and Arabic letters, punctuation, wide forms. */
const BLOCKS = [0x00, 0x01, 0x02, 0x04, 0x06, 0x1e, 0x20, 0x30, 0xff]

/**
 * What is not folded by itself: half-wide Korean letters join to syllables, Chinese is read with what stands beside it,
 * and the stroke that makes an Arabic word wider goes only after blanks were counted.
 */
const NOT_BY_ITSELF = /[\uffa0-\uffdc\p{sc=Han}\u0640]/u

/** A Thai letter: it folds to itself, joins with nothing, and nothing in the blocks folds to it. */
const BETWEEN = 'ก'

const folded: Block[] = []
for (const block of BLOCKS) folded[block] = blockFolded(block)

function blockFolded(block: number): Block {
  const letters = Array.from({ length: 256 }, (_, place) => String.fromCharCode(block * 256 + place))
  const [, ...each] = foldWhole(['', ...letters, ''].join(BETWEEN)).split(BETWEEN)
  return letters.map((letter, place) => (NOT_BY_ITSELF.test(letter + each[place]!) ? undefined : each[place]))
}

/** Folds a text of letters that each fold by themselves, a quarter of the time of all the steps; undefined for any other. */
export function foldByLetter(text: string): string | undefined {
  let small = ''
  let isChinese = false
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const letter = folded[code >> 8]?.[code & 0xff]
    if (letter !== undefined) small += letter
    else if (isHan(code) || isKoreanSyllable(code)) {
      small += text[at]
      isChinese ||= isHan(code)
    } else return undefined
  }
  const even = (small.includes('  ') ? small.replace(/ +/g, ' ') : small).trim()
  return isChinese ? toSimplified(even) : even
}

const isHan = (code: number) => code >= 0x4e00 && code <= 0x9fff
const isKoreanSyllable = (code: number) => code >= 0xac00 && code <= 0xd7a3
