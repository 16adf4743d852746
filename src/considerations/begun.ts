const DEPTH = 4
const RING = DEPTH - 1

/**
 * Where phrases begin of which some pieces have been met: for each piece, the last places where it ended, with where its
 * phrase begins. Four are enough: a piece hardly ever ends again so often before the next one has followed.
 */
export class Begun {
  private readonly ends: Int32Array
  private readonly froms: Int32Array
  private readonly heads: Uint8Array
  /** The slots taken in the text under way. */
  private readonly taken: number[] = []

  constructor(pieces: number) {
    this.ends = new Int32Array((pieces + 1) * DEPTH).fill(-1)
    this.froms = new Int32Array((pieces + 1) * DEPTH)
    this.heads = new Uint8Array(pieces + 1)
  }

  /** Forgets the text before. */
  clear(): void {
    if (this.taken.length === 0) return
    for (const slot of this.taken) this.ends[slot] = -1
    this.taken.length = 0
  }

  /** Of two beginnings that lead to one end, the earlier holds the longer phrase. */
  add(piece: number, from: number, to: number): void {
    const known = this.slotOf(piece, to)
    const slot = known < 0 ? this.fresh(piece) : known
    this.froms[slot] = known < 0 ? from : Math.min(from, this.froms[slot] ?? from)
    this.ends[slot] = to
    this.taken.push(slot)
  }

  /** Where the phrase begins whose piece ends there; -1 when none does. */
  find(piece: number, to: number): number {
    const slot = this.slotOf(piece, to)
    return slot < 0 ? -1 : (this.froms[slot] ?? -1)
  }

  private slotOf(piece: number, to: number): number {
    const first = piece * DEPTH
    for (let slot = first; slot < first + DEPTH; slot++) if (this.ends[slot] === to) return slot
    return -1
  }

  private fresh(piece: number): number {
    const head = this.heads[piece] ?? 0
    this.heads[piece] = (head + 1) & RING
    return piece * DEPTH + head
  }
}
