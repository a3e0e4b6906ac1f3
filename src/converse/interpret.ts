import type { Aside, Input } from '../engine/step.ts'
import type { Session } from '../engine/session.ts'
import type { AskNode } from '../flow/graph.ts'
import type { Hotline } from '../hotline.ts'
import type { Understanding } from '../ports.ts'
import { readCountry } from '../replies/country.ts'
import { readExactLabel, readLabel } from '../replies/label.ts'
import { type Lexicon, withoutPoliteness } from '../replies/lexicon.ts'
import { readNumber } from '../replies/number.ts'
import { readPlace, readZip } from '../replies/place.ts'
import { readYesNo } from '../replies/yes-no.ts'
import { labelsOf } from '../text/compose.ts'
import { phraseOf } from '../text/fold.ts'
import type { GlobalWord } from '../text/words.ts'
import { guessLocale } from '../understand/language.ts'
import type { Incoming, UnderstoodAs } from './incoming.ts'
import { readOptOut } from './opt-out.ts'

/** What a message means where the conversation stands: the engine's input, how it was understood, the language it shows. */
export type Reading = { input: Input; as: UnderstoodAs; locale?: string }

/**
 * Reads a message. In this order: wishes to stop; the number or the exact words of an option; words that work
 * everywhere; a crisis, which wins over all that follows; the answer the question waits for; a topic; nothing.
 */
export async function interpret(hotline: Hotline, understanding: Understanding, session: Session, incoming: Incoming): Promise<Reading> {
  const phrase = phraseOf(incoming.text)
  const lexicons = inOrder(hotline.lexicons, session.language)
  const node = hotline.press.graph.nodes.get(session.at)
  const question = node?.kind === 'ask' ? node : undefined
  const labels = question ? labelsOf(hotline.press, question.id, (key) => hotline.press.translate(session.language, key)) : []

  const leaving = readOptOut(phrase, incoming, lexicons, question)
  if (leaving) return leaving
  const number = readNumber(phrase, lexicons)
  const chosen = number !== undefined && number >= 1 && number <= labels.length ? number - 1 : readExactLabel(phrase, labels)
  if (question && chosen !== undefined) return choice(hotline, question, chosen)
  const everywhere = readGlobal(hotline, session, phrase, incoming.text, lexicons)
  if (everywhere) return everywhere

  if (number === undefined && phrase !== '') {
    const understood = await understanding.understand(incoming.text, session.language)
    const topic = understood && hotline.press.graph.starts.get(understood.topic)
    if (understood?.crisis && topic) return { input: { type: 'open', node: topic }, as: 'topic', locale: understood.locale }
    const answer = question && readAnswer(hotline, question, phrase, incoming, labels, lexicons)
    if (answer) return answer
    if (understood && topic) return { input: { type: 'open', node: topic }, as: 'topic', locale: understood.locale }
  } else {
    const answer = question && readAnswer(hotline, question, phrase, incoming, labels, lexicons)
    if (answer) return answer
  }
  return unread(hotline, session, phrase, incoming, lexicons, number !== undefined)
}

function choice(hotline: Hotline, question: AskNode, index: number): Reading {
  if (question.reads === 'language') return { input: { type: 'language', language: hotline.locales[index]! }, as: 'choice' }
  return { input: { type: 'choice', index }, as: 'choice' }
}

/** The answer the waiting question understands, if this is one. */
function readAnswer(
  hotline: Hotline,
  question: AskNode,
  phrase: string,
  { text, location }: Incoming,
  labels: string[],
  lexicons: Lexicon[],
): Reading | undefined {
  const value = (read: string | undefined, keep = true): Reading | undefined =>
    read === undefined ? undefined : { input: { type: 'value', value: read, keep }, as: 'value' }
  if (location && (question.reads === 'zip' || question.reads === 'place'))
    return value(`pin:${location.latitude},${location.longitude}`, false) // used for this turn, then forgotten
  if (question.save && lexicons.some(({ skip }) => skip.has(phrase))) return choice(hotline, question, 0)
  switch (question.reads) {
    case 'yes_no': {
      const answer = readYesNo(phrase, lexicons)
      const index = answer === undefined ? -1 : ['yes', 'no', 'not_sure'].indexOf(answer)
      return index >= 0 && index < labels.length ? choice(hotline, question, index) : undefined
    }
    case 'zip':
      return value(readZip(text))
    case 'place':
      return value(readPlace(text, hotline.states))
    case 'country':
      return value(readCountry(text, hotline.countries))
    case 'text':
      return value(text.trim() === '' ? undefined : text)
    default: {
      const index = readLabel(phrase, labels, lexicons)
      return index === undefined ? undefined : choice(hotline, question, index)
    }
  }
}

/** The words that work everywhere, in every served language; LANGUAGE may bring the language with it. */
function readGlobal(hotline: Hotline, session: Session, phrase: string, text: string, lexicons: Lexicon[]): Reading | undefined {
  const named = lexicons.find(({ names }) => names.has(phrase))
  if (named) return changeTo(hotline, session, named.locale)
  for (const lexicon of lexicons) {
    const bare = withoutPoliteness(phrase, lexicon)
    const word = lexicon.globals.get(phrase || text.trim()) ?? lexicon.globals.get(bare)
    if (word) return onGlobal(hotline, session, word, lexicon)
    for (const [start, global] of lexicon.globals) {
      if (global !== 'language' || !bare.startsWith(`${start} `)) continue
      const wanted = bare.slice(start.length + 1)
      const number = readNumber(wanted, lexicons)
      const locale = number === undefined ? lexicons.find(({ names }) => names.has(wanted))?.locale : hotline.locales[number - 1]
      if (locale) return changeTo(hotline, session, locale)
    }
  }
  return undefined
}

function changeTo(hotline: Hotline, session: Session, locale: string): Reading {
  if (!session.entry) return { input: { type: 'open', node: welcomeOf(hotline) }, as: 'global', locale }
  return { input: { type: 'language', language: locale }, as: 'global' }
}

function onGlobal(hotline: Hotline, session: Session, word: GlobalWord, lexicon: Lexicon): Reading {
  const read = (input: Input): Reading => ({ input, as: 'global', ...(session.entry === '' && { locale: lexicon.locale }) })
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
      return session.entry ? read({ type: 'aside', aside: { text: 'help' } }) : read({ type: 'open', node: menuOf(hotline), aside: { text: 'help' } })
    case 'menu':
      return read({ type: 'open', node: session.entry ? menuOf(hotline) : welcomeOf(hotline) })
  }
  if (!session.entry) return { input: { type: 'open', node: menuOf(hotline), aside: chooseAgain(hotline) }, as: 'nothing' }
  if (word === 'back') return read({ type: 'back' })
  if (word === 'repeat') return read({ type: 'repeat' })
  // What MORE and SOURCE say depends on the last message: whoever composes messages fills it in.
  return word === 'more' ? read({ type: 'more', pages: 1 }) : read({ type: 'aside', aside: { text: 'sources' } })
}

/** A message with nothing in it that we know: greeted, asked again, or met where it came without words. */
function unread(hotline: Hotline, session: Session, phrase: string, incoming: Incoming, lexicons: Lexicon[], number: boolean): Reading {
  const aside = asideOf(incoming, phrase)
  if (session.entry) {
    if (aside) return { input: { type: 'aside', aside }, as: 'nothing' }
    const greets = lexicons.some(({ greetings }) => greetings.has(phrase))
    return greets ? { input: { type: 'open', node: menuOf(hotline) }, as: 'global' } : { input: { type: 'unread' }, as: 'nothing' }
  }
  const again = number || readYesNo(phrase, lexicons) !== undefined || lexicons.some(({ skip }) => skip.has(phrase))
  if (again) return { input: { type: 'open', node: menuOf(hotline), aside: chooseAgain(hotline) }, as: 'nothing' }
  const greeting = lexicons.find((lexicon) => lexicon.greetings.has(phrase) || lexicon.greetings.has(withoutPoliteness(phrase, lexicon)))
  const locale = greeting?.locale ?? guessLocale(incoming.text, hotline.words)
  const said: Aside | undefined = aside ?? (greeting ? undefined : { text: 'sorry' })
  return {
    input: { type: 'open', node: welcomeOf(hotline), ...(said && { aside: said }) },
    as: greeting ? 'global' : 'nothing',
    ...(locale && { locale }),
  }
}

/** What to say to a message that brought no words: a voice note, a picture, a place, nothing at all. */
function asideOf({ media, location }: Incoming, phrase: string): Aside | undefined {
  if (media && phrase === '') return { text: media === 'voice' ? 'media_voice' : 'media_other' }
  if (location) return { text: 'location_unused' }
  return phrase === '' ? { text: 'empty' } : undefined
}

/** The same for everyone whose conversation is over, in one line with the names of all languages. */
function chooseAgain(hotline: Hotline): Aside {
  return { text: 'choose_again', values: { languages: hotline.press.languages.map(({ name }) => name).join(' / ') } }
}

const menuOf = (hotline: Hotline) => hotline.press.graph.starts.get('menu')!
const welcomeOf = (_hotline: Hotline) => 'menu_welcome'

function inOrder(lexicons: readonly Lexicon[], first: string): Lexicon[] {
  return [...lexicons].sort((a, b) => Number(b.locale === first) - Number(a.locale === first))
}
