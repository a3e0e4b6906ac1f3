import { nearWordsOf } from '../../src/replies/near-words.ts'
import { statesOf } from '../../src/replies/states.ts'
import { content } from '../support/app.ts'

const {
  cityNames,
  wordLists: { places, words },
} = content()

/** The states and the words around places, of every language that ships. */
export const STATES = statesOf([...places.values()])
export const AROUND = nearWordsOf([...places.values()], [...words.values()], cityNames, STATES)
