import {
  type Apart,
  apartOf,
  bandBelow,
  type CellsAsked,
  computeFromCells,
  countCells,
  isUnder,
  partApart,
} from '../indicators/cells.js'
import { againstTarget, type IndicatorsResult } from '../indicators/compute.js'
import type { Plan } from '../indicators/plan.js'
import type { CountedContract, Question } from '../indicators/types.js'
import { contractsAbove, contractsInCells, readCells } from '../store/cells.js'
import type { Database, Scope } from '../store/database.js'
import { contractsStatingHours, frameworkContracts } from '../store/listing.js'
import type { Memo } from './memo.js'

/** Below so many, reading every contract and counting is as fast. */
const MANY = 10_000

/** A question that the sums kept ready may answer, of the whole or of a direction and a category. */
export type KeptQuestion = Question & Pick<CellsAsked, 'direction' | 'categorie'>

/**
 * The built-in indicators from the sums kept ready, the same as `computeIndicators` over every contract; null where they
 * cannot answer (a period that is not civil years, a buyer, another threshold, amounts of the latest version, a plan with
 * definitions or buyers of its own) or where there are too few contracts for them to pay. `least`: how many are enough.
 */
export async function keptIndicators(
  db: Database,
  scope: Scope,
  question: KeptQuestion,
  plan: Plan | undefined,
  memo: Memo,
  least = MANY,
): Promise<IndicatorsResult | null> {
  const asked = askedOf(question)
  if (!asked || plan?.buyers || (plan?.definitions ?? []).length > 0) return null
  if ((await contractsInCells(db, scope)) < least) return null
  const part = partApart(await memo.of(db, scope, 'contracts apart', () => readApart(db, scope)), question)
  const counted = countCells(await readCells(db, scope, asked), part.named, part.apart, question)
  const { base } = counted.amounts
  // No sum is exact above, and figures in value are then none.
  if (!Number.isSafeInteger(base)) return null
  const large = isUnder(counted.band, base / 10)
    ? []
    : await contractsAbove(db, scope, asked, aboveTenth(base, question))
  const anyYear = await readCells(db, scope, { ...asked, years: undefined })
  const { population, figures } = computeFromCells(counted, large, anyYear, part, question)
  return { population, indicators: figures.map((figure) => againstTarget(figure, question, plan)), own: [] }
}

/** A contract that weighs more than a tenth of the base, and reaches the threshold. */
const aboveTenth = (base: number, { minAmount }: Question): number =>
  Math.max(Math.floor(base / 10), (minAmount ?? 0) - 1)

function askedOf({
  from,
  to,
  acheteur,
  buyers,
  minAmount,
  amounts,
  direction,
  categorie,
}: KeptQuestion): CellsAsked | null {
  const below = bandBelow(minAmount)
  if (acheteur !== undefined || buyers !== undefined || amounts === 'latest' || below === null) return null
  if (!from.endsWith('-01-01') || !to.endsWith('-12-31')) return null
  return { years: [Number(from.slice(0, 4)), Number(to.slice(0, 4))], direction, categorie, below }
}

async function readApart(db: Database, scope: Scope): Promise<Apart> {
  const contracts = [...(await frameworkContracts(db, scope)), ...(await contractsStatingHours(db, scope))]
  const byUid = new Map<string, CountedContract>(contracts.map((contract) => [contract.uid, contract]))
  return apartOf([...byUid.values()])
}
