import { wordsOf } from '../text/fold.ts'
import { learn, type Weighing } from './examples.ts'
import { featuresOfEach } from './features.ts'
import { type Lexicon, lexiconOf, numberWords, type Words } from './lexicon.ts'
import type { PhraseList } from './load-phrases.ts'
import { type Spelling, spell, spellingOf } from './spelling.ts'
import { stemmerOf } from './stems.ts'
import { type Entries, entriesOf, type Phrasing, type Vocabulary, vocabularyOf } from './vocabulary.ts'

/** The words of one language: their numbers, how words are read, what phrases they make and what they weigh. */
export type ReadyWords = {
  lexicon: Lexicon
  spelling: Spelling
  vocabulary: Vocabulary
  /** What the words of a message weigh, by the examples. */
  weigh(words: Words): Weighing
}

/** Makes the words of a language ready once. `mendable`: what a misspelt word may be taken for, besides everyday words. */
export function readyWords(
  list: PhraseList,
  phrasings: readonly Phrasing[],
  { mendable, bare }: { mendable: Entries; bare: Spelling['bare'] },
): ReadyWords {
  const entries = entriesOf(phrasings)
  const examples = [...list.examples].map(([topic, messages]) => ({ topic, messages: messages.map(wordsOf) }))
  const written = examples.flatMap(({ messages }) => messages)
  const numbering = numberWords()
  const { numberOf } = numbering
  for (const words of [entries.words, list.small, list.asking, list.plain, mendable.stems]) words.forEach(numberOf)
  for (const [word, meant] of list.short) [word, ...meant].forEach(numberOf)
  for (const words of written) for (const word of words) [word, bare(word)].forEach(numberOf)
  const lexicon = lexiconOf(list, entries, written, numbering)
  const spelling = spellingOf(list, lexicon, { mendable, bare, numberOf })
  const spelled = (words: string[]): Words => {
    const numbers: number[] = []
    for (const word of words) spell(numberOf(bare(word)), false, spelling, numbers)
    return { texts: numbers.map((number) => lexicon.words[number]!), numbers }
  }
  return {
    lexicon,
    vocabulary: vocabularyOf(phrasings, entries, numbering),
    spelling,
    weigh: learn(
      new Map(examples.map(({ topic, messages }) => [topic, messages.map(spelled)])),
      featuresOfEach(lexicon.words, stemmerOf(list.locale)),
    ),
  }
}
