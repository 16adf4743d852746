import type { Kind } from '../../states.js'
import type { Span } from '../lexicon.js'
import type { Amount } from './amounts.js'
import { boundOf } from './bounds.js'
import { gap, type Passages } from './passage.js'
import type { Measure } from './quantity.js'
import type { Finding } from './settle.js'

const KINDS = ['environmentalClause', 'environmentalCriterion'] as const satisfies readonly Kind[]

const MATTERS = {
  recycledShare: 'recycle(?:e|s|es)?|recyclage',
  reusedShare: 'reemploi|reemploye(?:e|s|es)?|reutilise(?:e|s|es)?|reutilisation|reconditionne(?:e|s|es)?|seconde main',
  organicShare: 'bio|biologiques?',
} as const satisfies Partial<Record<Measure, string>>
type ShareMeasure = keyof typeof MATTERS
const MEASURES = Object.keys(MATTERS) as ShareMeasure[]

/** Each word ends at its space: pieces that could be cut in many ways would cost more than the text is long. */
const after = (words: string) =>
  new RegExp(String.raw`^ ?(?:(?:[a-z]{1,16}|\((?:minimum|au moins|mini)\)) ){0,8}?(?:${words})(?![a-z])`)
const before = (words: string) =>
  new RegExp(
    `(?<![a-z])(?:${words})(?: ?[:(-]| (?:a|d|de|hauteur|au|moins|minimum|minimale?|minima|fixe|egale?|superieure?)){0,5} ?$`,
  )
const PATTERNS = MEASURES.map((what) => ({ what, after: after(MATTERS[what]), before: before(MATTERS[what]) }))
/** What becomes of waste is not what the supply is made of. */
const WASTE = /dechets|gravats|deblais|valoris|collect|recyclables|tri des|taux de (?:recyclage|reutilisation)/

/** Recycled, reused and organic shares asked of what is supplied. */
export function sharesIn(passages: Passages): Finding[] {
  return passages.amounts.flatMap((amount) => {
    if (amount.unit !== 'percent' || amount.value > 100) return []
    const owner = ownerOf(passages, amount)
    const said = owner && sharedMatter(passages, amount, owner.kind)
    const bound = said && boundOf(passages, amount)
    if (!owner || !said || !bound) return []
    const { kind, fact } = owner
    return [
      { what: said.what, kind, unit: 'ratio', value: amount.value / 100, ...bound, amount, fact, said: said.span },
    ]
  })
}

function sharedMatter(passages: Passages, amount: Amount, kind: Kind): { what: ShareMeasure; span: Span } | null {
  const ahead = passages.before(amount, 60)
  const behind = passages.after(amount, 90)
  for (const pattern of PATTERNS) {
    const found = pattern.after.exec(behind)
    if (found && !WASTE.test(found[0]) && !WASTE.test(ahead.slice(-25)))
      return { what: pattern.what, span: { from: amount.from, to: amount.to + found[0].length } }
  }
  if (kind === 'environmentalCriterion' || passages.input.field === 'criteres') return null
  for (const pattern of PATTERNS) {
    const found = pattern.before.exec(ahead)
    if (found && !WASTE.test(ahead))
      return { what: pattern.what, span: { from: amount.from - found[0].length, to: amount.to } }
  }
  return null
}

/** The nearest environmental fact of the sentence. */
function ownerOf(passages: Passages, amount: Amount): { kind: Kind; fact: Span } | null {
  let best: { kind: Kind; fact: Span } | null = null
  for (const kind of KINDS) {
    const fact = passages.factNear(amount, kind)
    if (fact && (!best || gap(fact, amount) < gap(best.fact, amount))) best = { kind, fact }
  }
  return best
}
