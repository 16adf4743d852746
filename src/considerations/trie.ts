import { isWordCode } from './boundaries.js'
import { countForms, type Phrase, type Sequence, shortest } from './phrases.js'

const SPACE = 32

/** A phrase that ends at a state: whose it is and how long it is in folded characters. */
export interface Entry {
  readonly owner: number
  readonly length: number
  readonly exact: Phrase['exact']
  readonly number: Phrase['number']
  readonly link: Link | null
}

/** A piece of a phrase cut in several: the number of the piece right before it, and its own; 0 at either end. */
export interface Link {
  readonly after: number
  readonly as: number
}

/** Where a word may begin: the text's first character, or after what is no letter nor digit. */
export const WORD_START = 1

/**
 * All forms of phrases as one tree of characters. Forms of one phrase grow together, so that none is written out. State 0
 * is anywhere, 1 the start of a word: phrases that begin with a word grow from there, so that "a" is not met inside words.
 */
export class Trie {
  private symbol = new Uint8Array(1 << 12)
  private parent = new Int32Array(1 << 12)
  private child = new Int32Array(1 << 12)
  private sibling = new Int32Array(1 << 12)
  private depth = new Uint16Array(1 << 12)
  readonly entries = new Map<number, Entry[]>()
  size = 2
  /** One more than the number of symbols: 0 is every character no phrase contains. */
  width = 1
  /** Pieces that another follows, numbered from 1. */
  pieces = 0

  /** Whether a symbol is of a word: a letter or a digit. */
  readonly ofWord: boolean[] = [false]

  /** `symbols`: filled with the number of each character code met. */
  constructor(private readonly symbols: Uint8Array) {}

  add({ forms, exact, number }: Phrase, owner: number): void {
    const pieces = cut(forms)
    for (const [index, piece] of pieces.entries()) {
      const isLast = index === pieces.length - 1
      const link = pieces.length === 1 ? null : { after: index === 0 ? 0 : this.pieces, as: isLast ? 0 : ++this.pieces }
      this.addPiece(piece, { owner, exact, number, link })
    }
  }

  private addPiece(piece: Sequence, what: Omit<Entry, 'length'>): void {
    const isLast = !what.link || what.link.as === 0
    const ends = new Set(
      [...this.grow(piece, [what.number ? 0 : WORD_START])].map((state) => (isLast ? this.trimmed(state) : state)),
    )
    for (const state of ends) {
      if (state <= WORD_START) continue
      const entry = { ...what, length: this.depth[state] ?? 0 }
      const known = this.entries.get(state)
      if (known) known.push(entry)
      else this.entries.set(state, [entry])
    }
  }

  /** Children of a state, as linked by `nextOf`; 0 where there is none. */
  firstOf = (state: number): number => this.child[state] ?? 0
  nextOf = (state: number): number => this.sibling[state] ?? 0
  symbolOf = (state: number): number => this.symbol[state] ?? 0

  private grow(sequence: Sequence, from: Iterable<number>): Iterable<number> {
    let frontier = from
    for (const part of sequence) {
      const starts = frontier
      frontier =
        typeof part === 'string'
          ? this.along(part, starts)
          : new Set(part.flatMap((branch) => [...this.grow(branch, starts)]))
    }
    return frontier
  }

  private along(text: string, from: Iterable<number>): Set<number> {
    const reached = new Set<number>()
    for (const start of from) {
      let state = start
      for (let i = 0; i < text.length; i++) state = this.step(state, text.charCodeAt(i))
      reached.add(state)
    }
    return reached
  }

  /** Spaces at the head or in a row count for none, as in folded texts. */
  private step(state: number, code: number): number {
    const symbol = this.symbols[code] || this.addSymbol(code)
    if (code === SPACE && (state <= WORD_START || this.symbol[state] === symbol)) return state
    const parent = state === WORD_START && !isWordCode(code) ? 0 : state
    for (let child = this.child[parent] ?? 0; child !== 0; child = this.sibling[child] ?? 0) {
      if (this.symbol[child] === symbol) return child
    }
    return this.addState(parent, symbol)
  }

  private addSymbol(code: number): number {
    const symbol = this.width++
    this.symbols[code] = symbol
    this.ofWord[symbol] = isWordCode(code)
    return symbol
  }

  private addState(parent: number, symbol: number): number {
    if (this.size === this.symbol.length) this.enlarge()
    const state = this.size++
    this.symbol[state] = symbol
    this.parent[state] = parent
    this.depth[state] = (this.depth[parent] ?? 0) + 1
    this.sibling[state] = this.child[parent] ?? 0
    this.child[parent] = state
    return state
  }

  private trimmed(state: number): number {
    const isSpace = this.symbol[state] === this.symbols[SPACE]
    return isSpace ? (this.parent[state] ?? 0) : state
  }

  private enlarge(): void {
    this.symbol = doubled(this.symbol, new Uint8Array(this.size * 2))
    this.parent = doubled(this.parent, new Int32Array(this.size * 2))
    this.child = doubled(this.child, new Int32Array(this.size * 2))
    this.sibling = doubled(this.sibling, new Int32Array(this.size * 2))
    this.depth = doubled(this.depth, new Uint16Array(this.size * 2))
  }
}

function doubled<A extends Uint8Array | Uint16Array | Int32Array>(from: A, to: A): A {
  to.set(from)
  return to
}

const MOST_FORMS = 48
/** Pieces as short as "de" would be met everywhere. */
const SHORTEST_PIECE = 5

/**
 * Choices multiply: a phrase of many forms is cut after a space, and its pieces are found apart then joined. Ten heads
 * before ten tails make twenty forms instead of a hundred.
 */
function cut(forms: Sequence): Sequence[] {
  if (countForms(forms) <= MOST_FORMS) return [forms]
  const cuts = forms.flatMap((part, index) =>
    typeof part === 'string' ? cutIn(forms, index, part) : cutAfter(forms, index + 1),
  )
  const [best] = cuts.sort((a, b) => weight(a) - weight(b))
  return best ? best.flatMap(cut) : [forms]
}

type Halves = readonly [Sequence, Sequence]

const weight = ([head, tail]: Halves): number => countForms(head) + countForms(tail)

/** After the last space of a text. */
function cutIn(forms: Sequence, index: number, part: string): Halves[] {
  const space = part.lastIndexOf(' ') + 1
  const rest = part.slice(space)
  const head = [...forms.slice(0, index), part.slice(0, space)]
  return space === 0 ? [] : halves(head, [...(rest === '' ? [] : [rest]), ...forms.slice(index + 1)])
}

/** After a choice, where whatever is chosen ends with a space. */
function cutAfter(forms: Sequence, index: number): Halves[] {
  const head = forms.slice(0, index)
  return endsInSpace(head) ? halves(head, forms.slice(index)) : []
}

function endsInSpace(forms: Sequence): boolean {
  const last = forms.at(-1)
  if (last === undefined) return false
  if (typeof last === 'string') return last === '' ? endsInSpace(forms.slice(0, -1)) : last.endsWith(' ')
  return last.every((branch) => endsInSpace([...forms.slice(0, -1), ...branch]))
}

const halves = (head: Sequence, tail: Sequence): Halves[] =>
  shortest(head) < SHORTEST_PIECE || shortest(tail) < SHORTEST_PIECE ? [] : [[head, tail]]
