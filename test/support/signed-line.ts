import { content, testApp } from './app.ts'
import { messageOf, TWILIO, twilioOf } from './webhook.ts'

/** The whole line behind its webhook, as Twilio sees it: each message from another family, unless it says from whom. */
export function signedLine({ env = {} }: { env?: Record<string, string> } = {}) {
  const app = testApp({ env: { ...TWILIO, ...env } })
  const { http, post } = twilioOf(app)
  let families = 0
  return {
    app,
    http,
    say(text: string, from = `+1${201 + (families % 700)}5550${100 + (Math.floor(families / 700) % 100)}`) {
      families++
      return post(messageOf({ From: from, Body: text }))
    },
    /** First messages that name a topic, every topic in turn, in every language. */
    someOfEveryTopic(many: number): string[] {
      const names = content().catalogue.locales.flatMap((locale) => topicNames(locale).map(({ name }) => name))
      return Array.from({ length: many }, (_, index) => names[index % names.length]!)
    },
  }
}

/** What each topic is called in a language, as the line itself lists it. */
export function topicNames(locale: string): { topic: string; name: string }[] {
  return [...content().catalogue.texts.get(locale)!.values()]
    .filter(({ key }) => key.startsWith('topics.'))
    .map(({ key, text }) => ({ topic: key.slice('topics.'.length), name: text }))
}
