import { describe, expect, test } from 'vitest'
import { placeIn } from '../../src/replies/mentions.ts'
import { sentenceOf } from '../../src/replies/sentence.ts'
import { AROUND, STATES } from './place-words.ts'

const found = (message: string) => placeIn(sentenceOf(message), STATES, AROUND)

describe('a place somebody names in a first message is sure when it is a ZIP, a state or a city with its state', () => {
  test.each([
    ['clinica gratis 78701 por favor', 'zip:78701'],
    ['food pantry near 98901', 'zip:98901'],
    ['abogado cerca de 78701-1234', 'zip:78701'],
    ['donde hay comida (33125)?', 'zip:33125'],
    ['I need a lawyer in Houston TX', 'city:houston|TX'],
    ['necesito comida en el paso tx', 'city:el paso|TX'],
    ['NECESITO COMIDA EN HOUSTON TX', 'city:houston|TX'],
    ['consulado mexicano, Houston, TX', 'city:houston|TX'],
    ['El Paso TX, abogado', 'city:el paso|TX'],
    ['help in salt lake city utah', 'city:salt lake city|UT'],
    ['lawyer for me in Portland ME', 'city:portland|ME'],
    ['my brother is at a facility in jena louisiana', 'city:jena|LA'],
    ['abogado en Tejas', 'state:TX'],
    ['estamos en New Jersey', 'state:NJ'],
    ['abogado gratis tejas', 'state:TX'],
    ['food bank california', 'state:CA'],
    ['food bank TX', 'state:TX'],
    ['consulado de guatemala en georgia', 'state:GA'],
    ['driver license west virginia', 'state:WV'],
    ['mi esposo esta detenido en texas, como lo encuentro', 'state:TX'],
    ['consulado en \u200fTejas\u200f 🙏', 'state:TX'],
  ])('%j names %s', (message, near) => expect(found(message)).toEqual({ near, sure: true }))
})

describe('what may be a city is for the directory to say', () => {
  test.each([
    ['clinica en houston', 'city:houston'],
    ['cerca de Fort Worth', 'city:fort worth'],
    ['abogado para asilo en san antonio necesito', 'city:san antonio'],
    ['food in dallas today', 'city:dallas'],
    ['abogados gratis en los angeles urgente', 'city:los angeles'],
    ['comida en el paso', 'city:el paso'],
    ['clinica en la habra', 'city:la habra'],
    ['ice in my neighborhood in Chicago', 'city:chicago'],
    ['me pararon en la esquina en Yakima', 'city:yakima'],
    ['shelter in oak park please', 'city:oak park'],
    ['food pantry in new york city', 'city:new york city'],
    ['en la ciudad de nueva york', 'city:ciudad de nueva york'],
    ['vivo en virginia beach', 'city:virginia beach'],
    ['lawyer houston tx', 'city:houston|TX'],
    ['abogado barato san antonio tx', 'city:san antonio|TX'],
    ['consulado de mexico el paso tx', 'city:el paso|TX'],
    ['abogado miami florida', 'city:miami|FL'],
  ])('%j may be %s', (message, near) => expect(found(message)).toEqual({ near, sure: false }))
})

describe('what stands after "in" and "near" is mostly no place', () => {
  test.each([
    'hablo en inglés',
    'do you have this in English',
    'estoy en mi casa',
    'in my house',
    'ICE came in the morning',
    'redada en el trabajo',
    'en la corte',
    'mi esposo esta en la carcel',
    'he is in jail',
    'clinic near me',
    'cerca de mi',
    'cerca de mí por favor',
    'aqui en mi colonia',
    'comida cerca',
    'my kid is in 5th grade',
    'que hago en caso de redada',
    'my parents live in mexico',
    'mi mama esta en el salvador',
    'born in the USA',
    'in case they come in',
    'help me',
    'HELP ME',
    'thanks OK',
    'hi, I need help or info',
    'que es la migra',
    'no se de donde',
    'I need an ID',
    'my state ID',
    'AYUDA CON ID',
    'MI HIJO NO VA',
    'shelter in LA', // Los Angeles or Louisiana
    '',
    '🆘🆘🆘',
  ])('%j', (message) => expect(found(message)).toBeUndefined())
})

describe('five digits that are no ZIP code', () => {
  test.each([
    'pague $12500 al notario',
    'pague 12500 dolares',
    'i owe 12000 and they dont pay me',
    'debo 15500',
    'case 12345',
    'mi numero de caso 12345',
    'caso #12345',
    'cuesta 12,500',
    'call 512-55501',
    '78701 o 78702',
    '123456',
  ])('%j', (message) => expect(found(message)).toBeUndefined())
})

describe('names that only look like a state', () => {
  test.each([
    'mi hija virginia fue detenida',
    'my aunt Georgia was arrested',
    'vivo en la calle florida',
    'redada en la avenida california',
    'ICE at 1200 Texas Ave',
  ])('%j', (message) => expect(found(message)).toBeUndefined())
})

test('two places of one kind are none: the family is asked which', () => {
  expect(found('vivo en texas y mi hermano esta en florida')).toBeUndefined()
  expect(found('de houston a dallas, vivo en houston y trabajo en dallas')).toBeUndefined()
})

test('a place far down in a message of 64 KB is not looked for, and the rest is read at once', () => {
  expect(found(`${'ayuda '.repeat(11_000)} en Tejas`)).toBeUndefined()
  expect(found(`en Tejas ${'ayuda '.repeat(11_000)}`)).toEqual({ near: 'state:TX', sure: true })
})

test.each([
  ['near words', 'en '.repeat(21_845)],
  ['states', 'texas florida '.repeat(4_681)],
  ['articles', 'en el '.repeat(10_922)],
  ['commas', 'a,'.repeat(32_768)],
  ['digits', `${'7'.repeat(65_535)}x`],
  ['city words', 'new york city '.repeat(4_681)],
  ['marks of direction', '\u202e\u200f'.repeat(32_768)],
  ['accents', `en ${'\u0301'.repeat(65_000)}`],
])('64 KB of %s end in an answer', (_, message) => {
  expect(found(message)?.near.length ?? 0).toBeLessThan(100)
})
