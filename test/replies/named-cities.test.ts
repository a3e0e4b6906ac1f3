import { describe, expect, test } from 'vitest'
import { findPlace, nearOf } from '../../src/directory/places.ts'
import { placeIn } from '../../src/replies/mentions.ts'
import { readPlace } from '../../src/replies/place.ts'
import { sentenceOf } from '../../src/replies/sentence.ts'
import { readWritten } from '../../src/replies/written.ts'
import { content } from '../support/app.ts'
import { seededDirectory } from '../support/directory.ts'
import { AROUND, STATES } from './place-words.ts'

describe('a city is known by the name that a language has for it', () => {
  test.each([
    ['洛杉矶', 'city:los angeles|CA'],
    ['洛杉磯', 'city:los angeles|CA'],
    ['我住在法拉盛', 'city:flushing|NY'],
    ['法拉盛，纽约', 'city:flushing|NY'],
    ['加州旧金山', 'city:san francisco|CA'],
    ['로스앤젤레스', 'city:los angeles|CA'],
    ['애틀랜타에 살아요', 'city:atlanta|GA'],
    ['в Бруклине', 'city:brooklyn|NY'],
    ['Портленд, Мэн', 'city:portland|ME'],
    ['ديربورن', 'city:dearborn|MI'],
    ['في هيوستن تكساس', 'city:houston|TX'],
    ['La Nouvelle-Orléans', 'city:new orleans|LA'],
    ['纽约', 'state:NY'],
  ])('%s is %s', (reply, near) => expect(readPlace(readWritten(reply), STATES, AROUND)).toBe(near))

  test.each([
    ['法拉盛附近的食物', 'city:flushing|NY'],
    ['бесплатная еда в Бруклине', 'city:brooklyn|NY'],
    ['시카고 무료 변호사', 'city:chicago|IL'],
  ])('within %s too', (message, near) =>
    expect(placeIn(sentenceOf(message), STATES, AROUND)).toEqual({ near, sure: true }))

  test('two cities of two states are none', () =>
    expect(placeIn(sentenceOf('芝加哥和休斯顿的律师'), STATES, AROUND)).toBeUndefined())
})

test('the directory knows every city that a language has a name for', async () => {
  const { db } = await seededDirectory()
  for (const [locale, { cities = {} }] of content().wordLists.places)
    for (const [city, [name]] of Object.entries(cities)) {
      const near = readPlace(readWritten(name!), STATES, AROUND)!
      expect(await findPlace(db, nearOf(near)), `${locale} ${city}`).toMatchObject({ kind: 'place', by: 'city' })
    }
})
