import { FNV_BASIS, fnv1a } from '../text/fnv.ts'

/** Bits of a key and of an owner that are kept: 96 and 64. Two of 200,000 keys are alike once in 10^18 times. */
const KEY_WORDS = 3
const OWNER_WORDS = 2

/**
 * Answers by key in the order they came, at most `capacity`: a new one takes the place of the oldest. In a few arrays of
 * numbers, for an object and two entries of a Map for each answer took six times the memory. Keys and owners are keyed hashes
 * already; of each only a hash is kept. Times are milliseconds of one clock, each no less than the one before.
 */
export function answerRing(capacity: number) {
  const keys = new Int32Array(capacity * KEY_WORDS)
  const owners = new Int32Array(capacity * OWNER_WORDS)
  const times = new Float64Array(capacity)
  const answers = new Array<string | undefined>(capacity).fill(undefined)
  /** Chains of seats whose keys share their last bits: the first of each, and for each seat the next. None is -1. */
  const chains = new Int32Array(2 ** Math.ceil(Math.log2(capacity))).fill(-1)
  const next = new Int32Array(capacity)
  let first = 0
  let taken = 0 // seats from `first` on, those of dropped answers among them
  let held = 0

  const chainOf = (key: Int32Array) => key[0]! & (chains.length - 1)
  const seatOf = (key: Int32Array) => {
    let seat = chains[chainOf(key)]!
    while (seat >= 0 && !isAt(keys, seat, key)) seat = next[seat]!
    return seat
  }
  const drop = (seat: number) => {
    if (answers[seat] === undefined) return
    const key = keys.subarray(seat * KEY_WORDS, (seat + 1) * KEY_WORDS)
    const chain = chainOf(key)
    if (chains[chain] === seat) chains[chain] = next[seat]!
    else {
      let before = chains[chain]!
      while (next[before] !== seat) before = next[before]!
      next[before] = next[seat]!
    }
    key.fill(0)
    owners.fill(0, seat * OWNER_WORDS, (seat + 1) * OWNER_WORDS)
    answers[seat] = undefined
    held--
  }
  const dropFirst = () => {
    drop(first)
    first = (first + 1) % capacity
    taken--
  }

  return {
    find(key: string): string | undefined {
      const seat = seatOf(wordsOf(key, KEY_WORDS))
      return seat < 0 ? undefined : answers[seat]
    },
    add(key: string, owner: string, answer: string, atMs: number): void {
      if (taken === capacity) dropFirst()
      const seat = (first + taken) % capacity
      const words = wordsOf(key, KEY_WORDS)
      keys.set(words, seat * KEY_WORDS)
      owners.set(wordsOf(owner, OWNER_WORDS), seat * OWNER_WORDS)
      times[seat] = atMs
      answers[seat] = answer
      next[seat] = chains[chainOf(words)]!
      chains[chainOf(words)] = seat
      taken++
      held++
    },
    /** Drops all answers to one owner: few ask for it, so every seat is looked at. */
    dropOwner(owner: string): void {
      const words = wordsOf(owner, OWNER_WORDS)
      for (let index = 0; index < taken; index++) {
        const seat = (first + index) % capacity
        if (isAt(owners, seat, words)) drop(seat)
      }
    },
    /** Drops what came no later than this. */
    dropUntil(ms: number): void {
      while (taken > 0 && times[first]! <= ms) dropFirst()
    },
    size: () => held,
  }
}

function isAt(table: Int32Array, seat: number, words: Int32Array): boolean {
  for (let at = 0; at < words.length; at++) if (table[seat * words.length + at] !== words[at]) return false
  return true
}

/** Words of which each is made of every `many`-th code unit, so that they share nothing. */
function wordsOf(text: string, many: number): Int32Array {
  const words = new Int32Array(many)
  for (let word = 0; word < many; word++) {
    const hash = fnv1a(text, FNV_BASIS, word, many)
    words[word] = hash ^ (hash >>> 15)
  }
  return words
}
