import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Message } from './load.ts'

const EXAMPLES = join(import.meta.dirname, '../understand')
const CHOICES = ['1', '2', '1']

/** Telephone numbers that no two runs share. */
export function newPhones(many: number): string[] {
  return Array.from({ length: many }, () => `+1${201 + (phones % 700)}${String((2_000_000 + phones++ / 700) | 0)}`)
}
let phones = 0

/** A first message from each phone. */
export function greetings(phones: string[]): Message[] {
  return phones.map((phone) => [phone, 'menu'])
}

/** Three choices by number from each phone; each phone's next comes when all others have sent theirs. */
export function choices(phones: string[]): Message[] {
  return CHOICES.flatMap((choice) => phones.map((phone): Message => [phone, choice]))
}

/** The menu and three choices, over and over, from phones that are spread over those that are known. */
export function talks(known: string[], turns: number): Message[] {
  const talk = ['menu', ...CHOICES]
  const speaking = Math.min(known.length, Math.ceil(turns / talk.length))
  return Array.from({ length: turns }, (_, turn) => [
    known[Math.floor(((turn % speaking) * known.length) / speaking)]!,
    talk[Math.floor(turn / speaking) % talk.length]!,
  ])
}

/** Topics that end in a look-up: where such a message names a place too, it is more than a matter of understanding. */
const LOOKED_UP = /^(services\.|consulate$|id$)/

let read: string[] | undefined
/** Messages in people's own words, the languages in turn: what the tests of understanding tune with, without look-ups. */
export function freeTexts(): string[] {
  read ??= inTurn(
    readdirSync(EXAMPLES, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => join(EXAMPLES, name, 'tuning.tsv'))
      .filter((file) => existsSync(file))
      .map(textsOf),
  )
  return read
}

/** One free text from each phone. */
export function written(phones: string[]): Message[] {
  return oneEach(phones, freeTexts())
}

const HELP = ['food', 'comida', 'lawyer', 'clinica', 'refugio']
const ZIP_CODES = ['78701', '10027', '60608', '90033', '77081', '98901', '33125', '85003']

/** A kind of help and a place from each phone: what is looked up in the directory. */
export function lookedUp(phones: string[]): Message[] {
  return oneEach(
    phones,
    HELP.flatMap((help) => ZIP_CODES.map((zip) => `${help} ${zip}`)),
  )
}

function oneEach(phones: string[], texts: string[]): Message[] {
  return phones.map((phone, index) => [phone, texts[index % texts.length]!])
}

function textsOf(file: string): string[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => line.split('\t') as [topics: string, text: string])
    .flatMap(([topics, text]) => (topics.split('|').some((topic) => LOOKED_UP.test(topic)) ? [] : [text]))
}

function inTurn(lists: string[][]): string[] {
  const longest = Math.max(...lists.map((list) => list.length))
  return Array.from({ length: longest }, (_, at) => lists.map((list) => list[at % list.length]!)).flat()
}
