import type { Understanding } from '../ports.ts'
import type { PhraseList } from './load-phrases.ts'
import { makeReady, phraseUnderstanding } from './phrase-lists.ts'

/** So long after the start it begins by itself: first come those who are answered without it. */
const BEGINS_AFTER_MS = 1_000

/**
 * Understanding that is made ready a language at a time, between the messages that come meanwhile: numbers and words that
 * work everywhere are answered at once, and what must be understood waits until every language can be heard.
 */
export function understandingLater(lists: ReadonlyMap<string, PhraseList>): {
  understanding: Understanding
  ready: Promise<unknown>
} {
  const { promise: begins, resolve: begin } = Promise.withResolvers<void>()
  setTimeout(begin, BEGINS_AFTER_MS)
  const ready = madeReady(begins, lists)
  const whenReady = () => {
    begin()
    return ready
  }
  ready.catch(() => {}) // whoever asks for it is told
  return {
    understanding: {
      understand: async (words, prefer) => (await whenReady()).understand(words, prefer),
      language: async (words) => (await whenReady()).language(words),
    },
    ready,
  }
}

/** The lists are let go of when they are ready: what is made of them holds all that is needed. */
async function madeReady(begins: Promise<void>, lists: ReadonlyMap<string, PhraseList>): Promise<Understanding> {
  await begins
  for (const list of lists.values()) {
    await new Promise((done) => setTimeout(done, 0)) // what has come since is answered first
    makeReady(list)
  }
  return phraseUnderstanding(lists)
}
