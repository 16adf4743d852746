import type { Span } from './lexicon.js'
import { type FoldedText, foldedSlice } from './text.js'

const LONGEST = 700
const ABBREVIATIONS = new Set([
  'art',
  'cf',
  'ex',
  'max',
  'min',
  'ref',
  'tel',
  'env',
  'reg',
  'dept',
  'ste',
  'cat',
  'mme',
  'al',
])

/** Where sentences end in a folded text; found once, in one pass. */
export class Sentences {
  private readonly ends: number[]

  constructor(private readonly text: FoldedText) {
    this.ends = sentenceEnds(text)
  }

  /** The sentence around a span, no longer than some hundred characters on either side (texts may have no full stop). */
  around(span: Span): Span {
    const at = firstAbove(this.ends, span.from)
    const from = at > 0 ? (this.ends[at - 1] ?? 0) : 0
    const last = firstAbove(this.ends, span.to - 1)
    const to = this.ends[last] ?? this.text.length
    return { from: Math.max(from, span.from - LONGEST), to: Math.min(to, span.to + LONGEST) }
  }

  /** Offsets where sentences end, after `from` and up to `to`. */
  endsWithin(from: number, to: number): readonly number[] {
    return this.ends.slice(firstAbove(this.ends, from), firstAbove(this.ends, to))
  }
}

function firstAbove(sorted: readonly number[], value: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) <= value) low = middle + 1
    else high = middle
  }
  return low
}

function sentenceEnds(text: FoldedText): number[] {
  const ends: number[] = []
  for (let at = 0; at < text.length; at++) if (endsAt(text, at)) ends.push(at + 1)
  return ends
}

const DOT = 46
const SPACE = 32

function endsAt(text: FoldedText, at: number): boolean {
  const code = text.codes[at]
  if (code === 59 || code === 33 || code === 63) return true
  if (code === DOT) return startsSentence(text, at + 1) && !isAbbreviation(text, at)
  return (
    code === SPACE &&
    breaksLine(text, at) &&
    startsSentence(text, at) &&
    !UNFINISHED.test(foldedSlice(text, at - 8, at + 1))
  )
}

/** Words that leave a sentence unfinished: a line cut after them was only wrapped. */
const UNFINISHED =
  /(?:^|[^a-z])(?:sans|avec|de|d|du|des|la|le|les|l|une?|et|ou|ni|a|au|aux|par|pour|pas|aucune?|cette|dont|hors) $/

function breaksLine(text: FoldedText, at: number): boolean {
  const gap = text.original.slice(text.starts[at] ?? 0, Math.min(text.ends[at] ?? 0, (text.starts[at] ?? 0) + 40))
  return gap.includes('\n') || gap.includes('\r')
}

/** What follows begins with a capital, a bullet or a digit after a space, or is the end. */
function startsSentence(text: FoldedText, at: number): boolean {
  const next = text.codes[at] === SPACE ? at + 1 : at
  if (next >= text.length) return true
  const original = text.original.charAt(text.starts[next] ?? 0)
  return /\p{Lu}|[-–—•*]/u.test(original) || (next > at && /\d/.test(original))
}

const UNIT = /\d (?:h|m|km|kg|ht|an|t|l)$/

/** "L. 2113-12", "art. 5", initials: a short word before the stop, but not the unit of "80 h". */
function isAbbreviation(text: FoldedText, at: number): boolean {
  const lead = foldedSlice(text, at - 8, at)
  const word = UNIT.test(lead) ? '' : (/[a-z]*$/.exec(lead)?.[0] ?? '')
  return word !== '' && (word.length < 3 || ABBREVIATIONS.has(word))
}
