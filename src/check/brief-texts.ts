import type { Content } from '../content.ts'
import type { Fault } from '../flow/faults.ts'
import { pressOf } from '../hotline.ts'
import type { Text } from '../text/catalogue.ts'
import { COMMON_TEXTS, type CommonText } from '../text/common-texts.ts'
import { speakerOf } from '../text/compose.ts'
import { sizeOf } from '../text/segments.ts'
import { foundIn } from '../text/words.ts'
import { SHOWN_ON_A_LOCKED_PHONE, SPEAKERS } from './budgets.ts'

const BRIEF = (Object.keys(COMMON_TEXTS) as CommonText[]).filter((key) => key.startsWith('brief_'))

/** What is sent while money is short: one segment each, whoever runs the line, and nothing sensitive on a locked phone. */
export function checkBriefTexts(content: Content): Fault[] {
  const { locales, texts } = content.catalogue
  const presses = SPEAKERS.map((speaker) => pressOf(content, speaker, locales))
  return locales.flatMap((locale) =>
    BRIEF.flatMap((key) => {
      const text = texts.get(locale)?.get(`common.${key}`)
      if (!text) return []
      const said = presses.map((press) => speakerOf(press, locale)(text.key))
      return [...tooLong(text, said), ...tooOpen(text, said, content.wordLists.safety.get(locale)?.sensitive ?? [])]
    }),
  )
}

function tooLong({ file, at }: Text, said: string[]): Fault[] {
  const longest = said.map(sizeOf).find(({ segments }) => segments > 1)
  if (!longest) return []
  const most = longest.encoding === 'GSM-7' ? '160 characters' : '70 characters, for it has letters outside GSM-7'
  return [file.fault(at, `takes ${longest.segments} segments`, `one, filled in: at most ${most}`)]
}

function tooOpen({ file, at }: Text, [said = '']: string[], sensitive: string[]): Fault[] {
  const shown = said.slice(0, SHOWN_ON_A_LOCKED_PHONE)
  const found = foundIn(shown, sensitive)
  return found
    ? [file.fault(at, `a locked phone shows "${found}" in "${shown}"`, 'open with 40 neutral characters')]
    : []
}
