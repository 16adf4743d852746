import { addUnder } from '../../grouped.js'
import type { Kind } from '../../states.js'
import { lowerBound, type Span } from '../lexicon.js'
import { isLettered, lotNumber } from '../lotNumbers.js'
import { Sentences } from '../sentences.js'
import { type FoldedText, foldedSlice } from '../text.js'
import type { Tag, TextToTag } from '../types.js'
import { type Amount, type AmountUnit, amountsIn } from './amounts.js'
import { type LotMark, namesLetteredLot } from './lotMarks.js'

const SIDE = 600
const NEXT_SENTENCE = 250

/** The surroundings of the tags of a text, folded as the rules read it: amounts and lots are looked for there and nowhere else. */
export class Passages {
  readonly amounts: readonly Amount[]
  readonly lots: readonly LotMark[]
  private readonly sentences: Sentences
  private readonly facts = new Map<Kind, Span[]>()

  constructor(
    readonly input: TextToTag,
    private readonly text: FoldedText,
    tags: readonly Tag[],
  ) {
    this.sentences = new Sentences(this.text)
    const spans = tags.map((tag) => this.remember(tag))
    const found = merged(spans, this.text.length).map(({ from, to }) => amountsIn(this.between(from, to), from))
    this.amounts = found.flatMap(({ amounts }) => amounts)
    this.lots = found.flatMap(({ lots }) => lots).filter((mark) => this.isNamed(mark))
    for (const list of this.facts.values()) list.sort((a, b) => a.from - b.from || a.to - b.to)
  }

  before(span: Span, length: number): string {
    return foldedSlice(this.text, span.from - length, span.from)
  }

  after(span: Span, length: number): string {
    return foldedSlice(this.text, span.to, span.to + length)
  }

  between(from: number, to: number): string {
    return foldedSlice(this.text, from, to)
  }

  sentence(span: Span): Span {
    return this.sentences.around(span)
  }

  /** Where a kind is tagged, in reading order. */
  factsOf(kind: Kind): readonly Span[] {
    return this.facts.get(kind) ?? []
  }

  /** The tag of a kind nearest to an amount, in its sentence, or in the sentence just before where `next` is asked. */
  factNear(amount: Span, kind: Kind, next = false): Span | null {
    const { from, to } = this.sentence(amount)
    const facts = this.factsOf(kind)
    let best: Span | null = null
    for (let i = lowerBound(facts, from - NEXT_SENTENCE * 3); i < facts.length; i++) {
      const fact = facts[i]
      if (!fact || fact.from >= to) break
      const reached = fact.to > from || (next && amount.from - fact.to <= NEXT_SENTENCE)
      if (reached && (!best || gap(fact, amount) <= gap(best, amount))) best = fact
    }
    return best
  }

  /** The first amount of a unit that begins at or after a place, or the last one before it. */
  amountFrom(place: number, units: readonly AmountUnit[], step: 1 | -1 = 1): Amount | null {
    const first = lowerBound(this.amounts, place)
    for (let i = step === 1 ? first : first - 1, tries = 0; tries < 8; i += step, tries++) {
      const amount = this.amounts[i]
      if (!amount) return null
      if (units.includes(amount.unit)) return amount
    }
    return null
  }

  /** Verbatim evidence of a span, without spaces around. */
  evidence({ from, to }: Span): { start: number; end: number; quote: string } {
    const start = this.text.starts[Math.max(0, from)] ?? 0
    const quote = this.text.original.slice(start, this.text.ends[Math.min(to, this.text.length) - 1] ?? start)
    const trimmed = quote.trim()
    const begin = start + quote.length - quote.trimStart().length
    return { start: begin, end: begin + trimmed.length, quote: trimmed }
  }

  private isNamed(mark: LotMark): boolean {
    if (!mark.lots.some(isLettered)) return true
    const { end, quote } = this.evidence(mark)
    const row = lotNumber(this.input.lot)
    return namesLetteredLot(quote, this.input.text.slice(end, end + 2), row !== null && isLettered(row))
  }

  private remember({ kind, start, end }: Tag): Span {
    const span = { from: this.foldedAt(start), to: this.foldedAt(end) }
    addUnder(this.facts, kind, span)
    return span
  }

  /** Index of the first folded unit that begins at or after an offset of the original. */
  private foldedAt(offset: number): number {
    let low = 0
    let high = this.text.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.text.starts[middle] ?? 0) < offset) low = middle + 1
      else high = middle
    }
    return low
  }
}

export const gap = (a: Span, b: Span): number => Math.max(0, a.from - b.to, b.from - a.to)

/** Surroundings of spans, overlapping ones joined so that no place is read twice. */
function merged(spans: readonly Span[], length: number): Span[] {
  const joined: { from: number; to: number }[] = []
  for (const { from, to } of [...spans].sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1)
    const wide = { from: Math.max(0, from - SIDE), to: Math.min(length, to + SIDE) }
    if (last && wide.from <= last.to) last.to = Math.max(last.to, wide.to)
    else joined.push(wide)
  }
  return joined
}
