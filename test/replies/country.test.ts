import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { formatFault } from '../../src/flow/faults.ts'
import { type CountryReading, countryIn, readCountry } from '../../src/replies/country.ts'
import { RULES } from '../../src/replies/country-rules.ts'
import { compileCountryWords } from '../../src/replies/country-words.ts'
import { loadCountries } from '../../src/replies/load-countries.ts'
import { sentenceOf } from '../../src/replies/sentence.ts'
import { readWritten } from '../../src/replies/written.ts'
import { runtimeCldr } from '../../src/text/cldr.ts'
import { phraseOf } from '../../src/text/fold.ts'
import { ROOT } from '../support/app.ts'
import { STATES } from './place-words.ts'

const file = (path: string) => readFileSync(join(ROOT, path), 'utf8')
const COUNTRIES = file('drizzle/seed/countries.csv')
const AMBIGUOUS = file('drizzle/seed/countries-ambiguous.csv')
const listsOf = (words: string) =>
  loadCountries(
    {
      words: { path: 'drizzle/seed/countries.csv', text: words },
      ambiguous: { path: 'drizzle/seed/countries-ambiguous.csv', text: AMBIGUOUS },
    },
    runtimeCldr(),
  )
const LISTS = listsOf(COUNTRIES)
const words = compileCountryWords(LISTS, ['en', 'es'], STATES)

/** `GT`; `? GT MX` where it is asked; `-` where nothing was understood. A state is `US-GA`. */
function short(reading: CountryReading | undefined): string {
  if (!reading) return '-'
  if (reading.kind === 'country') return reading.iso2
  const senses = reading.readings.map((sense) => (sense.kind === 'country' ? sense.iso2 : `US-${sense.state}`))
  return ['?', ...senses].join(' ')
}
const answered = (reply: string) => short(readCountry(readWritten(reply), words))
const mentioned = (message: string) => short(countryIn(sentenceOf(message), words))

describe('the country a family answers with', () => {
  const rows: string[][] = parse(file('test/replies/countries-tests.csv'), { from_line: 2 })
  test('there are 71 of them', () => expect(rows).toHaveLength(71))
  test.each(rows)('%j is %j', (reply, iso2) => {
    const reading = readCountry(readWritten(reply!), words)
    expect(reading?.kind === 'country' ? reading.iso2 : '').toBe(iso2)
  })
})

test.each([
  ['سفارة الصومال', 'SO'],
  ['索马里大使馆', 'SO'],
  ['소말리아 대사관', 'SO'],
  ['anh ơi lãnh sự quán', '-'],
])('without a word before it, in a language that needs none: %j is %j', (message, read) => {
  const all = compileCountryWords(LISTS, ['ar', 'zh-Hans', 'ko', 'vi'], STATES)
  expect(short(countryIn(sentenceOf(message), all))).toBe(read)
})

describe('names, people, codes and nicknames', () => {
  test.each([
    ['soy de el salvador', 'SV'],
    ['de honduras', 'HN'],
    ['mi esposo es catracho', 'HN'],
    ['MEXICO!!!', 'MX'],
    ['hola soy de Guatemala gracias', 'GT'],
    ['soy de los estados unidos mexicanos', 'MX'],
    ['Mx', 'MX'],
    ['soy de RD', 'DO'],
    ['UK', 'GB'],
    ['ciudad de panama', 'PA'],
    ['cali colombia', 'CO'],
    ['soy de oaxaca', 'MX'],
    ['🇸🇻', 'SV'],
    ['我来自中国', 'CN'],
    ['ฉันมาจากประเทศไทย', 'TH'],
    ['한국사람', 'KR'],
    ['\u200fسوريا\u200f', 'SY'],
  ])('%j is %s', (reply, iso2) => expect(answered(reply)).toBe(iso2))

  test.each([
    ['Israel', 'IL'],
    ['soy de Grecia', 'GR'],
    ['Trinidad and Tobago', 'TT'],
    ['Bosnia y Herzegovina', 'BA'],
    ['Papua New Guinea', 'PG'],
    ['Kosovo', 'XK'],
  ])('any country of the world by its name: %j', (reply, iso2) => expect(answered(reply)).toBe(iso2))

  test('in every language served', () => {
    const french = compileCountryWords(LISTS, ['fr', 'ht'], STATES)
    const greece = readWritten('la Grèce')
    expect([short(readCountry(greece, french)), short(readCountry(greece, words))]).toEqual(['GR', '-'])
  })
})

describe('a slip of the thumb', () => {
  test.each([
    ['gutemala', 'GT'],
    ['el savador', 'SV'],
    ['hon duras', 'HN'],
    ['onduraz', 'HN'],
    ['benesuela', 'VE'],
    ['soy salbadoreña', 'SV'],
    ['soy del savador', 'SV'],
    ['mi esposo es gutemalteco', 'GT'],
    ['I am from Hondurras', 'HN'],
    ['ecudor', 'EC'],
    ['nicaragwa', 'NI'],
  ])('%j is %s', (reply, iso2) => expect(answered(reply)).toBe(iso2))
})

describe('what names no country', () => {
  test.each([
    '',
    '🆘',
    'no se',
    'cual pais',
    'necesito ayuda por favor',
    'what do i do if ice comes',
    'se llevaron a mi esposo',
    'me quito el pasaporte',
    'two men with vests that say police',
    'tengo una reunion',
    'soy ni de aqui ni de alla',
    'mi hijo salvador',
    'I love turkey',
    'la',
    'soy de la',
    'de',
    'narnia',
  ])('%j', (reply) => expect(answered(reply)).toBe('-'))
})

describe('words with two readings ask', () => {
  test.each([
    ['Georgia', '? US-GA GE'],
    ['soy de georgia', '? US-GA GE'],
    ['georgian', '? US-GA GE'],
    ['indiana', '? US-IN IN'], // Indian in Portuguese
    ['santa ana', '? SV US-CA'],
    ['guinea', '? GN GQ GW'],
    ['dominica', '? DO DM'],
    ['niger', '? NE NG'],
    ['mam', '? GT MX'],
    ['chino', '? CN US-CA'],
    ['guerrero', '? MX'],
    ['russian', '? RU'],
    ['portugués', '? PT BR'],
    ['Peru, IL', '? PE'],
    ['lebanon 17042', '? LB'],
    ['jamaica queens', '? JM US-NY'],
    ['panama city', '? PA US-FL'],
    ['co', '? CO US-CO'],
    ['hmong', '? LA VN TH'],
    ['dominican from dominica', '? DO DM'],
  ])('%j: %s', (reply, asked) => expect(answered(reply)).toBe(asked))

  test('the question can name the word it is about', () =>
    expect(readCountry(readWritten('soy de Georgia'), words)).toMatchObject({ kind: 'ambiguous', word: 'georgia' }))

  test.each([
    ['georgia el pais', 'GE'],
    ['the country of Georgia', 'GE'],
    ['Tbilisi, Georgia', 'GE'],
    ['vivo en georgia soy de honduras', 'HN'],
    ['congo', 'CD'],
    ['korea', 'KR'],
    ['dominican', 'DO'],
    ['soy de peru', 'PE'],
    ['from turkey', 'TR'],
    ['soy español', 'ES'],
    ['boricua', 'PR'],
    ['soy chapina de san miguel', 'GT'],
  ])('more words or a default settle it: %j is %s', (reply, iso2) => expect(answered(reply)).toBe(iso2))

  test.each([
    'new mexico',
    'Nuevo México',
    'nuevo mejico',
    'vivo en new mexico',
    'New Jersey',
  ])('%j is no country', (reply) => expect(answered(reply)).toBe('-'))
})

describe('several countries', () => {
  test('are asked back', () => {
    expect(answered('mi mama es de mexico y yo de honduras')).toBe('? MX HN')
    expect(answered('guatemala honduras nicaragua mexico cuba')).toBe('? GT HN NI MX')
  })
  test('the United States beside another is where the family is', () => {
    expect(answered('mi hija es de estados unidos y yo de mexico')).toBe('MX')
    expect(answered('soy de mexico vivo en puerto rico')).toBe('MX')
    expect(answered('estados unidos')).toBe('US')
  })
})

describe('a country inside a message about consulates', () => {
  test.each([
    ['consulado de guatemala', 'GT'],
    ['mexican consulate in houston', 'MX'],
    ['I need the salvadoran consulate', 'SV'],
    ['mexican consulate in georgia', 'MX'],
    ['mexican consulate near new mexico', 'MX'],
    ['consulado mexicano en puerto rico', 'MX'],
    ['mexican consulate in the united states', 'MX'],
    ['consulado peru 90022', 'PE'],
    ['consulado de rd', 'DO'],
    ['consulado MX', 'MX'],
    ['CONSULADO DO BRASIL', 'BR'],
    ['soy de oaxaca, donde esta mi consulado', 'MX'],
    ['hablo mixteco necesito mi consulado', 'MX'],
    ['mi esposo israel necesita consulado mexicano', 'MX'],
    ['consulado de israel', 'IL'],
    ['konsila ayisyen', 'HT'],
    ['embajada de cuba', 'CU'],
    ['my passport expired i am from venezuela', 'VE'],
    ['consulado guatemalteco o mexicano', '? GT MX'],
    ['consulado de georgia', '? US-GA GE'],
    ['somalia embassy', 'SO'],
    ['lãnh sự quán Somalia', 'SO'],
  ])('%j: %s', (message, read) => expect(mentioned(message)).toBe(read))

  test.each([
    'consulado mas cercano',
    'do i need a consulate',
    'what do i do',
    'consulado en santa ana',
    'consulate near Peru, IL',
    'consulate in georgia',
    'mi hijo jordan necesita pasaporte',
    'mi hijo salvador',
    'mi nombre es guadalupe',
    'tengo cuenta en banco azteca',
    'thanksgiving turkey',
    'consulado de gutemala', // asked instead: too much else is near it
    'DR said my passport',
  ])('%j names none', (message) => expect(mentioned(message)).toBe('-'))
})

describe('the list and the program agree', () => {
  const rows: string[][] = parse(AMBIGUOUS, { from_line: 2 })
  test.each(rows)('%s', (token, iso2, readings, rule) => {
    const reading = answered(token!)
    if (/^never/.test(rule!) && token !== 'co') expect(reading).toBe('-')
    if (/^(ask(?! when)|confirm)/.test(rule!)) expect(reading).toMatch(/^\?/)
    if (iso2) expect(reading.split(' ')).toContain(iso2)
    for (const named of readings!.split(';').filter((one) => /^[A-Z]{2}$/.test(one)))
      if (reading.startsWith('?')) expect(reading.split(' ')).toContain(named)
  })
  test('every word the program has a rule for is in the list', () => {
    const listed = new Set(rows.map(([token]) => phraseOf(token!)))
    expect([...RULES.keys()].filter((word) => !listed.has(word))).toEqual([])
  })
})

test('a fault in the files is told with its place, never passed over', () => {
  const broken = COUNTRIES.replace('\nMX,', '\nMexico,')
  expect(listsOf(broken).faults.map(formatFault)).toEqual([
    expect.stringMatching(/^drizzle\/seed\/countries\.csv:2:1 /),
  ])
})

test.each([
  ['one letter', 'x'.repeat(65_536)],
  ['countries', 'mexico '.repeat(9_362)],
  ['little words', 'de la '.repeat(10_922)],
  ['Chinese', '中'.repeat(65_536)],
  ['flags', '🇲🇽🇬🇹'.repeat(4_096)],
  ['marks of direction', '\u202e'.repeat(65_536)],
  ['accents', `a${'\u0301'.repeat(65_535)}`],
])('64 KB of %s end in an answer', (name, text) => {
  expect([answered(text), mentioned(text)]).toEqual(name === 'countries' ? ['MX', 'MX'] : ['-', '-'])
})
