import { CUES, type CueName } from './cues.js'
import { type Hit, Matcher } from './matcher.js'
import { expandPhrase } from './phrases.js'
import type { TextRule } from './rule.js'
import { LOOK_ALIKES } from './rules/look-alikes.js'
import type { FoldedText } from './text.js'

/** What one pass over a text finds: rule phrases, context words by name, look-alikes; each sorted by start. */
export interface Findings {
  readonly rules: readonly { readonly rule: TextRule; readonly from: number; readonly to: number }[]
  readonly cues: ReadonlyMap<CueName, readonly Span[]>
}
export interface Span {
  readonly from: number
  readonly to: number
}

/** The phrases of a rule set, of the context words and of the look-alikes, compiled once into one automaton. */
export class Lexicon {
  private readonly matcher: Matcher
  private readonly cueNames = Object.keys(CUES) as CueName[]
  private readonly firstCue: number
  private readonly lookAlike: number

  constructor(private readonly rules: readonly TextRule[]) {
    this.firstCue = rules.length
    this.lookAlike = rules.length + this.cueNames.length
    const ofRules = rules.map((rule) => rule.phrases)
    const ofCues = this.cueNames.map((name): readonly string[] => CUES[name])
    const lists = [...ofRules, ...ofCues, LOOK_ALIKES.flatMap((entry) => entry.phrases)]
    this.matcher = new Matcher(
      lists.flatMap((phrases, owner) =>
        [...new Set(phrases)].flatMap(expandPhrase).map((phrase) => ({ owner, phrase })),
      ),
    )
  }

  /** Null when no rule's phrase occurs: most texts stop here. */
  find(text: FoldedText): Findings | null {
    const hits = this.matcher.scan(text)
    if (!hits.some((hit) => hit.owner < this.firstCue)) return null
    const lookAlikes = new Cover(hits.filter((hit) => hit.owner === this.lookAlike))
    const kept = hits
      .filter((hit) => hit.owner !== this.lookAlike && !lookAlikes.hides(hit))
      .sort((a, b) => a.from - b.from)
    return { rules: this.rulesOf(kept), cues: this.cuesOf(kept) }
  }

  private rulesOf(hits: readonly Hit[]): Findings['rules'] {
    return hits.flatMap(({ owner, from, to }) => {
      const rule = this.rules[owner]
      return rule ? [{ rule, from, to }] : []
    })
  }

  private cuesOf(hits: readonly Hit[]): Map<CueName, Span[]> {
    const cues = new Map<CueName, Span[]>()
    for (const { owner, from, to } of hits) {
      const name = owner < this.firstCue ? undefined : this.cueNames[owner - this.firstCue]
      if (!name) continue
      const list = cues.get(name)
      if (list) list.push({ from, to })
      else cues.set(name, [{ from, to }])
    }
    return cues
  }
}

/** Look-alikes of a text, merged, so that asking whether one hides a phrase takes the logarithm of their number. */
class Cover {
  private readonly spans: readonly Span[]

  constructor(hits: readonly Hit[]) {
    this.spans = [...hits].sort((a, b) => a.from - b.from || b.to - a.to)
  }

  /** A look-alike hides what it overlaps, unless the phrase is the longer of the two and holds it whole. */
  hides(hit: Span): boolean {
    for (let i = lowerBound(this.spans, hit.from - 120); i < this.spans.length; i++) {
      const span = this.spans[i]
      if (!span || span.from >= hit.to) return false
      const holdsIt = hit.from <= span.from && hit.to >= span.to && hit.to - hit.from > span.to - span.from
      if (span.to > hit.from && !holdsIt) return true
    }
    return false
  }
}

/** Index of the first span starting at or after `from`. */
export function lowerBound(spans: readonly Span[], from: number): number {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((spans[middle]?.from ?? 0) < from) low = middle + 1
    else high = middle
  }
  return low
}
