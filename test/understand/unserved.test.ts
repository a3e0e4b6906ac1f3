import { expect, test } from 'vitest'
import { phraseOf, wordsOf } from '../../src/text/fold.ts'
import { compileUnserved, unservedByLetters, unservedByWords } from '../../src/understand/unserved.ts'
import { content } from '../support/app.ts'

const unserved = compileUnserved(content().unserved.lists, content().cldr, [])

test.each([
  ['Мені потрібен адвокат, мого чоловіка забрали', 'uk'],
  ['Маған көмек керек', 'kk'],
  ['به یک وکیل نیاز دارم، کمک', 'fa'],
  ['زه مرستې ته اړتیا لرم', 'ps'],
  ['مجھے وکیل چاہیے، میرے شوہر کو لے گئے ہیں', 'ur'],
  ['मुझे वकील चाहिए', 'hi'],
  ['मलाई वकिल चाहियो', 'ne'],
  ['ਮੈਨੂੰ ਵਕੀਲ ਚਾਹੀਦਾ ਹੈ', 'pa'],
  ['আমার একজন উকিল দরকার', 'bn'],
  ['ጠበቃ እፈልጋለሁ', 'am'],
  ['ကူညီပါ', 'my'],
  ['弁護士が必要です', 'ja'],
])('%s is written in %s', (text, tag) => expect(unservedByLetters(text, unserved)?.tag).toBe(tag))

test.each([
  'Necesito un abogado, señor',
  'Avez-vous été arrêté ?',
  'Мне нужен адвокат',
  'أحتاج إلى محامٍ في هيوستن',
  '我需要律師',
  '변호사가 필요해요',
  'Tôi cần luật sư, chồng tôi bị bắt',
])('%s is written in letters of ours', (text) => expect(unservedByLetters(text, unserved)).toBeUndefined())

test.each([
  ['waxaan u baahanahay caawimaad', 'so'],
  ['ninahitaji msaada tafadhali', 'sw'],
  ['mujhe madad chahiye', 'hi'],
  ['potrzebuje pomocy prosze', 'pl'],
])('%s shows by its words that it is %s', (text, tag) =>
  expect(unservedByWords(wordsOf(text), unserved)?.tag).toBe(tag))

test('one word alone shows nothing', () => expect(unservedByWords(['msaada'], unserved)).toBeUndefined())

test.each([
  ['mam', 'Mam'],
  ['Hablo Mam', 'Mam'],
  ['do you speak Somali?', 'Soomaali'],
  ["Q'anjob'al", "Q'anjob'al"],
  ['LANGUAGE kiche', "K'iche'"],
])('%s asks for %s by its name', (text, name) => expect(unserved.asked.get(phraseOf(text))?.name).toBe(name))
