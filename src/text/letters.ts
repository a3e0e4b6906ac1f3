import { Converter } from 'opencc-js/t2cn'

/** Letters that Unicode does not take apart and that people write for one another, as each language's keyboards have it. */
const ALIKE: Record<string, string> = {
  đ: 'd',
  ı: 'i',
  ł: 'l',
  ø: 'o',
  œ: 'oe',
  æ: 'ae',
  ة: 'ه',
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
  ـ: '', // a stroke that only makes an Arabic word wider
}
const alike = new RegExp(`[${Object.keys(ALIKE).join('')}]`, 'gu')

/** Traditional Chinese as simplified, whole words at a time; everything else stays. */
export const toSimplified: (text: string) => string = Converter({ from: 't', to: 'cn' })

/** A text in small letters, each letter as the one it is taken for: `đ` is `d`, `ة` is `ه`, traditional `律師` is `律师`. */
export function likeLetters(text: string): string {
  const read = text.replace(alike, (letter) => ALIKE[letter]!)
  return /\p{sc=Han}/u.test(read) ? toSimplified(read) : read
}
