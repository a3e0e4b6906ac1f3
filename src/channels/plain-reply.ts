import type { Reply } from '../converse/converse.ts'
import type { CommonText } from '../text/common-texts.ts'
import { type Press, speakerOf } from '../text/compose.ts'

/** A reply of one common line, outside of any flow. {{help}} in it is where help is to be had. */
export function plainReply(press: Press, language: string, key: CommonText): Reply {
  const text = speakerOf(press, language)(`common.${key}`)
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
