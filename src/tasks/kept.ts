import { againstTarget, type BuyerFigures, type IndicatorsResult } from '../indicators/compute.js'
import type { CountDefinition } from '../indicators/definition.js'
import { buyerTypesOf, heldTo } from '../indicators/figures/buyers.js'
import { countFigure, type OwnFigure } from '../indicators/figures/figure.js'
import { leftOutCounts } from '../indicators/figures/scope.js'
import { asksHours } from '../indicators/hours.js'
import { isAsked } from '../indicators/only.js'
import type { Plan } from '../indicators/plan.js'
import { asksShares } from '../indicators/shares.js'
import type { Figure, Question } from '../indicators/types.js'
import { buyersHeld } from '../store/cellsNaming.js'
import { contractsInCells } from '../store/cellsRead.js'
import type { Database, Scope } from '../store/database.js'
import { countInBase } from '../store/figures.js'
import { askedOf, circularKnown, type Kept, type KeptQuestion, type YearsAsked } from './kept/asked.js'
import { hoursKept } from './kept/hours.js'
import { sharesKept } from './kept/shares.js'
import type { Memo } from './memo.js'

/** Below so many contracts, reading every one and counting is as fast: for built-in figures, and with figures of a plan's own. */
const LEAST = { all: 10_000, own: 50_000 }

/**
 * The indicators asked for from the sums kept ready, the same as `computeIndicators` over every contract; null where they cannot
 * answer (a period that is not civil years, one establishment, a direction of a buyer, another threshold, amounts of the latest
 * version, hours of a plan's own) or where there are too few contracts for them to pay. Figures of a plan's own are counted by
 * the base. `least`: how many contracts are enough.
 */
export async function keptIndicators(
  db: Database,
  scope: Scope,
  given: KeptQuestion,
  aims: Plan | undefined,
  memo: Memo,
  least = LEAST,
): Promise<IndicatorsResult | null> {
  const { plan, question: held } = heldTo(given, aims)
  const question: KeptQuestion = { ...given, ...held }
  const [kept, asked, own] = [{ db, scope, memo }, askedOf(question), ownAsked(plan, question)]
  if (!asked || !own) return null
  const contracts = await memo.of(db, scope, 'contracts in cells', () => contractsInCells(db, scope))
  if (contracts < (own.length > 0 ? least.own : least.all)) return null
  const builtIn = await builtInKept(kept, asked, question)
  if (builtIn === null) return null
  const ownFigures = await ownKept(kept, own, question, plan)
  return {
    population: builtIn.population,
    indicators: builtIn.figures.map((figure) => againstTarget(figure, question, plan)),
    own: ownFigures.map((figure) => againstTarget(figure, question, plan)),
  }
}

interface BuiltIn {
  readonly population: IndicatorsResult['population']
  readonly figures: readonly Figure[]
}

/** Built-in figures asked for, over the population that is told beside any of them: hours are not read for shares, nor the reverse. */
async function builtInKept(kept: Kept, asked: YearsAsked, question: Question): Promise<BuiltIn | null> {
  if (!asksShares(question)) return hoursKept(kept, asked, question)
  const shares = await sharesKept(kept, asked, question)
  if (shares === null || !asksHours(question)) return shares
  const { figures } = await hoursKept(kept, asked, question)
  return { population: shares.population, figures: [...shares.figures, ...figures] }
}

/** Definitions of a plan's own that are asked for; null: the base cannot count one of them, or not of a part alone. */
function ownAsked(plan: Plan | undefined, question: KeptQuestion): readonly CountDefinition[] | null {
  const asked = (plan?.definitions ?? []).filter(({ id }) => isAsked(question, id))
  const counted = asked.filter((definition) => definition.figure !== 'hours')
  const isPart = (question.direction ?? question.categorie) !== undefined
  return counted.length < asked.length || (isPart && asked.length > 0) ? null : counted
}

async function ownKept(
  kept: Kept,
  own: readonly CountDefinition[],
  question: Question,
  plan: Plan | undefined,
): Promise<OwnFigure[]> {
  const buyerTypes = buyerTypesOf(plan ?? {})
  return Promise.all(own.map((definition) => countedInBase(kept, definition, question, buyerTypes)))
}

/** The same question put of each buyer that a plan names, as `figuresByBuyer` puts it; null where the sums cannot answer. */
export async function keptByBuyer(
  db: Database,
  scope: Scope,
  question: Question,
  plan: Plan | undefined,
  memo: Memo,
  least = LEAST,
): Promise<BuyerFigures[] | null> {
  if (!plan?.buyers || question.acheteur !== undefined) return []
  const held = await buyersHeld(
    db,
    scope,
    plan.buyers.map(({ siren }) => siren),
  )
  const figures: BuyerFigures[] = []
  for (const { siren, name } of plan.buyers) {
    const result = await keptIndicators(db, scope, { ...question, acheteur: siren }, plan, memo, least)
    if (result === null) return null
    figures.push({ siren, name, inRegister: held.has(siren), result })
  }
  return figures
}

/** The figure of a definition of a plan's own. */
async function countedInBase(
  kept: Kept,
  definition: CountDefinition,
  question: Question,
  buyerTypes: ReturnType<typeof buyerTypesOf>,
): Promise<OwnFigure> {
  const context = { buyerTypes, circular: await circularKnown(kept) }
  const { contracts, leftOut, tallied } = await countInBase(kept.db, kept.scope, definition, question, context)
  return countFigure(definition, { contracts: { length: contracts }, ...leftOutCounts(leftOut) }, tallied, question)
}
