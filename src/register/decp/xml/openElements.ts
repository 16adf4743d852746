/** No element around the records is nested deeper. */
const MAX_DEPTH = 20

interface Open {
  readonly name: string
  /** Records met so far directly in it, by name. */
  readonly met: Map<string, number>
}

/** The elements open around the records, outermost first. */
export class OpenElements {
  private readonly stack: Open[] = [{ name: '', met: new Map() }]

  /** How many of them the file has not closed. */
  get depth(): number {
    return this.stack.length - 1
  }

  /** False where it would be too deep. */
  open(name: string): boolean {
    if (this.stack.length > MAX_DEPTH) return false
    this.stack.push({ name, met: new Map() })
    return true
  }

  /** False where another one, or none, is to be closed. */
  close(name: string): boolean {
    if (this.depth === 0 || this.stack.at(-1)?.name !== name) return false
    this.stack.pop()
    return true
  }

  /** The path of the next record of that name: `/marches/marche[12]`. */
  pathOf(name: string): string {
    const met = this.stack.at(-1)?.met
    const position = (met?.get(name) ?? 0) + 1
    met?.set(name, position)
    return `${this.stack.map((each) => each.name).join('/')}/${name}[${position}]`
  }
}
