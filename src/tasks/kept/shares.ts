import {
  type CellSums,
  type CellsCounted,
  countCells,
  isOf,
  isUnder,
  type PopulationTold,
} from '../../indicators/cells.js'
import { asksShares, pricedOf, sharesFrom } from '../../indicators/shares.js'
import type { CountedContract, Figure, NumberShare, Question, ValueShare } from '../../indicators/types.js'
import { contractsAbove } from '../../store/cellsAbove.js'
import { readNamingSums } from '../../store/cellsNaming.js'
import { readCells } from '../../store/cellsRead.js'
import { circularKnown, type Kept, ofOthers, type YearsAsked } from './asked.js'

interface SharesKept {
  readonly population: PopulationTold
  readonly figures: readonly Figure<NumberShare | ValueShare>[]
}

/** The shares asked for; null: their amounts add up to more than is exact, and figures in value are then none. */
export async function sharesKept(kept: Kept, asked: YearsAsked, question: Question): Promise<SharesKept | null> {
  const counted = countCells(await keptSums(kept, asked), await ofOthers(kept, asked))
  const { population, tallies } = counted
  if (!Number.isSafeInteger(counted.amounts.base)) return null
  const largest = asksShares(question, 'euro') ? await largestKept(kept, asked, question, counted) : []
  const amounts = { ...counted.amounts, largest: pricedOf(largest, question) }
  return { population, figures: sharesFrom({ amounts, tallies }, question) }
}

/** The sums of all contracts asked for, those that name a framework too. */
export async function keptSums(kept: Kept, asked: YearsAsked): Promise<CellSums[]> {
  const { db, scope, memo } = kept
  const { years, buyers, below = -1 } = asked
  const name = JSON.stringify(['sums of those that name a framework', years, buyers])
  const naming = await memo.of(db, scope, name, async () =>
    readNamingSums(db, scope, { years, buyers }, await circularKnown(kept)),
  )
  const about = naming.filter(({ key: [direction = '', categorie = ''] }) => isOf({ direction, categorie }, asked))
  const sums = about.map((each) => ({ ...each, below: each.band <= below }))
  return [...(await readCells(db, scope, asked)), ...sums]
}

/** Contracts above a tenth of the euros counted. */
async function largestKept(
  kept: Kept,
  asked: YearsAsked,
  question: Question,
  { amounts: { base }, band }: CellsCounted,
): Promise<readonly CountedContract[]> {
  if (isUnder(band, base / 10)) return []
  return contractsAbove(kept.db, kept.scope, asked, aboveTenth(base, question), await circularKnown(kept))
}

/** A contract that weighs more than a tenth of the base, and reaches the threshold. */
const aboveTenth = (base: number, { minAmount }: Question): number =>
  Math.max(Math.floor(base / 10), (minAmount ?? 0) - 1)
