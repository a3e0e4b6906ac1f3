import type { Aside } from '../engine/input.ts'
import type { Session } from '../engine/session.ts'
import { WELCOME } from '../flow/graph.ts'
import type { Hotline, TopicName } from '../hotline.ts'
import type { LookUps, Understanding } from '../ports.ts'
import { readExactLabel } from '../replies/label.ts'
import { greets, type Lexicon, withoutPoliteness } from '../replies/lexicon.ts'
import { lexiconsFor } from '../replies/lexicons.ts'
import { readNumber } from '../replies/number.ts'
import { withoutPlaces } from '../replies/without-places.ts'
import { readWritten, type Written } from '../replies/written.ts'
import { unservedByWords } from '../understand/unserved.ts'
import type { Incoming } from './incoming.ts'
import { mentionsIn } from './mentions.ts'
import { readNewPlace } from './new-place.ts'
import { readOptOut } from './opt-out.ts'
import { optionsAt } from './options-at.ts'
import { choice, readAnswer } from './read-answer.ts'
import { readClosing } from './read-closing.ts'
import { chooseAgain, menuOf, readGlobal } from './read-global.ts'
import { metInUnserved, readUnserved } from './read-unserved.ts'
import type { Reading } from './reading.ts'

/**
 * Reads a message. In this order: wishes to stop; the number or the exact words of an option; words that work
 * everywhere; thanks and goodbyes; a crisis, which wins over all that follows; a topic by its very name; the answer the
 * question waits for; a topic in other words; another place for what was looked up; nothing.
 */
export async function interpret(
  hotline: Hotline,
  { understanding, directory }: { understanding: Understanding; directory: LookUps },
  session: Session,
  incoming: Incoming,
): Promise<Reading> {
  const written = readWritten(incoming.text)
  const { phrase, words } = written
  const lexicons = lexiconsFor(phrase === '' ? [incoming.text.trim()] : words, hotline.lexicons, session.language)
  const node = hotline.press.graph.nodes.get(session.at)
  const question = node?.kind === 'ask' ? node : undefined
  const labels = question ? optionsAt(hotline, session, question) : []

  const leaving = readOptOut(phrase, incoming, lexicons, question)
  if (leaving) return leaving
  const number = readNumber(phrase, lexicons)
  const chosen =
    number !== undefined && number >= 1 && number <= labels.length ? number - 1 : readExactLabel(phrase, labels)
  if (question && chosen !== undefined) return choice(hotline, question, chosen, session)
  const everywhere = readGlobal(hotline, session, written, lexicons)
  if (everywhere) return everywhere
  const closing = readClosing(session, written, lexicons, question?.reads)
  if (closing) return closing
  const unserved = readUnserved(hotline, session, written)
  if (unserved) return unserved

  const isGreeting = !phrase.includes(' ') && lexicons.some(({ greetings }) => greetings.has(phrase))
  const wish = withoutPlaces(written, hotline.states, hotline.nearWords)
  const topic =
    number === undefined && !isGreeting ? await readTopic(hotline, understanding, session, written, wish) : undefined
  if (topic?.crisis) return topic.reading
  if (topic && hotline.topicNames.has(phrase)) return inWhichLanguage(hotline, session, incoming, topic, topic.reading)
  const answer = question && readAnswer(hotline, question, written, incoming, session, labels, lexicons)
  if (answer) return answer
  if (topic)
    return inWhichLanguage(hotline, session, incoming, topic, await withMentions(hotline, directory, topic, written))
  const place = question && readNewPlace(hotline, question, written, incoming)
  return place ?? unread(hotline, understanding, session, written, wish, incoming, lexicons, number !== undefined)
}

type TopicRead = { reading: Reading; topic: string; crisis: boolean; alsoIn: readonly string[] }

/** The topic a free text names: by the name it bears in our lists, or in the family's own words, its places aside first. */
async function readTopic(
  { press, topicNames }: Hotline,
  understanding: Understanding,
  { language }: Session,
  { phrase, words }: Written,
  wish: readonly string[],
): Promise<TopicRead | undefined> {
  if (phrase === '') return undefined
  const named =
    byName(topicNames.get(phrase), language) ??
    (await understanding.understand(wish, language)) ??
    (wish === words ? undefined : await understanding.understand(words, language))
  const node = press.graph.starts.get(named?.topic ?? '')
  if (!named || node === undefined) return undefined
  const reading: Reading = { input: { type: 'open', node }, as: 'topic', locale: named.locale }
  return { reading, topic: named.topic, crisis: named.topic.startsWith('crisis.'), alsoIn: named.alsoIn }
}

/** A topic by the name it bears in a language: the conversation's, if it does so there. */
function byName(names: TopicName[] | undefined, language: string) {
  const own = names?.find(({ locales }) => locales.includes(language)) ?? names?.[0]
  if (!own) return undefined
  const locale = own.locales.includes(language) ? language : own.locales[0]!
  return { topic: own.topic, locale, alsoIn: own.locales.filter((other) => other !== locale) }
}

/** The topic, and what the same message says of the place and the country. */
async function withMentions(
  hotline: Hotline,
  directory: LookUps,
  { reading, topic }: TopicRead,
  { sentence }: Written,
): Promise<Reading> {
  const values = await mentionsIn(hotline, directory, topic, sentence)
  if (!values || reading.input.type !== 'open') return reading
  return { ...reading, input: { ...reading.input, values } }
}

/** More languages than this are not asked in: a word of so many, such as `visa`, shows none. */
const MOST_LANGUAGES_ASKED = 3

/** A first message that is as good in another language: whoever wrote it says which; a number with a language has said so. */
function inWhichLanguage(
  hotline: Hotline,
  session: Session,
  { numberLocale }: Incoming,
  { alsoIn }: TopicRead,
  reading: Reading,
): Reading {
  const { input, locale } = reading
  const locales = locale ? [locale, ...alsoIn] : []
  const isKnown = session.entry !== '' || numberLocale !== undefined || locales.includes(session.language)
  if (isKnown || input.type !== 'open' || locales.length < 2 || locales.length > MOST_LANGUAGES_ASKED) return reading
  const offers = locales.map((value) => ({ value, label: hotline.words.get(value)!.name }))
  const node = hotline.press.graph.starts.get('language')!
  const values = input.values && { values: input.values }
  return { ...reading, input: { type: 'ask_language', node, offers, afterwards: input.node, ...values } }
}

/** A message with nothing in it that we know: greeted, asked again, or met where it came without words. */
async function unread(
  hotline: Hotline,
  understanding: Understanding,
  session: Session,
  { phrase, words }: Written,
  wish: readonly string[],
  incoming: Incoming,
  lexicons: Lexicon[],
  number: boolean,
): Promise<Reading> {
  const aside = asideOf(incoming, phrase)
  if (session.entry) {
    if (aside) return { input: { type: 'aside', aside }, as: 'nothing' }
    const greets = lexicons.some(({ greetings }) => greetings.has(phrase))
    return greets
      ? { input: { type: 'open', node: menuOf(hotline) }, as: 'global' }
      : { input: { type: 'unread' }, as: 'nothing' }
  }
  const again = number || lexicons.some((lexicon) => isBareAnswer(phrase, lexicon))
  if (again) return { input: { type: 'open', node: menuOf(hotline), aside: chooseAgain(hotline) }, as: 'nothing' }
  const greeting = lexicons.find((lexicon) => greets(phrase, lexicon))
  const foreign = greeting ? undefined : unservedByWords(words, hotline.unserved)
  if (foreign) return metInUnserved(hotline, foreign)
  const locale = greeting?.locale ?? (await understanding.language(wish))
  if (!locale && !incoming.numberLocale && hotline.locales.length > 1)
    return { input: { type: 'open', node: menuOf(hotline), ...(aside && { aside }) }, as: 'nothing', isUnsure: true }
  const wordless = phrase === '' && aside === undefined // an emoji is a greeting too
  const said: Aside | undefined = aside ?? (greeting || wordless ? undefined : { text: 'sorry' })
  return {
    input: { type: 'open', node: WELCOME, ...(said && { aside: said }) },
    as: greeting ? 'global' : 'nothing',
    ...(locale && { locale }),
  }
}

/** What to say to a message that brought no words: a voice note, a picture, a place, nothing at all. */
function asideOf({ text, media, location }: Incoming, phrase: string): Aside | undefined {
  if (media && phrase === '') return { text: media === 'voice' ? 'media_voice' : 'media_other' }
  if (location) return { text: 'location_unused' }
  return text.trim() === '' ? { text: 'empty' } : undefined
}

/** A yes, a no, a skip and nothing else: the answer to a question that is forgotten. */
function isBareAnswer(phrase: string, lexicon: Lexicon): boolean {
  const bare = withoutPoliteness(phrase, lexicon)
  return [lexicon.yes, lexicon.no, lexicon.notSure, lexicon.skip].some((words) => words.has(phrase) || words.has(bare))
}
