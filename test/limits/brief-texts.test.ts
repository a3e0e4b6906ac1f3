import { describe, expect, test } from 'vitest'
import { plainReply } from '../../src/channels/plain-reply.ts'
import { pressOf } from '../../src/hotline.ts'
import { COMMON_TEXTS, type CommonText } from '../../src/text/common-texts.ts'
import { sizeOf } from '../../src/text/segments.ts'
import { foundIn } from '../../src/text/words.ts'
import { content } from '../support/app.ts'

const BRIEF = (Object.keys(COMMON_TEXTS) as CommonText[]).filter((key) => key.startsWith('brief_'))
const SPEAKERS = [{ org: 'Vecinas' }, { org: 'Vecinas', phone: '+1 (509) 555-0100 ext 99' }]

describe.each(content().catalogue.locales)('%s: what is sent when money is short', (locale) => {
  test.each(BRIEF)('%s is one segment, names where help is, and shows nothing on a locked phone', (key) => {
    for (const speaker of SPEAKERS) {
      const { text } = plainReply(pressOf(content(), speaker, [locale]), locale, key).message!
      expect(sizeOf(text).segments, text).toBe(1)
      // At the door no number helps: what matters there is said in words.
      if (key !== 'brief_door_now') expect(text).toMatch(/\b(911|988|211)\b|locator\.ice\.gov|immigrationlawhelp\.org/)
      expect(foundIn(text.slice(0, 40), content().wordLists.safety.get(locale)?.sensitive ?? [])).toBeUndefined()
    }
  })
})
