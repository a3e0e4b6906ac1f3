/** Written in capitals because they are said letter by letter, or that way everywhere; so is a word without a vowel. */
const ACRONYMS = new Set(
  'AARP ADA CAIR DC DOJ ESL ESOL GED HIAS ID II III ILRC IRC LGBT LGBTQ LLC NY RAICES UCLA US USA USCRI VA VITA WIC YMCA YWCA'.split(
    ' ',
  ),
)
const SMALL_WORDS = new Set('a al and at by de del e en for in la las los of on or para por the to with y'.split(' '))
const CAPITALS_SHARE = 0.8

/**
 * A name as it is told: without what stands in parentheses and the legal form, in ordinary case where a source wrote it
 * all in capitals, and no longer than so many characters, cut between two words.
 */
export function shortName(name: string, characters: number): string {
  const plain = name
    .replace(/\([^()]*\)/g, ' ')
    .replace(/,?\s+(inc|llc|corp)\b\.?/gi, ' ')
    .replace(/\s+/g, ' ')
    .replace(/ (?=[,;])/g, '')
    .trim()
  return cutAtWord(inOrdinaryCase(plain === '' ? name.trim() : plain), characters)
}

/** An address no longer than so many characters: without its last parts, for half a suite number finds no door. */
export function shortAddress(address: string, characters: number): string {
  const parts = address.split(', ')
  while (parts.length > 1 && parts.join(', ').length > characters) parts.pop()
  return shortName(parts.join(', '), characters)
}

/** The text whole, or cut between two words, without the punctuation that would be left hanging. */
export function cutAtWord(text: string, characters: number): string {
  if (text.length <= characters) return text
  const cut = text.slice(0, characters + 1)
  const comma = cut.lastIndexOf(',')
  const end = comma >= characters / 3 ? comma : cut.lastIndexOf(' ')
  if (end <= 0) return text.split(' ', 1)[0]! // a word is never cut, however long
  const words = cut.slice(0, end).split(' ')
  while (words.length > 1 && SMALL_WORDS.has(words.at(-1)!.toLowerCase())) words.pop()
  return words.join(' ').replace(/[\s,;:&(/-]+$/, '')
}

function inOrdinaryCase(name: string): string {
  const letters = name.match(/\p{L}/gu) ?? []
  const capitals = letters.filter((letter) => letter !== letter.toLowerCase())
  if (letters.length < 4 || capitals.length < letters.length * CAPITALS_SHARE || !name.includes(' ')) return name
  return name.replace(/[\p{L}\p{M}'’]+/gu, (word, at: number) => {
    if (ACRONYMS.has(word.toUpperCase()) || !/[AEIOUY\u00c0-\u017f]/i.test(word)) return word.toUpperCase()
    const small = word.toLowerCase()
    return at > 0 && SMALL_WORDS.has(small) ? small : small[0]!.toUpperCase() + small.slice(1)
  })
}
