import { isWordCode } from './boundaries.js'
import { Endings } from './endings.js'
import { countForms, type Phrase, type Sequence, shortest } from './phrases.js'

const SPACE = 32

/** What an acronym or an article number asks for besides its characters. */
export type Special = Pick<Phrase, 'exact' | 'number'>

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
  /** The first and the last of the phrases that end at a state, in `endings`; 0 for none. */
  private ending = new Int32Array(1 << 12)
  private lastEnding = new Int32Array(1 << 12)
  readonly endings = new Endings()
  readonly specials: Special[] = []
  /** For each state, the last round of growing that reached it. */
  private reached = new Int32Array(1 << 12)
  private round = 0
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
    const isSpecial = exact !== null || number !== null
    const last = isSpecial ? -this.specials.push({ exact, number }) : 0
    const start = number ? 0 : WORD_START
    let before = 0
    for (const [index, piece] of pieces.entries()) {
      const as = index === pieces.length - 1 ? last : ++this.pieces
      this.addPiece(this.grow(piece, [start]), owner, before, as)
      before = this.pieces
    }
  }

  /** Pieces of a phrase cut in several keep the space they end with; what ends a phrase ends with its last word. */
  private addPiece(ends: readonly number[], owner: number, before: number, as: number): void {
    for (const state of as > 0 ? ends : this.distinct(ends.map((state) => this.trimmed(state)))) {
      if (state <= WORD_START) continue
      const place = this.endings.add(this.lastEnding[state] ?? 0, owner, this.depth[state] ?? 0, before, as)
      this.lastEnding[state] = place
      if (this.ending[state] === 0) this.ending[state] = place
    }
  }

  /** Children of a state, as linked by `nextOf`; 0 where there is none. */
  firstOf(state: number): number {
    return this.child[state] ?? 0
  }

  nextOf(state: number): number {
    return this.sibling[state] ?? 0
  }

  symbolOf(state: number): number {
    return this.symbol[state] ?? 0
  }

  endingOf(state: number): number {
    return this.ending[state] ?? 0
  }

  lastEndingOf(state: number): number {
    return this.lastEnding[state] ?? 0
  }

  /** The states that the forms of a sequence lead to, each once. */
  private grow(sequence: Sequence, from: readonly number[]): readonly number[] {
    let frontier = from
    for (const part of sequence) {
      const starts = frontier
      frontier =
        typeof part === 'string'
          ? this.along(part, starts)
          : this.distinct(part.flatMap((branch) => this.grow(branch, starts)))
    }
    return frontier
  }

  private along(text: string, from: readonly number[]): number[] {
    const ends: number[] = []
    for (const start of from) {
      let state = start
      for (let i = 0; i < text.length; i++) state = this.step(state, text.charCodeAt(i))
      ends.push(state)
    }
    return this.distinct(ends)
  }

  private distinct(states: readonly number[]): number[] {
    this.round += 1
    const once: number[] = []
    for (const state of states) {
      if (this.reached[state] === this.round) continue
      this.reached[state] = this.round
      once.push(state)
    }
    return once
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
    this.ending = doubled(this.ending, new Int32Array(this.size * 2))
    this.lastEnding = doubled(this.lastEnding, new Int32Array(this.size * 2))
    this.reached = doubled(this.reached, new Int32Array(this.size * 2))
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
