/** A phrase that ends somewhere: its owner, its length, the piece before it, its own piece; see `Endings`. */
export const OWNER = 0
export const LENGTH = 1
export const AFTER = 2
export const AS = 3
const NEXT = 4
const STRIDE = 5

/**
 * The phrases that end at the states of an automaton, as numbers side by side: making and looking up an object for each
 * would cost more than all the rest. Those of one place are chained, then go on with those of the next shorter end; a
 * negative `AS` is an acronym or an article number, whose conditions are kept beside.
 */
export class Endings {
  private data = new Int32Array(1 << 12)
  /** Place 0 is none. */
  private size = STRIDE

  /** Adds a phrase after another one, 0 for none, and returns its place. */
  add(before: number, owner: number, length: number, after: number, as: number): number {
    if (this.size + STRIDE > this.data.length) this.enlarge()
    const { data, size } = this
    data[size + OWNER] = owner
    data[size + LENGTH] = length
    data[size + AFTER] = after
    data[size + AS] = as
    this.size += STRIDE
    if (before !== 0) this.chain(before, size)
    return size
  }

  chain(phrase: number, next: number): void {
    this.data[phrase + NEXT] = next
  }

  next(phrase: number): number {
    return this.data[phrase + NEXT] ?? 0
  }

  read(phrase: number, what: number): number {
    return this.data[phrase + what] ?? 0
  }

  private enlarge(): void {
    const larger = new Int32Array(this.data.length * 2)
    larger.set(this.data)
    this.data = larger
  }
}
