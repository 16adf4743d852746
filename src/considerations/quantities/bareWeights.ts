import type { Span } from '../lexicon.js'
import type { Amount } from './amounts.js'
import type { Passages } from './passage.js'

const SIDE = 400
const UNIT = String.raw`(?! ?(?:%|€|\/ ?\d|h(?![a-z])|heures?|points?|pts?|pour cent|euros?|ans?(?![a-z])|jours?|mois|\d|[.,]\d))`
/** "Prix 55, ", "critère social (15) ": a criterion with its number, up to where the next may begin. */
const ITEM = new RegExp(
  String.raw`(?<![a-z\d])[a-z][a-z /]{2,70}?(?:, (?=coef))? ?[:=(-]? ?(?<coefficient>coef(?:ficient|f)?s?\.? ?(?:de )?:? ?)?(?<value>[1-9]\d{0,2})(?!\d)${UNIT} ?\)?(?: ?[,;/.-] ?| (?=[a-z])|$)(?:et )?`,
  'g',
)
const ALL = 100
const ALL_COEFFICIENTS: readonly number[] = [10, 20, ALL]

interface Item extends Span {
  readonly value: number
  readonly coefficient: boolean
  /** Where its number stands. */
  readonly at: Span
}

/**
 * The weight of a criterion in a list of numbers without unit, in percent: only where the whole list sums to 100, or its
 * coefficients to 10, 20 or 100. Null otherwise: a lone number, or part of a list, says no weight.
 */
export function bareWeight(passages: Passages, fact: Span): Amount | null {
  const from = Math.max(0, fact.from - SIDE)
  const items = itemsIn(passages.between(from, fact.to + SIDE), from)
  const own = items.findIndex(({ to, at }) => to > fact.from && at.from >= fact.to)
  const item = items[own]
  if (!item || item.from > fact.from) return null
  const list = runAround(items, own)
  const total = list.reduce((sum, { value }) => sum + value, 0)
  if (list.length < 2 || !(item.coefficient ? ALL_COEFFICIENTS.includes(total) : total === ALL)) return null
  return { ...item.at, value: (item.value * 100) / total, unit: 'percent' }
}

function itemsIn(words: string, offset: number): Item[] {
  return [...words.matchAll(ITEM)].map((match) => {
    const { value = '', coefficient } = match.groups ?? {}
    const from = offset + match.index
    const at = from + match[0].lastIndexOf(value)
    return {
      from,
      to: from + match[0].length,
      value: Number(value),
      coefficient: coefficient !== undefined,
      at: { from: at, to: at + value.length },
    }
  })
}

/** Items that follow each other without a word between, all with or all without "coefficient". */
function runAround(items: readonly Item[], own: number): Item[] {
  const joined = (a: Item | undefined, b: Item | undefined) =>
    a !== undefined && b !== undefined && a.to === b.from && a.coefficient === b.coefficient
  let first = own
  while (joined(items[first - 1], items[first])) first--
  let last = own
  while (joined(items[last], items[last + 1])) last++
  return items.slice(first, last + 1)
}
