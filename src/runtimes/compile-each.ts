import type { Spoken } from '../content.ts'
import { makeReady } from '../understand/phrase-lists.ts'

/** Makes the phrase lists ready, a language at a time, so that a shard that opens answers others of its isolate between. */
export async function compileEach({ phrases }: Spoken, languages: readonly string[]): Promise<void> {
  for (const [locale, list] of phrases.lists) {
    if (!languages.includes(locale)) continue
    makeReady(list)
    await new Promise((done) => setTimeout(done, 0))
  }
}
