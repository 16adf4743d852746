import { foldPhrase } from './folding.js'
import type { Span } from './lexicon.js'
import { type FoldedText, foldedSlice } from './text.js'

/** A shorter name would be found in any sentence. */
const SHORTEST = 8
/** A holder named everywhere is found often enough. */
const MOST = 50

/** Where a text names its buyer or a holder: "Clause Sociale Conseil" is who, not what. */
export class Names {
  private readonly spans: readonly Span[]

  constructor(text: FoldedText, names: readonly string[]) {
    const folded = names.map((name) => foldPhrase(name).trim()).filter((name) => name.length >= SHORTEST)
    const whole = folded.length === 0 ? '' : foldedSlice(text, 0, text.length)
    this.spans = folded.flatMap((name) => placesOf(name, whole))
  }

  /** Whether a name holds all of a phrase, and more. */
  hold(phrase: Span): boolean {
    return this.spans.some(
      ({ from, to }) => from <= phrase.from && to >= phrase.to && to - from > phrase.to - phrase.from,
    )
  }
}

function placesOf(name: string, text: string): Span[] {
  const spans: Span[] = []
  for (let from = text.indexOf(name); from >= 0 && spans.length < MOST; from = text.indexOf(name, from + 1)) {
    spans.push({ from, to: from + name.length })
  }
  return spans
}
