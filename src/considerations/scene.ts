import type { TextField } from '../contract.js'
import type { CueName } from './cues.js'
import { type Findings, lowerBound, type Span } from './lexicon.js'
import { lotNumber } from './lots.js'
import type { Near } from './rule.js'
import { Sentences } from './sentences.js'
import { type FoldedText, foldedSlice } from './text.js'

const SIDE = 140
const LONGEST_CUE = 80

/** One text under reading: what was found in it, its sentences, the field and the lot of its row. */
export class Scene {
  readonly lot: number | null
  private readonly sentences: Sentences

  constructor(
    readonly text: FoldedText,
    readonly findings: Findings,
    readonly field: TextField,
    lot: string | null | undefined,
  ) {
    this.lot = lotNumber(lot)
    this.sentences = new Sentences(text)
  }

  sentence(span: Span): Span {
    return this.sentences.around(span)
  }

  before(span: Span, length = SIDE): string {
    return foldedSlice(this.text, span.from - length, span.from)
  }

  after(span: Span, length = SIDE): string {
    return foldedSlice(this.text, span.to, span.to + length)
  }

  /** The words from one place to another. */
  between(from: number, to: number): string {
    return foldedSlice(this.text, from, to)
  }

  /** Words on either side, no further than the sentence. */
  beforeInSentence(span: Span, length = SIDE): string {
    return foldedSlice(this.text, Math.max(this.sentence(span).from, span.from - length), span.from)
  }

  afterInSentence(span: Span, length = SIDE): string {
    return foldedSlice(this.text, span.to, Math.min(this.sentence(span).to, span.to + length))
  }

  isNear(span: Span, near: Near): boolean {
    return this.cuesNear(span, near).length > 0
  }

  /** Cues of a kind near a span, nearest conditions as the rule states them. */
  cuesNear(span: Span, near: Near): Span[] {
    if (near.notIn?.includes(this.field)) return []
    const names: readonly CueName[] = typeof near.cue === 'string' ? [near.cue] : near.cue
    const bounds = this.boundsOf(span, near)
    const found = names.flatMap((name) => this.cuesBetween(name, bounds))
    if (near.covering)
      return found.filter(
        (cue) => cue.from <= span.from && cue.to >= span.to && cue.to - cue.from > span.to - span.from,
      )
    return near.resetBy ? found.filter((cue) => !this.isReset(cue, span, near.resetBy)) : found
  }

  private boundsOf(span: Span, near: Near): Span {
    if (near.covering) return { from: span.from - LONGEST_CUE, to: span.to + LONGEST_CUE }
    const wide = { from: span.from - (near.before ?? 0), to: span.to + (near.after ?? 0) }
    if (near.reach === 'text') return wide
    const sentence = this.sentence(span)
    return { from: Math.max(wide.from, sentence.from), to: Math.min(wide.to, sentence.to) }
  }

  /** A cue must begin inside the bounds, and end inside them where it stands before. */
  private cuesBetween(name: CueName, { from, to }: Span): Span[] {
    const cues = this.findings.cues.get(name) ?? []
    const found: Span[] = []
    for (let i = lowerBound(cues, from); i < cues.length; i++) {
      const cue = cues[i]
      if (!cue || cue.from >= to) break
      found.push(cue)
    }
    return found
  }

  private isReset(cue: Span, span: Span, resetBy: CueName | undefined): boolean {
    if (!resetBy) return false
    return this.cuesBetween(resetBy, { from: cue.to, to: span.to }).length > 0
  }
}

/** Folded characters between two spans, zero when they touch or overlap. */
export function distance(a: Span, b: Span): number {
  return Math.max(0, a.from - b.to, b.from - a.to)
}
