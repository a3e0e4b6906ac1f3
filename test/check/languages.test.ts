import { describe, expect, test } from 'vitest'
import { textFaults } from '../../src/check/check.ts'
import { formatFault } from '../../src/flow/faults.ts'
import { contentIn, fileText, fileWith } from '../support/content.ts'

type Changes = Record<string, string | null>
const faultsOf = (changes: Changes, locales = ['en', 'es']) => textFaults(contentIn(locales, changes)).map(formatFault)
const HOME = 'locales/es/rights/home.yaml'
const WHO = /(?<=\nwho:\n {2}text: \|-\n {4}).*/

/** The last text of `rights.home` in Spanish, in other words. */
const spanish = (text: string): Changes => ({ [HOME]: fileText(HOME).replace(WHO, text) })
/** A language of which only this text is written. */
const only = (locale: string, text: string): Changes => ({
  [`locales/${locale}/rights/home.yaml`]: `who:\n  text: |-\n    ${text}\n`,
})
const faultsOfOnly = (locale: string, text: string) =>
  faultsOf(only(locale, text), ['en']).filter((fault) => fault.includes(' who.text: '))

describe('each planted fault of a language is found, with its file, line and a remedy', () => {
  const planted: [string, Changes, RegExp][] = [
    [
      'an English text that changed since',
      fileWith(
        'locales/en/rights/home.yaml',
        'It is not always clear who is knocking.',
        'Often it is unclear who knocks.',
      ),
      /^locales\/es\/rights\/home\.yaml:\d+:3 who\.text: the English text changed since this was written from it; re-write it and run `npm run check -- --record`; if it is still right, add --lang es --confirm rights\.home_who\.text$/,
    ],
    [
      'a text that nobody recorded',
      { 'locales/es/written-from.yaml': fileText('locales/es/written-from.yaml').replace(/\n {2}common\.no:.*/, '') },
      /^locales\/es\/common\.yaml:\d+:1 no: is not in the record of what was written from what; run `npm run check -- --record`$/,
    ],
    [
      'a record that is missing',
      { 'locales/es/written-from.yaml': null },
      /^locales\/es\/written-from\.yaml:1:1 \(file\): the record of the English texts .* is missing; run /,
    ],
    [
      'a text left in English',
      fileWith('locales/es/common.yaml', 'skip: Saltar', 'skip: Skip'),
      /^locales\/es\/common\.yaml:\d+:1 skip: reads the same as the English text; translate it, or list it under same_as_english in locales\/es\/written-from\.yaml$/,
    ],
    [
      'one sentence left in English',
      spanish('A veces no se sabe. It is not always clear who is knocking.'),
      /who\.text: "It is not always clear who is knocking\." is still English; translate it; /,
    ],
    [
      'a placeholder that English has',
      fileWith('locales/es/common.yaml', 'law_as_of: "Ley vigente en {{date}}."', 'law_as_of: "Ley vigente."'),
      /law_as_of: leaves out \{\{date\}\} of the English; say it, or list it under left_out in /,
    ],
    [
      'a placeholder that English does not have',
      spanish('A veces no se sabe. Pregunte a {{org}}: "¿Son de ICE?"'),
      /who\.text: says \{\{org\}\}, which English does not; leave it out/,
    ],
    [
      'a term of the glossary in other words',
      fileWith(
        HOME,
        'Si dice "Department of Homeland Security" y lo firma un agente, no es orden de un juez.',
        'Cuidado.',
      ),
      /paper\.text: English says the term 'judge_warrant' here, this text none of its forms; say "orden\* de un juez", or add the form to locales\/es\/glossary\.yaml/,
    ],
    [
      'a term that a glossary lacks',
      fileWith('locales/es/glossary.yaml', 'asylum: ', 'asilum: '),
      /^locales\/es\/glossary\.yaml:\d+:\d+ \(file\): has no form of 'asylum'; add the forms its texts use$/,
    ],
    [
      'a term that English does not have',
      fileWith('locales/es/glossary.yaml', 'asylum: ', 'asilum: '),
      /^locales\/es\/glossary\.yaml:\d+:1 asilum: English has no term 'asilum'; /,
    ],
    [
      'a glossary that is missing',
      { 'locales/es/glossary.yaml': null },
      /^locales\/es\/glossary\.yaml:1:1 \(file\): the glossary is missing; write the forms of judge_warrant, /,
    ],
    [
      'a loose accent',
      spanish('¿Quién toca? No siempre se sabe.'.normalize('NFD')),
      /who\.text: '.*' is written with a loose accent; save the text in Unicode NFC$/,
    ],
    [
      'a letter of another alphabet inside a word',
      spanish('A veces no se sаbe quién toca.'), // with a Cyrillic а
      /who\.text: 'sаbe' mixes Latin and Cyrillic letters that look alike; write it in its own letters \(Latin\); /,
    ],
    [
      'immigration in the greeting',
      fileWith('locales/es/menu.yaml', 'Hola, soy Promotora', 'Hola, ayuda de inmigración: soy Promotora'),
      /welcome\.text: the greeting says "inmigra\*"; say what we help with, in other words/,
    ],
    [
      'a language that keeps no words out of its greeting',
      { 'locales/es/safety.yaml': fileText('locales/es/safety.yaml').replace(/\nnot_in_greeting:.*/, '') },
      /^locales\/es\/safety\.yaml:1:1 not_in_greeting: no words are kept out of the greeting; /,
    ],
    [
      'a carrier word in another language',
      spanish('A veces no se sabe quién toca. Mande STOP.'),
      /who\.text: invites the carrier word STOP, /,
    ],
    [
      'a text that is hard to read in Spanish',
      spanish(
        'Consecuentemente, determinadas administraciones gubernamentales responsabilizan institucionalmente a funcionarios administrativamente incompatibles con las responsabilidades extraordinariamente comprometedoras de procedimientos internacionales, independientemente de consideraciones humanitarias fundamentales y de obligaciones constitucionales.',
      ),
      /who\.text: hard to read: ease \(Flesch-Szigriszt\) -?\d+\.\d; at least 55 on the INFLESZ scale: /,
    ],
    [
      'a text that is hard to read in English',
      {
        'locales/en/rights/home.yaml': fileText('locales/en/rights/home.yaml').replace(
          WHO,
          'Considerable institutional responsibilities necessitate administrative documentation regarding identification procedures, and consequently individuals encountering governmental representatives should immediately request comprehensive clarification concerning organizational affiliation and jurisdictional authority.',
        ),
      },
      /^locales\/en\/rights\/home\.yaml:\d+:3 who\.text: hard to read: school grade \(Flesch-Kincaid\) \d+\.\d; at most 8, /,
    ],
    [
      'a folder that is named like no language',
      { 'locales/pt_BR/common.yaml': 'skip: Pular\n' },
      /^locales\/pt_BR:1:1 \(folder\): 'pt_BR' is no language tag; name it as pt-BR or zh-Hans$/,
    ],
    [
      'a brief text that shows too much on a locked phone',
      fileWith('locales/es/common.yaml', 'brief_wait: |-\n  Llegaron', 'brief_wait: |-\n  De inmigración llegaron'),
      /brief_wait: a locked phone shows "inmigra\*" in "De inmigración/,
    ],
    [
      'a brief text of two segments',
      fileWith('locales/es/common.yaml', 'brief_danger: "Estoy con usted.', 'brief_danger: "Aquí estoy con usted.'),
      /^locales\/es\/common\.yaml:\d+:1 brief_danger: takes 3 segments; one, filled in: at most 70 characters, for it has letters outside GSM-7$/,
    ],
  ]
  test.each(planted)('%s', (_name, changes, fault) =>
    expect(faultsOf(changes)).toContainEqual(expect.stringMatching(fault)))
})

describe('each script is told by Unicode, not by a list of languages', () => {
  const wrong: [string, string, string, RegExp][] = [
    [
      'Ukrainian typed in Latin',
      'uk',
      'Ne zavzhdy vidomo, khto stukaie.',
      /'Ne' is not in the script of this language; write it in its own letters \(Cyrillic\)/,
    ],
    [
      'a Latin letter in a Ukrainian word',
      'uk',
      'Не завжди вiдомо, хто стукає.',
      /'вiдомо' mixes Latin and Cyrillic letters that look alike/,
    ],
    [
      'English words among Ukrainian ones',
      'uk',
      'Не завжди видно, who is there.',
      /'who' is not in the script of this language/,
    ],
    [
      'Spanish in Cyrillic',
      'es',
      'Кто там?',
      /'Кто' is not in the script of this language; write it in its own letters \(Latin\)/,
    ],
    [
      'traditional characters in simplified Chinese',
      'zh-Hans',
      '不一定知道是誰在敲門。',
      /'不一定知道是誰在敲門' has traditional characters: in simplified ones it is '不一定知道是谁在敲门'/,
    ],
    [
      'Chinese in a Japanese text',
      'ja',
      '谁在敲门 who',
      /'who' is not in the script of this language; write it in its own letters \(Japanese\)/,
    ],
    ['a carrier word among Chinese characters', 'zh-Hans', '不知道是谁？回复stop。', /invites the carrier word STOP/],
  ]
  test.each(wrong)('%s', (_name, locale, text, fault) =>
    expect(faultsOfOnly(locale, text)).toContainEqual(expect.stringMatching(fault)))

  const right: [string, string, string][] = [
    [
      'names, forms and addresses',
      'uk',
      'Деякі з ICE. Форма I-205, A-number, Medicaid, {{org}}: locator.ice.gov або 1-800-799-7233.',
    ],
    ['English words in quotes', 'ar', 'يمكن السؤال: "Are you with immigration?"'],
    ['a particle after a name', 'ko', 'ICE는 지역 경찰처럼 입기도 합니다.'],
    ['kanji and kana together', 'ja', '誰が来たか、いつも分かるとは限りません。ICEです。'],
    ['digits of any script', 'ar', 'اتصل على ٩١١ أو 911.'],
  ]
  test.each(right)('right: %s', (_name, locale, text) =>
    expect(faultsOfOnly(locale, text)).not.toContainEqual(expect.stringMatching(/script|letters/)))
})

describe('where no formula is known, sentences are measured', () => {
  const words = (count: number) => Array.from({ length: count }, () => 'слово').join(' ')
  test('by their words', () =>
    expect(faultsOfOnly('uk', `${words(41)}.`)).toContainEqual(
      expect.stringMatching(/who\.text: a sentence of 41 words; at most 40: divide it/),
    ))
  test('by their words on average', () =>
    expect(faultsOfOnly('uk', `${words(21)}. Слово ${words(22)}.`)).toContainEqual(
      expect.stringMatching(/who\.text: 22 words a sentence on average; at most 20: divide the longer ones/),
    ))
  test('by their characters where words have no blanks between them', () =>
    expect(faultsOfOnly('zh-Hans', `${'有人敲门'.repeat(23)}。`)).toContainEqual(
      expect.stringMatching(/who\.text: a sentence of 92 characters; at most 90: divide it/),
    ))
  test('a list after a colon is read item by item', () =>
    expect(
      faultsOfOnly('uk', `Візьміть: ${Array.from({ length: 20 }, () => words(3)).join(', ')}.`),
    ).not.toContainEqual(expect.stringMatching(/who\.text: .*words/)))
})
