import type { Content } from '../content.ts'
import type { Fault } from '../flow/faults.ts'
import { pressOf } from '../hotline.ts'
import type { Locale } from '../text/catalogue.ts'
import { compose, type Press } from '../text/compose.ts'
import { draftsOf } from '../text/reviews.ts'
import { sizeOf, usdOf } from '../text/segments.ts'
import { SPEAKERS } from './budgets.ts'
import { differentReplies, type Reply, saidAtMost } from './messages.ts'

/**
 * How one flow stands in one language. `messages`, `segments` and `usd` are a walk by SMS that hears every reply of the
 * flow once, each page of it, with the longest answers of the directory.
 */
export type Readiness = {
  locale: Locale
  flow: string
  texts: number
  drafts: number
  faults: number
  messages: number
  segments: number
  usd: number
}

/** Every language by every flow that has texts or faults in it, in the order of their files. */
export function readinessOf(content: Content, faults: Fault[], today: string): Readiness[] {
  const replies = Map.groupBy(differentReplies(content), ({ waits }) => content.flows.graph.nodes.get(waits)!.writtenIn)
  const { locales, texts } = content.catalogue
  const press = pressOf(content, SPEAKERS[1]!, locales)
  const faultsIn = Map.groupBy(faults, ({ file }) => flowOf(file))
  return locales.flatMap((locale) => {
    const own = Map.groupBy(texts.get(locale)!.values(), ({ file }) => flowOf(file.path))
    const wrong = (flow: string) =>
      (faultsIn.get(flow) ?? []).filter(({ file }) => file.startsWith(`locales/${locale}/`)).length
    const flows = new Set([...own.keys(), ...[...faultsIn.keys()].filter((flow) => wrong(flow) > 0)])
    return [...flows].sort().map((flow) => ({
      ...{ locale, flow, texts: own.get(flow)?.length ?? 0, faults: wrong(flow) },
      drafts: draftsOf(locale, new Map(own.get(flow)?.map((text) => [text.key, text])), content.reviews.reviews).drafts,
      ...walk(press, replies.get(flow) ?? [], locale, today),
    }))
  })
}

/** `locales/es/rights/home.yaml` is `rights.home`. */
function flowOf(path: string): string {
  return path.replace(/^locales\/[^/]+\/|\.ya?ml$/g, '').replaceAll('/', '.')
}

function walk(press: Press, replies: Reply[], locale: Locale, today: string) {
  let messages = 0
  let segments = 0
  for (const reply of replies) {
    const said = saidAtMost(press, reply, locale)
    for (let page = 0, pages = 1; page < pages; page++) {
      const message = compose(press, said, { locale, channel: 'sms', today, page })
      pages = message.pages
      messages += 1
      segments += sizeOf(message.text).segments
    }
  }
  return { messages, segments, usd: usdOf(segments) }
}
