import { TEXT_FIELDS, type TextField } from '../contract.js'
import { addUnder } from '../grouped.js'
import { CUES, type CueName } from './cues.js'
import { type Hit, Matcher } from './matcher.js'
import { MENDED_WORDS, REAL_WORDS } from './mendedWords.js'
import { wordsOf } from './phrases.js'
import type { TextRule } from './rule.js'
import { LOOK_ALIKES } from './rules/look-alikes.js'
import { type FoldedText, foldedSlice } from './text.js'
import { Typos } from './typos.js'

/** What one pass over a text finds: rule phrases, context words by name, look-alikes; each sorted by start. */
export interface Findings {
  readonly rules: readonly { readonly rule: TextRule; readonly from: number; readonly to: number }[]
  readonly cues: ReadonlyMap<CueName, readonly Span[]>
}
export interface Span {
  readonly from: number
  readonly to: number
}

const CUE_LISTS = Object.entries(CUES) as [CueName, readonly string[]][]
const CUE_PHRASES = CUE_LISTS.flatMap(([, notations]) => notations)
const ALIKE_LISTS = LOOK_ALIKES.map((entry) => entry.phrases)
const FIRST_ALIKE = CUE_LISTS.length

/** Context words and look-alikes, the same for every rule set: compiled once, when a first rule's phrase is met. */
let contextMatcher: Matcher | undefined
const context = (): Matcher => {
  contextMatcher ??= matcherOf([...CUE_LISTS.map(([, notations]) => notations), ...ALIKE_LISTS])
  return contextMatcher
}

/** A look-alike, where the words around it leave it one. */
function resembles(text: FoldedText, field: TextField, { owner, from, to }: Hit): boolean {
  const alike = LOOK_ALIKES[owner - FIRST_ALIKE]
  if (!alike) return false
  if (alike.notAfter?.test(foldedSlice(text, Math.max(0, from - LEAD), from))) return false
  if (!alike.notAs && !alike.unlessWeighed) return true
  const words = foldedSlice(text, from, to + REST)
  if (alike.unlessWeighed && field === 'criteres' && OWN_WEIGHT.test(words)) return false
  return !alike.notAs?.test(words)
}
/** Not that of another beside it: "énergie et environnement - prix 100 %". */
const OWN_WEIGHT =
  /^(?:(?! ?[-|/] ?(?:prix|couts?|delais?|valeur technique|technique)(?![a-z])| prix \d)[^.;:,]){0,80}?[:(-]? ?\d{1,3}(?:[.,]\d+)? ?(?:%|points?(?![a-z])|pts?(?![a-z]))/
const LEAD = 20
const REST = 120

const matcherOf = (lists: readonly (readonly string[])[]): Matcher =>
  new Matcher(lists.flatMap((notations, owner) => [...new Set(notations)].map((notation) => ({ owner, notation }))))

/** The phrases of a rule set, compiled once into one automaton; those of the context are looked for only beside one. */
export class Lexicon {
  private readonly matcher: Matcher
  private readonly typos: Typos
  /** Context words without which some rule says nothing: looked for beside its phrases, they spare most texts the rest. */
  private readonly gates: readonly CueName[]

  /** By field and rule: groups of gates, one of each is needed; null where the rule is not of that field. */
  private readonly needed: Readonly<Record<TextField, readonly (Groups | null)[]>>

  constructor(private readonly rules: readonly TextRule[]) {
    this.gates = [...new Set(rules.flatMap((rule) => TEXT_FIELDS.flatMap((field) => neededBy(rule, field).flat())))]
    this.matcher = matcherOf([...rules.map((rule) => rule.phrases), ...this.gates.map((name) => CUES[name])])
    this.needed = this.neededByField()
    const ours = wordsOf([...rules.flatMap((rule) => rule.phrases), ...CUE_PHRASES])
    this.typos = new Typos(ours, wordsOf([...ALIKE_LISTS.flat(), ...REAL_WORDS]), wordsOf(MENDED_WORDS))
  }

  /** The text with its typos in the words of phrases put right; spans still lead to what is written. */
  mend(text: FoldedText): FoldedText {
    return this.typos.mend(text)
  }

  /** Null when no phrase of a rule for that field occurs: most texts stop here. */
  find(text: FoldedText, field: TextField): Findings | null {
    const found = this.open(this.matcher.scan(text), field)
    if (found.length === 0) return null
    if (found.every((hit) => this.isAlone(hit, field)))
      return { rules: this.rulesOf(found.sort(byStart)), cues: NO_CUES }
    const around = context().scan(text)
    const lookAlikes = new Cover(around.filter((hit) => resembles(text, field, hit)))
    const kept = found.filter((hit) => this.isOfObject(hit) || !lookAlikes.hides(hit))
    if (kept.length === 0) return null
    const cues = around.filter((hit) => hit.owner < FIRST_ALIKE && !lookAlikes.hides(hit))
    return { rules: this.rulesOf(kept.sort(byStart)), cues: cuesOf(cues.sort(byStart)) }
  }

  /** Hits of rules for the field whose every needed context word occurs somewhere. */
  private open(hits: readonly Hit[], field: TextField): Hit[] {
    const needed = this.needed[field]
    const first = this.rules.length
    if (!hits.some(({ owner }) => owner < first && needed[owner] !== null)) return []
    const there = new Set<number>()
    for (const { owner } of hits) if (owner >= first) there.add(owner - first)
    return hits.filter(({ owner }) => needed[owner]?.every((gates) => gates.some((gate) => there.has(gate))))
  }

  private neededByField(): Record<TextField, (Groups | null)[]> {
    const places = new Map(this.gates.map((name, place) => [name, place]))
    const of = (field: TextField) =>
      this.rules.map((rule) =>
        rule.fields.includes(field)
          ? neededBy(rule, field).map((names) => names.flatMap((name) => places.get(name) ?? []))
          : null,
      )
    return {
      objet: of('objet'),
      description: of('description'),
      criteres: of('criteres'),
      conditions: of('conditions'),
      informations: of('informations'),
      colonne: of('colonne'),
    }
  }

  /** What is bought, named in words that nothing around can take back. */
  private isAlone(hit: Hit, field: TextField): boolean {
    const rule = this.rules[hit.owner]
    const isFree = rule !== undefined && !rule.head && !rule.unless
    return isFree && this.isOfObject(hit) && (rule.needs ?? []).every(({ notIn }) => notIn?.includes(field))
  }

  /** What looks like a clause may well be what is bought: "évaluation environnementale". */
  private isOfObject({ owner }: Hit): boolean {
    return this.rules[owner]?.reading === 'object'
  }

  private rulesOf(hits: readonly Hit[]): Findings['rules'] {
    return hits.flatMap(({ owner, from, to }) => {
      const rule = this.rules[owner]
      return rule ? [{ rule, from, to }] : []
    })
  }
}

/** Groups of gates, by their place. */
type Groups = readonly (readonly number[])[]

const NO_CUES: Findings['cues'] = new Map()

/** Groups of context words: a rule says nothing in a field unless one of each group occurs. */
function neededBy({ head, needs = [], reading }: TextRule, field: TextField): (readonly CueName[])[] {
  const asked = needs.filter((near) => !near.notIn?.includes(field)).map(({ cue }) => cue)
  const groups = [...(head ? [head.cue] : []), ...asked].map((cue) => (typeof cue === 'string' ? [cue] : cue))
  return reading === 'criterion' && field === 'objet' ? [...groups, WEIGHING] : groups
}

/** In an object, a subject is a criterion only beside such a word (`weighed.ts`). */
const WEIGHING = ['criterion', 'offerCriteria'] as const satisfies readonly CueName[]

const byStart = (a: Hit, b: Hit): number => a.from - b.from

function cuesOf(hits: readonly Hit[]): Map<CueName, Span[]> {
  const cues = new Map<CueName, Span[]>()
  for (const { owner, from, to } of hits) {
    const name = CUE_LISTS[owner]?.[0]
    if (name) addUnder(cues, name, { from, to })
  }
  return withoutStandards(cues)
}

/** "80 % des critères du RGESN" are those of a reference document, which weigh no offer. */
function withoutStandards(cues: Map<CueName, Span[]>): Map<CueName, Span[]> {
  const standards = cues.get('standardCriteria')
  const criteria = cues.get('criterion')
  if (!standards || !criteria) return cues
  const isOfStandard = ({ from }: Span) => standards.some((standard) => standard.from === from)
  return cues.set(
    'criterion',
    criteria.filter((criterion) => !isOfStandard(criterion)),
  )
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
