import type { TextField } from '../contract.js'
import { hasFullBox, withSquares } from './boxes.js'
import type { CueName } from './cues.js'
import { type Findings, lowerBound, type Span } from './lexicon.js'
import { lotNumber } from './lotNumbers.js'
import type { Near } from './rule.js'
import { Sentences } from './sentences.js'
import { type FoldedText, foldedSlice } from './text.js'

const SIDE = 140
const LONGEST_CUE = 80
/** How far apart the two texts of a correction may begin. */
const LONGEST_CORRECTION = 1200

/**
 * One text under reading: what was found in it, its sentences, the field and the lot of its row. Sentences, words and lot
 * are looked for when first asked: most texts name what is bought and nothing else.
 */
export class Scene {
  private foundLot: number | null | undefined
  private foundSentences: Sentences | undefined
  private wholeText: string | undefined
  private foundTick: boolean | undefined

  constructor(
    readonly text: FoldedText,
    readonly findings: Findings,
    readonly field: TextField,
    private readonly lotOfRow: string | null | undefined,
  ) {}

  get lot(): number | null {
    if (this.foundLot === undefined) {
      this.foundLot = lotNumber(this.lotOfRow ?? (this.field === 'objet' ? openingLot(this.folded) : null))
    }
    return this.foundLot
  }

  private get sentences(): Sentences {
    this.foundSentences ??= new Sentences(this.text)
    return this.foundSentences
  }

  /** A box is ticked somewhere: those left empty beside it answer too. */
  get isTicked(): boolean {
    this.foundTick ??= hasFullBox(this.folded)
    return this.foundTick
  }

  /** The folded text as one string: windows on it cost nothing. */
  private get folded(): string {
    this.wholeText ??= withSquares(foldedSlice(this.text, 0, this.text.length))
    return this.wholeText
  }

  sentence(span: Span): Span {
    return this.sentences.around(span)
  }

  before(span: Span, length = SIDE): string {
    return this.slice(span.from - length, span.from)
  }

  after(span: Span, length = SIDE): string {
    return this.slice(span.to, span.to + length)
  }

  /** The words from one place to another. */
  between(from: number, to: number): string {
    return this.slice(from, to)
  }

  /** Words on either side, with the ends of lines kept as such where they end a sentence. */
  linesBefore(span: Span, length = SIDE): string {
    return this.lines(span.from - length, span.from)
  }

  linesAfter(span: Span, length = SIDE): string {
    return this.lines(span.to, span.to + length)
  }

  private slice(from: number, to: number): string {
    return this.folded.slice(Math.max(0, from), Math.max(0, to))
  }

  private lines(from: number, to: number): string {
    const low = Math.max(0, from)
    let words = this.slice(low, to)
    for (const end of this.sentences.endsWithin(low, to)) {
      const at = end - 1 - low
      if (words[at] === ' ') words = `${words.slice(0, at)}\n${words.slice(at + 1)}`
    }
    return words
  }

  /** Words on either side, no further than the sentence. */
  beforeInSentence(span: Span, length = SIDE): string {
    return this.slice(Math.max(this.sentence(span).from, span.from - length), span.from)
  }

  afterInSentence(span: Span, length = SIDE): string {
    return this.slice(span.to, Math.min(this.sentence(span).to, span.to + length))
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

  /** Inside what a corrected notice takes back: "au lieu de : … lire : …", "lire : … au lieu de : …". */
  isTakenBack(span: Span): boolean {
    const old = this.lastBefore('oldText', span)
    if (!old) return false
    const renewed = this.lastBefore('newText', span)
    if (!renewed || renewed.from < old.from) {
      const next = { from: span.to, to: span.to + LONGEST_CORRECTION }
      return this.cuesBetween('newText', next).length > 0 || this.isSameSentence(renewed, old)
    }
    return false
  }

  private isSameSentence(one: Span | null, other: Span): boolean {
    return one !== null && this.sentence(one).to === this.sentence(other).to
  }

  private lastBefore(name: CueName, span: Span): Span | null {
    const cues = this.cuesBetween(name, { from: span.from - LONGEST_CORRECTION, to: span.from })
    return cues.at(-1) ?? null
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

const OPENING_LOT = /^lot ?(?:n ?[°o]? ?)?0*(\d{1,3}) ?[:-]/
const LOT_HEADING = /(?:^|[^a-z])lot ?(?:n ?[°o]? ?)?\d{1,3} ?[:-]/g

/** "Lot 2 – Peinture. Clause d'insertion (lots 1 et 3)": the lot an object opens with is its own, unless it lists several. */
function openingLot(folded: string): string | null {
  const [, number = null] = OPENING_LOT.exec(folded) ?? []
  return number !== null && [...folded.matchAll(LOT_HEADING)].length === 1 ? number : null
}
