import type { Aside, Input } from '../engine/input.ts'
import type { Session } from '../engine/session.ts'
import { WELCOME } from '../flow/graph.ts'
import type { Hotline } from '../hotline.ts'
import { type Lexicon, withoutPoliteness } from '../replies/lexicon.ts'
import { lexiconsFor } from '../replies/lexicons.ts'
import { readNumber } from '../replies/number.ts'
import type { Written } from '../replies/written.ts'
import type { GlobalWord } from '../text/global-words.ts'
import type { Reading } from './reading.ts'

/** The words that work everywhere, in every served language; LANGUAGE may bring the language with it. */
export function readGlobal(
  hotline: Hotline,
  session: Session,
  { phrase, text }: Written,
  lexicons: Lexicon[],
): Reading | undefined {
  const named = lexicons.find(({ names }) => names.has(phrase))
  if (named) return changeTo(session, named.locale)
  const question = hotline.press.graph.nodes.get(session.at)
  const isList = question?.kind === 'ask' && question.reads === 'result'
  for (const lexicon of lexicons) {
    const bare = withoutPoliteness(phrase, lexicon)
    const word = lexicon.globals.get(phrase || text.trim()) ?? lexicon.globals.get(bare)
    if (word === 'wider' && !isList) continue // elsewhere it is a word like any other
    if (word) return onGlobal(hotline, session, word, lexicon)
    for (const start of lexicon.language) {
      if (!bare.startsWith(`${start} `)) continue
      const wanted = bare.slice(start.length + 1)
      const locale = languageNamed(hotline, session, wanted)
      if (locale) return changeTo(session, locale)
    }
  }
  return undefined
}

/** A language by its number in the list of all, or by its name in any. */
function languageNamed({ lexicons, locales }: Hotline, { language }: Session, phrase: string): string | undefined {
  const asked = lexiconsFor(phrase.split(' '), lexicons, language)
  const number = readNumber(phrase, asked)
  return number === undefined ? asked.find(({ names }) => names.has(phrase))?.locale : locales[number - 1]
}

function changeTo(session: Session, locale: string): Reading {
  if (!session.entry) return { input: { type: 'open', node: WELCOME }, as: 'global', locale }
  return { input: { type: 'language', language: locale }, as: 'global' }
}

function onGlobal(hotline: Hotline, session: Session, word: GlobalWord, lexicon: Lexicon): Reading {
  const read = (input: Input): Reading => ({
    input,
    as: 'global',
    ...(session.entry === '' && { locale: lexicon.locale }),
  })
  const open = (flow: string) => read({ type: 'open', node: hotline.press.graph.starts.get(flow)! })
  switch (word) {
    case 'person':
    case 'language':
      return open(word)
    case 'privacy':
      return open('about.privacy')
    case 'delete':
      return read({ type: 'leave', aside: { text: 'deleted' } })
    case 'help':
      return session.entry
        ? read({ type: 'aside', aside: { text: 'help' } })
        : read({ type: 'open', node: menuOf(hotline), aside: { text: 'help' } })
    case 'menu':
      return read({ type: 'open', node: session.entry ? menuOf(hotline) : WELCOME })
  }
  if (!session.entry)
    return { input: { type: 'open', node: menuOf(hotline), aside: chooseAgain(hotline) }, as: 'nothing' }
  if (word === 'wider') return read({ type: 'wider' })
  if (word === 'back') return read({ type: 'back' })
  if (word === 'repeat') return read({ type: 'repeat' })
  // What MORE and SOURCE say depends on the last message: whoever composes messages fills it in.
  return word === 'more' ? read({ type: 'more', pages: 1 }) : read({ type: 'aside', aside: { text: 'sources' } })
}

/** The names of all languages in one line, as the texts that list them want it. */
export function languageNames({ press }: Hotline): { languages: string } {
  return { languages: press.languages.map(({ name }) => name).join(' / ') }
}

/** The same for everyone whose conversation is over, in one line with the names of all languages. */
export function chooseAgain(hotline: Hotline): Aside {
  return { text: 'choose_again', values: languageNames(hotline) }
}

export const menuOf = (hotline: Hotline) => hotline.press.graph.starts.get('menu')!
