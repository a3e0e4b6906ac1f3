/**
 * Drops what is over from the oldest entry of a Map on, and goes on the next time where it stopped. A Map keeps the holes
 * of what was deleted at its front until it grows, so whoever begins there for each message steps over more of them the
 * more has been said. An entry that is set anew must be a new object: that is how one that moved to the end is known.
 */
export function oldestFirst<Key, Entry extends object>(entries: Map<Key, Entry>) {
  let rest = entries.entries()
  let oldest: [Key, Entry] | undefined
  return (isOver: (entry: Entry) => boolean, drop: (key: Key) => void): void => {
    for (;;) {
      oldest ??= rest.next().value
      if (!oldest) {
        rest = entries.entries() // one that came to its end stays there, whatever is added
        return
      }
      const [key, entry] = oldest
      if (entries.get(key) === entry) {
        if (!isOver(entry)) return
        drop(key)
      }
      oldest = undefined
    }
  }
}
