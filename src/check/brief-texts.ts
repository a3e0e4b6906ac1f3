import type { Content } from '../content.ts'
import type { Fault } from '../flow/faults.ts'
import { pressOf } from '../hotline.ts'
import { COMMON_TEXTS, type CommonText } from '../text/common-texts.ts'
import { speakerOf } from '../text/compose.ts'
import { sizeOf } from '../text/segments.ts'
import { SPEAKERS } from './budgets.ts'

const BRIEF = (Object.keys(COMMON_TEXTS) as CommonText[]).filter((key) => key.startsWith('brief_'))

/** What is sent while money is short: one segment each, whoever runs the line. */
export function checkBriefTexts(content: Content): Fault[] {
  const { locales, texts } = content.catalogue
  const presses = SPEAKERS.map((speaker) => pressOf(content, speaker, locales))
  return locales.flatMap((locale) =>
    BRIEF.flatMap((key) => {
      const text = texts.get(locale)?.get(`common.${key}`)
      if (!text) return []
      const sizes = presses.map((press) => sizeOf(speakerOf(press, locale)(text.key)))
      const longest = sizes.find(({ segments }) => segments > 1)
      if (!longest) return []
      const most = longest.encoding === 'GSM-7' ? '160 characters' : '70 characters, for it has letters outside GSM-7'
      return [text.file.fault(text.at, `takes ${longest.segments} segments`, `one, filled in: at most ${most}`)]
    }),
  )
}
