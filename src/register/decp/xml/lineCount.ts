/** Counts the lines of a text that is held a part at a time; places are those of the part held. */
export class LineCount {
  private line = 1
  /** Where the line counted last ends; infinite where that is not here yet. */
  private end = Number.POSITIVE_INFINITY

  /** What is held goes on: `from` is where its new part begins. */
  grow(held: string, from: number): void {
    if (this.end === Number.POSITIVE_INFINITY) this.end = lineFeedFrom(held, from)
  }

  /** What stands before `to` is held no more. */
  drop(held: string, to: number): void {
    this.at(held, to)
    this.end -= to
  }

  /** The line of a place, from 1; places are asked for in order. */
  at(held: string, place: number): number {
    while (this.end < place) {
      this.line += 1
      this.end = lineFeedFrom(held, this.end + 1)
    }
    return this.line
  }
}

function lineFeedFrom(text: string, offset: number): number {
  const found = text.indexOf('\n', offset)
  return found < 0 ? Number.POSITIVE_INFINITY : found
}
