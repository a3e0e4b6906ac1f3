import type { Reply } from '../converse/converse.ts'
import type { CommonText } from '../text/common-texts.ts'
import type { Press } from '../text/compose.ts'

/** A reply of one common line, outside of any flow. {{help}} in it is where help is to be had. */
export function plainReply({ translate, speaker }: Press, language: string, key: CommonText): Reply {
  const help = speaker.phone
    ? translate(language, 'common.help_phone', { phone: speaker.phone })
    : translate(language, 'common.help_lines')
  const text = translate(language, `common.${key}`, { help })
  return {
    message: { text, options: [], facts: [], withheld: [], page: 0, pages: 1 },
    language,
    topic: 'none',
    node: 'none',
    understood: 'nothing',
    expects: 'nothing',
    results: [],
    ended: false,
  }
}
