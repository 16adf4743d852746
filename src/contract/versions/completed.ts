import type { ContractRecord, SourceText } from '../../contract.js'
import { replaces } from '../sameWork.js'

/** Hours of periods and structures that `after` does not speak of stay; those of the same are stated again. */
export const restatedHours = (before: ContractRecord, after: ContractRecord): ContractRecord['hours'] => [
  ...after.hours,
  ...before.hours.filter((earlier) => !after.hours.some((later) => replaces(later, earlier))),
]

/** `main` with what it leaves blank taken from `other`: a column that is not there changes nothing. */
export function completed(main: ContractRecord, other: ContractRecord, factOf: FactOf): ContractRecord {
  return {
    ...filled(main, other),
    hours: restatedHours(other, main),
    modifications: distinct([...other.modifications, ...main.modifications], JSON.stringify),
    texts: overlaid(withoutRenamed(other.texts, main.texts, factOf), main.texts, textKey),
  }
}

/** The fact that a text of a register answers about, whatever the header; null: none, or several. */
export type FactOf = (text: SourceText) => string | null
export const NO_FACT: FactOf = () => null

/**
 * Texts of `under`, without those of a column that `over` has under another header: the only one of each to answer about a
 * fact. Where either has several, each may say a part of it.
 */
function withoutRenamed(under: readonly SourceText[], over: readonly SourceText[], factOf: FactOf): SourceText[] {
  const [before, after] = [soleColumns(under, factOf), soleColumns(over, factOf)]
  return under.filter((text) => {
    const fact = factOf(text)
    return fact === null || !before.get(fact) || !after.get(fact)
  })
}

/** By fact, whether one column alone answers about it. */
function soleColumns(texts: readonly SourceText[], factOf: FactOf): Map<string, boolean> {
  const columns = new Map<string, boolean>()
  for (const text of texts) {
    const fact = factOf(text)
    if (fact !== null) columns.set(fact, !columns.has(fact))
  }
  return columns
}

export const textKey = ({ field, column }: SourceText): string => JSON.stringify([field, column])

/** Items of `over`, and those of `under` whose key it does not speak of. */
export function overlaid<T>(under: readonly T[], over: readonly T[], keyOf: (item: T) => string): T[] {
  const spoken = new Set(over.map(keyOf))
  return [...over, ...under.filter((item) => !spoken.has(keyOf(item)))]
}

/** `first` with its blanks taken from `later`. */
export function filled(first: ContractRecord, later: ContractRecord): ContractRecord {
  const blanks = Object.entries(later).filter(([field]) => isBlank(first[field as keyof ContractRecord]))
  const acheteur = { id: first.acheteur.id ?? later.acheteur.id, nom: first.acheteur.nom ?? later.acheteur.nom }
  return { ...first, ...Object.fromEntries(blanks), acheteur }
}

const isBlank = (value: unknown): boolean =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0)

/** First of each key, in the order met. */
export function distinct<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  const seen = new Set<string>()
  return items.filter((item) => {
    const key = keyOf(item)
    return !seen.has(key) && seen.add(key)
  })
}
