import { BETWEEN, COUNTRY, IN, isLittle, MYSELF, NEW, ORIGIN, SPEAKING, TOWN } from './country-rules.ts'
import type { CountryPhrase, CountrySense, CountryWords } from './country-words.ts'
import { lengthAt, stretch } from './phrases.ts'
import type { Sentence } from './sentence.ts'
import { stateAt } from './states.ts'

/** A phrase of the country words in a text, with what stands around it. */
export type PhraseFound = {
  entry: CountryPhrase
  start: number
  end: number
  /** Nothing else is said. */
  isAlone: boolean
  /** After "from", "de", "soy" and the like; after "soy" and the like. */
  isIntroduced: boolean
  isSelf: boolean
  /** After "I speak"; after "in". */
  isSpoken: boolean
  isPlaced: boolean
  isCapital: boolean
  /** A state or a word like "city" makes it a place in the United States; a ZIP code stands in the text. */
  isTown: boolean
  isZipped: boolean
}

/** What a phrase says: a country, a question which, or nothing. */
export type Verdict =
  | { kind: 'sure'; iso2: string; found: PhraseFound }
  | { kind: 'asks'; senses: CountrySense[]; found: PhraseFound }

/** The phrases in a text, the longest at each place; none shares a word with another. */
export function phrasesIn(sentence: Sentence, words: CountryWords): PhraseFound[] {
  const said = sentence.words
  const found: PhraseFound[] = []
  for (let start = 0; start < said.length; ) {
    const length = lengthAt(said, start, words.phrases)
    const end = start + Math.max(1, length)
    const entry = words.phrases.said.get(stretch(said, start, end))
    const isElsewhere = NEW.has(said[start - 1] ?? '')
    if (entry)
      found.push({
        entry: isElsewhere ? { ...entry, rule: 'never' } : entry,
        start,
        end,
        ...around(sentence, start, end, words),
      })
    const inside = entry ? [] : words.unspaced.filter(({ phrase }) => said[start]!.includes(phrase))
    for (const one of inside) found.push({ entry: one, start, end, ...around(sentence, start, end, words) })
    start = end
  }
  return found
}

function around(sentence: Sentence, start: number, end: number, { states }: CountryWords) {
  const { words, gaps, capitals } = sentence
  let at = start - 1
  while (at >= 0 && BETWEEN.has(words[at]!)) at--
  const before = words[at] ?? ''
  const isSelf = MYSELF.has(before)
  const state = stateAt(sentence, end, states)
  const isState = state && (!state.isCode || capitals.has(words[end]!) || /,/.test(gaps[end] ?? ''))
  return {
    isAlone: words.every((word, index) => (index >= start && index < end) || isLittle(word)),
    isIntroduced: isSelf || ORIGIN.has(before),
    isSelf,
    isSpoken: SPEAKING.has(before),
    isPlaced: IN.has(before),
    isCapital: capitals.has(words[start]!),
    isTown: Boolean(isState) || TOWN.has(words[end] ?? ''),
    isZipped: words.some((word) => /^\d{5}$/.test(word)),
  }
}

/** What a phrase says in a reply to "which country?". */
export function verdictInReply(found: PhraseFound, sentence: Sentence): Verdict | undefined {
  const { entry, isAlone, isIntroduced, isSelf, isSpoken, isPlaced, isCapital } = found
  const stands = isAlone || isIntroduced || isSpoken
  const isCountry = entry.kind === 'state' && sentence.words.some((word) => COUNTRY.has(word))
  switch (entry.rule) {
    case 'never':
      return undefined
    case 'alone':
      return isAlone ? sureOrAsks(found) : undefined
    case 'introduced':
      if (isCountry)
        return sureOrAsks(
          found,
          entry.senses.filter(({ kind }) => kind === 'country'),
        )
      return stands ? sureOrAsks(found) : undefined
    case 'capitals':
      return isAlone || isCapital || (stands && !ORIGIN.has(entry.phrase)) ? sureOrAsks(found) : undefined
    case 'after_soy':
      return isSelf ? sureOrAsks(found) : isAlone ? asks(found) : undefined
    case 'language':
      return isSelf || isAlone ? asks(found) : undefined
    case 'town':
    case 'town_or_zip':
      return isInTown(found) ? asks(found) : sureOrAsks(found)
    case 'ask':
      return asks(found)
    case 'open':
      return entry.kind !== 'hint' || stands || isPlaced || sentence.words.length <= 2 ? sureOrAsks(found) : undefined
  }
}

/** What a phrase says within a first message, where most words are about something else: hints and questions need more. */
export function verdictInMessage(found: PhraseFound, sentence: Sentence): Verdict | undefined {
  const { entry, isIntroduced, isSpoken } = found
  if (isInTown(found)) return undefined
  const verdict = verdictInReply(found, sentence)
  if (verdict?.kind === 'asks' && entry.kind !== 'name' && entry.senses.length === 1) return undefined // a surname
  const isClear = verdict?.kind === 'sure' && (entry.kind === 'name' || entry.rule === 'capitals')
  return isClear || isIntroduced || isSpoken ? verdict : undefined
}

/** Up to so many words a message asks for a consulate and says next to nothing else: `سفارة الصومال`, `索马里大使馆`. */
const SHORT_MESSAGE_WORDS = 8
/** Names of three letters are words too: `Anh` is the United Kingdom in Vietnamese, and whom one speaks to. */
const SHORTEST_WORLD_NAME = 4

/** A country that only its name says, in a short message that says no other: most languages need no word before it. */
export function verdictByName(found: PhraseFound, { words }: Sentence): Verdict | undefined {
  const { kind, rule, phrase } = found.entry
  const isPlain = kind === 'world' && rule === 'introduced' && phrase.length >= SHORTEST_WORLD_NAME
  return isPlain && words.length <= SHORT_MESSAGE_WORDS ? sureOrAsks(found) : undefined
}

/** `Peru, IL`; but "soy de Peru" is the country, whatever follows. */
function isInTown({ entry: { rule }, isIntroduced, isTown, isZipped }: PhraseFound): boolean {
  const isCalled = rule === 'town' || rule === 'town_or_zip'
  return isCalled && !isIntroduced && (isTown || (rule === 'town_or_zip' && isZipped))
}

/** The country, where there is a default or one reading; else the question. */
function sureOrAsks(found: PhraseFound, senses = found.entry.senses): Verdict | undefined {
  const [sense] = senses
  const iso2 = found.entry.fallback ?? (senses.length === 1 && sense?.kind === 'country' ? sense.iso2 : undefined)
  return iso2 ? { kind: 'sure', iso2, found } : asks(found)
}

function asks(found: PhraseFound): Verdict | undefined {
  const { senses } = found.entry
  return senses.length > 0 ? { kind: 'asks', senses, found } : undefined
}
