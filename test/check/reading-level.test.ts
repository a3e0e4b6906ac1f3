import { describe, expect, test } from 'vitest'
import { spanishSyllables } from '../../src/check/spanish-syllables.ts'

/** Divided as the Ortografía of the RAE divides them. */
const DIVIDED =
  'a-gua cui-da-do po-e-ta o-í-do pa-ís dí-as au-to bue-no ciu-dad Paraguay=Pa-ra-guay que-rer gue-rra ver-güen-za guí-a ma-íz ahí=a-hí prohi-bir=prohi-bir a-é-re-o ho-la y rey ley-es=le-yes in-mi-gra-ción a-bo-ga-do fir-me ví-a-je=via-je es-tre-lla con-tes-te'

describe('the syllables of Spanish words', () => {
  test.each(DIVIDED.split(' ').map((entry) => entry.split('=').at(-1)!))('%s', (divided) =>
    expect(spanishSyllables(divided.replaceAll('-', ''))).toBe(divided.split('-').length))
})
