import { describe, expect, test } from 'vitest'
import { readPlace, readZip } from '../../src/replies/place.ts'
import { readWritten } from '../../src/replies/written.ts'
import { AROUND, STATES } from './place-words.ts'

const place = (reply: string) => readPlace(readWritten(reply), STATES, AROUND)

describe('a ZIP code', () => {
  test.each([
    ['78701', '78701'],
    ['mi zip es 78701', '78701'],
    ['zip 33125', '33125'],
    ['código postal 00901', '00901'],
    ['78701-1234', '78701'],
    ['78701 1234', '78701'],
    ['331 25', '33125'],
    ['7 8 7 0 1', '78701'],
    ['OO901', '00901'],
    ['9o21O', '90210'],
    ['７８７０１', '78701'],
    ['٧٨٧٠١', '78701'],
    ['3️⃣3️⃣1️⃣2️⃣5️⃣', '33125'],
    ['\u200f33125\u200f', '33125'],
    ['33125.', '33125'],
    ['TX 78701', '78701'],
    ['vivo en 98902 con 3 hijos', '98902'],
    ['1200 Main St, 78701', '78701'],
  ])('%j', (written, zip) => expect(readZip(written)).toBe(zip))

  test.each([
    '7870',
    '787011',
    '78701 y 78702',
    '512-555-0100',
    '331-25-1234',
    '331 25 1234',
    '33 de 125',
    '1 o 2',
    'ooooo',
    '',
    'austin',
  ])('%j is none', (written) => expect(readZip(written)).toBeUndefined())
})

describe('a place, as families write it', () => {
  test.each([
    ['Tejas', 'state:TX'],
    ['TX', 'state:TX'],
    ['nueva york', 'state:NY'],
    ['carolina del norte', 'state:NC'],
    ['la florida', 'state:FL'],
    ['Washington DC', 'state:DC'],
    ['estado de texas', 'state:TX'],
    ['estoy en Tejas', 'state:TX'],
    ['en nueva york', 'state:NY'],
    ['New Mexico', 'state:NM'],
    ['El Paso TX', 'city:el paso|TX'],
    ['el paso, tejas', 'city:el paso|TX'],
    ['vivo en el paso tx', 'city:el paso|TX'],
    ['Texas, Houston', 'city:houston|TX'],
    ['Houston, TX, USA', 'city:houston|TX'],
    ['i live in Houston', 'city:houston'],
    ['cerca de fort worth texas', 'city:fort worth|TX'],
    ['St. Louis, MO', 'city:st louis|MO'],
    ['Winston-Salem NC', 'city:winston salem|NC'],
    ['charleston west virginia', 'city:charleston|WV'],
    ['Fresno California por favor', 'city:fresno|CA'],
    ['oklahoma city ok', 'city:oklahoma city|OK'],
    ['Kansas City, Kansas', 'city:kansas city|KS'],
    ['kansas city', 'city:kansas city'],
    ['oak park il', 'city:oak park|IL'],
    ['truth or consequences nm', 'city:truth or consequences|NM'],
    ['fort wayne in', 'city:fort wayne|IN'],
    ['Yakima', 'city:yakima'],
    ['hola, houston', 'city:houston'],
    ['Sí, en Houston', 'city:houston'],
    ['yo vivo en dallas', 'city:dallas'],
    ['Juan vive en dallas', 'city:dallas'],
    ['the bronx', 'city:the bronx'],
    ['del rio', 'city:del rio'],
    ['los angeles', 'city:los angeles'],
    ['vivo en houston cerca de la escuela', 'city:houston'],
    ['pues ahorita estoy viviendo en houston texas con mi esposo', 'city:houston|TX'],
    ['Houston Texas\nmi esposo esta detenido', 'city:houston|TX'],
    ['1200 Main St, Houston TX', 'city:houston|TX'],
    ['Brooklyn NY 11201', 'zip:11201'],
    ['vivo en 98902', 'zip:98902'],
  ])('%j reads as %s', (written, read) => expect(place(written)).toBe(read))

  test.each([
    ['nyc', 'city:nyc'],
    ['new york city', 'city:new york city'],
    ['ciudad de nueva york', 'city:ciudad de nueva york'],
    ['en la ciudad de nueva york', 'city:ciudad de nueva york'],
  ])('%j is the city and not the state', (written, read) => expect(place(written)).toBe(read))

  test.each([
    '',
    '12',
    '??',
    '😀',
    'calle 5',
    'ok',
    'gracias',
    'aqui',
    'no se donde vivo',
    'no tengo',
    'en mi casa',
    'help me',
    'call me in the morning',
    'my house',
    'una dos tres cuatro cinco seis siete',
  ])('%j is none', (written) => expect(place(written)).toBeUndefined())

  test('with no word lists at all, names and codes are still read', () => {
    expect(['Tejas', 'el paso tx', 'Yakima', '98902'].map((reply) => readPlace(readWritten(reply), STATES))).toEqual([
      'state:TX',
      'city:el paso|TX',
      'city:yakima',
      'zip:98902',
    ])
  })

  test.each([
    ['digits', '1'.repeat(65_536)],
    ['zeros and a letter', `${'0'.repeat(65_535)}x`],
    ['letters o', 'o'.repeat(65_536)],
    ['blanks', ' '.repeat(65_536)],
    ['near words', 'en '.repeat(21_845)],
    ['articles', 'el '.repeat(21_845)],
    ['commas', ','.repeat(65_536)],
    ['marks of direction', '\u202e'.repeat(65_536)],
    ['halves of letters', '\ud83d'.repeat(65_536)],
    ['accents', `a${'\u0301'.repeat(65_535)}`],
  ])('64 KB of %s are read as nothing, and at once', (_, text) => {
    expect(readZip(text)).toBeUndefined()
    expect(place(text)?.startsWith('zip:') ?? false).toBe(false)
  })
})
