import type { Entry } from './trie.js'

/** A phrase in a list: its owner, its length, the piece before it, its own piece; see `Endings`. */
export const OWNER = 0
export const LENGTH = 1
export const AFTER = 2
export const AS = 3
const STRIDE = 4
const HEAD = 2

/**
 * The phrases that end at the states of an automaton, as numbers side by side: looking up an object for each would cost
 * more than all the rest of a scan. A list holds how many they are, the list of the next shorter end (0 for none), then
 * four numbers a phrase; a negative `AS` is an acronym or an article number, whose conditions are in `special`.
 */
export class Endings {
  private data = new Int32Array(1 << 12)
  private size = 1
  private readonly specials: Entry[] = []

  /** Adds a list and returns its place. */
  add(entries: readonly Entry[]): number {
    const list = this.size
    this.put(entries.length, 0)
    for (const entry of entries) this.put(entry.owner, entry.length, entry.link?.after ?? 0, this.asOf(entry))
    return list
  }

  /** A list that goes on with a shorter one; the shorter one where there is no list. */
  linked(list: number, shorter: number): number {
    if (list === 0) return shorter
    this.data[list + 1] = shorter
    return list
  }

  next = (list: number): number => this.data[list + 1] ?? 0
  firstOf = (list: number): number => list + HEAD
  lastOf = (list: number): number => list + HEAD + STRIDE * (this.data[list] ?? 0)
  after = (phrase: number): number => phrase + STRIDE
  read = (phrase: number, what: number): number => this.data[phrase + what] ?? 0
  special = (as: number): Entry | undefined => this.specials[-as - 1]

  private asOf(entry: Entry): number {
    if (entry.exact === null && entry.number === null) return entry.link?.as ?? 0
    return -this.specials.push(entry)
  }

  private put(...numbers: number[]): void {
    if (this.size + numbers.length > this.data.length) {
      const larger = new Int32Array(this.data.length * 2)
      larger.set(this.data)
      this.data = larger
    }
    for (const number of numbers) this.data[this.size++] = number
  }
}
