import { BITS, bitOf, headKey, outerKey, SLOTS, slotOf, tailKey } from './slipKeys.js'

/** U+FFFD stands for a letter that an export lost. */
export const LOST = 0xfffd

/** No word is meant: the text is right as it is, or stands near none or several. */
export const NONE = -1
const ITSELF = -2
const SEVERAL = -3

/**
 * Words found by what one wrong letter leaves of them: the first half, or the last, stays as it was. Each is entered
 * under four letters of either half for each length its slips may have; whatever shares a slot is compared whole.
 */
export class KnownWords {
  private readonly words: readonly string[]
  private readonly nearCount: number
  private readonly letters: Uint16Array
  private readonly bounds: Uint32Array
  /** How many letters at the end must be right. */
  private readonly endings: Uint8Array
  /** One bit a key, small enough for the nearest cache: most keys stop here. */
  private readonly taken = new Int32Array(BITS >>> 5)
  private readonly slots = new Int32Array(SLOTS)
  /** Threes of a key, its word and the next three of the same slot; 0 ends the chain. */
  private readonly links: Int32Array
  private linked = 3

  /** Slips are looked for of `near` only; `exact` are right as they are, no more. */
  constructor(near: readonly string[], exact: readonly string[]) {
    const words = [...new Set([...near, ...exact])]
    this.words = words
    this.nearCount = near.length
    this.letters = Uint16Array.from(words.join(''), (char) => char.charCodeAt(0))
    this.bounds = new Uint32Array(words.length + 1)
    this.endings = Uint8Array.from(words, (word) => (STEADY_ENDING.test(word) ? 1 : INFLECTED_ENDING))
    this.links = new Int32Array(3 * (1 + 6 * words.length))
    words.forEach((word, index) => {
      this.enter(index, word.length, index < near.length ? 1 : 0)
    })
  }

  /** The one word a stretch of text is a slip for; `NONE` when it is right as it is, or stands near none or several. */
  meantBy(codes: Uint16Array, from: number, to: number): number {
    const outer = outerKey(codes, from, to, to - from)
    const head = headKey(outer, codes, from, to - from)
    const first = this.isTaken(head) ? this.search(head, NONE, codes, from, to) : NONE
    if (first === ITSELF) return NONE
    const tail = tailKey(outer, codes, to, to - from)
    return this.isTaken(tail) ? this.search(tail, first, codes, from, to) : first
  }

  private enter(word: number, size: number, slips: number): void {
    const from = this.bounds[word] ?? 0
    const to = from + size
    this.bounds[word + 1] = to
    for (let length = size - slips; length <= size + slips; length++) {
      const outer = outerKey(this.letters, from, to, length)
      this.link(headKey(outer, this.letters, from, length), word)
      if (slips > 0) this.link(tailKey(outer, this.letters, to, length), word)
    }
  }

  private isTaken(key: number): boolean {
    const bit = bitOf(key)
    return ((this.taken[bit >>> 5] ?? 0) & (1 << bit)) !== 0
  }

  private link(key: number, word: number): void {
    const bit = bitOf(key)
    this.taken[bit >>> 5] = (this.taken[bit >>> 5] ?? 0) | (1 << bit)
    const slot = slotOf(key)
    this.links.set([key, word, this.slots[slot] ?? 0], this.linked)
    this.slots[slot] = this.linked
    this.linked += 3
  }

  private search(key: number, before: number, codes: Uint16Array, from: number, to: number): number {
    let found = before
    for (let link = this.slots[slotOf(key)] ?? 0; link !== 0; link = this.links[link + 2] ?? 0) {
      if (this.links[link] !== key) continue
      const word = this.links[link + 1] ?? 0
      const resemblance = this.compare(word, codes, from, to)
      if (resemblance === SAME) return ITSELF
      if (resemblance === SLIP && word < this.nearCount && word !== found) found = this.either(found, word)
    }
    return found
  }

  /** Two spellings of one word ("environement") leave no doubt; two words do. */
  private either(found: number, word: number): number {
    if (found === NONE) return word
    const one = this.words[found]
    const other = this.words[word] ?? ''
    if (one === undefined || withoutDoubles(one) !== withoutDoubles(other)) return SEVERAL
    return one.length > other.length ? found : word
  }

  /** From the end: past the first difference, which the lengths explain, everything must agree. */
  private compare(word: number, codes: Uint16Array, from: number, to: number): number {
    const { letters } = this
    const start = this.bounds[word] ?? 0
    let there = (this.bounds[word + 1] ?? 0) - 1
    let here = to - 1
    const surplus = here - from - (there - start)
    const stop = surplus > 0 ? from + 1 : from
    while (here >= stop && codes[here] === letters[there]) {
      here--
      there--
    }
    if (here < stop) return surplus === 0 ? SAME : SLIP
    const exchanged = surplus === 0 && codes[here] === letters[there - 1] && codes[here - 1] === letters[there]
    const inEnding = !exchanged && to - 1 - here < (this.endings[word] ?? 0)
    // A lost letter stands for another one, never for none.
    if (codes[here] === LOST ? surplus !== 0 : inEnding) return OTHER
    here -= exchanged ? 2 : surplus < 0 ? 0 : 1
    there -= exchanged ? 2 : surplus > 0 ? 0 : 1
    while (here >= from && codes[here] === letters[there]) {
      here--
      there--
    }
    return here < from ? SLIP : OTHER
  }
}

const OTHER = 0
const SLIP = 1
const SAME = 2

/** A wrong letter within the last three is taken for another form of the word, a verb's above all... */
const INFLECTED_ENDING = 3
/** ...but for endings that only change with gender and number. */
const STEADY_ENDING = /(?:ion|ment|al|ale|aux|ique|aire|able|ible)s?$/

const withoutDoubles = (word: string): string => word.replace(/(.)\1/g, '$1')
