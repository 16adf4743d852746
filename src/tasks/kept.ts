import {
  bandBelow,
  type CellSums,
  type CellsAsked,
  computeFromCells,
  countCells,
  type HoursKept,
  isOf,
  isUnder,
  takenFromUndated,
} from '../indicators/cells.js'
import { againstTarget, type IndicatorsResult } from '../indicators/compute.js'
import type { CountDefinition } from '../indicators/definition.js'
import { buyerTypesOf } from '../indicators/figures/buyers.js'
import { countFigure, type OwnFigure } from '../indicators/figures/figure.js'
import { leftOutCounts } from '../indicators/figures/scope.js'
import { frameworksOf } from '../indicators/frameworks.js'
import type { Plan } from '../indicators/plan.js'
import type { Question } from '../indicators/types.js'
import { circularCallOffs } from '../store/callOffs.js'
import {
  contractsAbove,
  contractsInCells,
  marchesInCells,
  namingCounts,
  readCells,
  readNamingSums,
} from '../store/cells.js'
import type { Database, Scope } from '../store/database.js'
import { countInBase } from '../store/figures.js'
import { contractsRollingUp, contractsWithDatedHours, undatedHours } from '../store/hours.js'
import type { Memo } from './memo.js'

/** Below so many contracts, reading every one and counting is as fast: for built-in figures, and with figures of a plan's own. */
const LEAST = { all: 10_000, own: 50_000 }

/** A question that the sums kept ready may answer, of the whole or of a direction and a category. */
export type KeptQuestion = Question & Pick<CellsAsked, 'direction' | 'categorie'>
type YearsAsked = CellsAsked & { readonly years: readonly [number, number] }

/**
 * The built-in indicators from the sums kept ready, the same as `computeIndicators` over every contract; null where they
 * cannot answer (a period that is not civil years, a buyer, another threshold, amounts of the latest version, a plan with
 * buyers or hours of its own) or where there are too few contracts for them to pay. Figures of a plan's own are counted by
 * the base. `least`: how many contracts are enough.
 */
export async function keptIndicators(
  db: Database,
  scope: Scope,
  question: KeptQuestion,
  plan: Plan | undefined,
  memo: Memo,
  least = LEAST,
): Promise<IndicatorsResult | null> {
  const asked = askedOf(question)
  const definitions = plan?.definitions ?? []
  const own = definitions.filter((definition) => definition.figure !== 'hours')
  if (!asked || plan?.buyers || own.length < definitions.length) return null
  if ((await contractsInCells(db, scope)) < (own.length > 0 ? least.own : least.all)) return null
  if (own.length > 0 && (question.direction ?? question.categorie) !== undefined) return null
  const kept = { db, scope, memo }
  const counted = countCells(await keptSums(kept, asked))
  const { base } = counted.amounts
  // No sum is exact above, and figures in value are then none.
  if (!Number.isSafeInteger(base)) return null
  const large = isUnder(counted.band, base / 10)
    ? []
    : await contractsAbove(db, scope, asked, aboveTenth(base, question), await circularKnown(kept))
  const hours = await hoursKept(kept)
  const anyYear = await marchesOfAnyYear(kept, asked)
  const { population, figures } = computeFromCells(counted, large, anyYear, hours, asked, question)
  const ownFigures = await Promise.all(own.map((definition) => countedInBase(kept, definition, question)))
  return {
    population,
    indicators: figures.map((figure) => againstTarget(figure, question, plan)),
    own: ownFigures.map((figure) => againstTarget(figure, question, plan)),
  }
}

/** The figure of a definition of a plan that names no buyer. */
async function countedInBase(kept: Kept, definition: CountDefinition, question: Question): Promise<OwnFigure> {
  const context = { buyerTypes: buyerTypesOf({}), circular: await circularKnown(kept) }
  const { contracts, leftOut, tallied } = await countInBase(kept.db, kept.scope, definition, question, context)
  return countFigure(definition, { contracts: { length: contracts }, ...leftOutCounts(leftOut) }, tallied, question)
}

interface Kept {
  readonly db: Database
  readonly scope: Scope
  readonly memo: Memo
}

/** The sums of all contracts asked for, those that name a framework too. */
export async function keptSums(kept: Kept, asked: YearsAsked): Promise<CellSums[]> {
  const { db, scope, memo } = kept
  const { years, below = -1 } = asked
  const naming = await memo.of(db, scope, `sums of those that name a framework ${years}`, async () =>
    readNamingSums(db, scope, years, await circularKnown(kept)),
  )
  const about = naming.filter(({ key: [direction = '', categorie = ''] }) => isOf({ direction, categorie }, asked))
  const sums = about.map((each) => ({ ...each, below: each.band <= below }))
  return [...(await readCells(db, scope, asked)), ...sums]
}

const circularKnown = ({ db, scope, memo }: Kept) =>
  memo.of(db, scope, 'circular call-offs', () => circularCallOffs(db, scope))

async function marchesOfAnyYear(kept: Kept, asked: CellsAsked): Promise<number> {
  const { db, scope, memo } = kept
  const naming = await memo.of(db, scope, 'counts of those that name a framework', async () =>
    namingCounts(db, scope, await circularKnown(kept)),
  )
  const about = naming.filter((each) => isOf(each, asked) && each.band > (asked.below ?? -1))
  return about.reduce((sum, { contracts }) => sum + contracts, await marchesInCells(db, scope, asked))
}

/** What figures in hours are made of, kept until the next publication. */
function hoursKept(kept: Kept): Promise<HoursKept> {
  const { db, scope, memo } = kept
  return memo.of(db, scope, 'hours', async () => {
    const rolling = await contractsRollingUp(db, scope, await circularKnown(kept))
    const uids = new Set(rolling.map(({ uid }) => uid))
    const dated = (await contractsWithDatedHours(db, scope)).filter(({ uid }) => !uids.has(uid))
    return {
      frameworks: frameworksOf(rolling),
      contracts: [...rolling, ...dated],
      undated: [...(await undatedHours(db, scope)), ...rolling.flatMap(takenFromUndated)],
    }
  })
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
}: KeptQuestion): YearsAsked | null {
  const below = bandBelow(minAmount)
  if (acheteur !== undefined || buyers !== undefined || amounts === 'latest' || below === null) return null
  if (!from.endsWith('-01-01') || !to.endsWith('-12-31')) return null
  return { years: [Number(from.slice(0, 4)), Number(to.slice(0, 4))], direction, categorie, below }
}
