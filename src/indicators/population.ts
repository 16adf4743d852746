import type { Cents } from '../contract.js'
import { isUsableAmount } from '../contract.js'
import type { Frameworks } from './frameworks.js'
import { type CountedContract, EXCLUSIONS, type ExcludedCount, type Exclusion, type Question } from './types.js'

/** What tells whether a contract is counted. */
type Counted = Pick<
  CountedContract,
  'uid' | 'type' | 'test' | 'acheteur' | 'yearDate' | 'montantFirst' | 'montantLatest'
>
type Amounts = Pick<CountedContract, 'montantFirst' | 'montantLatest'>

/** The contracts a figure is made of, and what was left out beside it, by reason. */
export interface Population<T extends Counted = CountedContract> {
  readonly contracts: readonly T[]
  readonly excluded: readonly ExcludedCount[]
}

/** Why a contract is not counted (SPEC §3), null if it is; the period is no reason, only what the question is about. */
export function excludedReason(
  contract: Counted,
  frameworks: Pick<Frameworks, 'parents'>,
  question?: Pick<Question, 'acheteur' | 'buyers' | 'minAmount' | 'amounts'>,
): Exclusion | null {
  if (question && !isAskedOf(contract, question)) return 'outOfScope'
  if (contract.type === 'concession') return 'concession'
  if (contract.test) return 'test'
  if (contract.yearDate === null) return 'undated'
  if (frameworks.parents.has(contract.uid)) return 'subsequent'
  return question && isBelow(contract, question) ? 'outOfScope' : null
}

/** The population of a period: contracts whose year-date lies in it; undated ones are counted aside in every period. */
export function populationOf<T extends Counted>(
  contracts: readonly T[],
  question: Question,
  frameworks: Pick<Frameworks, 'parents'>,
): Population<T> {
  const counted: T[] = []
  const excluded = new Map<Exclusion, number>()
  for (const contract of contracts) {
    if (!inQuestion(contract, question)) continue
    const reason = excludedReason(contract, frameworks, question)
    if (reason === null) counted.push(contract)
    else excluded.set(reason, (excluded.get(reason) ?? 0) + 1)
  }
  return { contracts: counted, excluded: inOrder(excluded) }
}

/** Of the scope whatever its date: hours may be worked on a contract of any year, even one whose year nobody wrote. */
export function inScopeOfAnyYear(
  contract: Counted,
  frameworks: Frameworks,
  question: Omit<Question, 'from' | 'to'>,
): boolean {
  return (
    isAskedOf(contract, question) &&
    contract.type === 'marche' &&
    !contract.test &&
    !frameworks.parents.has(contract.uid) &&
    !isBelow(contract, question)
  )
}

/** The amount that counts in value: of the first version unless the latest is asked for. */
export function amountOf(contract: Amounts, question: Pick<Question, 'amounts'>): Cents | null {
  const amount = question.amounts === 'latest' ? contract.montantLatest : contract.montantFirst
  return isUsableAmount(amount) ? amount : null
}

function inQuestion({ yearDate }: Counted, { from, to }: Question): boolean {
  return yearDate === null || (yearDate >= from && yearDate <= to)
}

/** Whether the contract is of the buyer asked: a SIREN is all its establishments. */
export function isBuyer({ acheteur }: Pick<CountedContract, 'acheteur'>, asked: string | undefined): boolean {
  if (asked === undefined) return true
  return asked.length === 9 ? acheteur?.slice(0, 9) === asked : acheteur === asked
}

/** Whether the contract is of the buyer asked and of one of the buyers asked about; one of no known buyer is of neither. */
export function isAskedOf(
  contract: Pick<CountedContract, 'acheteur'>,
  { acheteur, buyers }: Pick<Question, 'acheteur' | 'buyers'>,
): boolean {
  const isAmong = buyers === undefined || buyers.includes(contract.acheteur?.slice(0, 9) ?? '')
  return isAmong && isBuyer(contract, acheteur)
}

function isBelow(contract: Amounts, question: Pick<Question, 'minAmount' | 'amounts'>): boolean {
  if (!question.minAmount) return false
  const amount = amountOf(contract, question)
  return amount === null || amount < question.minAmount
}

function inOrder(excluded: ReadonlyMap<Exclusion, number>): ExcludedCount[] {
  return EXCLUSIONS.flatMap((reason) => {
    const count = excluded.get(reason)
    return count === undefined ? [] : [{ reason, count }]
  })
}
