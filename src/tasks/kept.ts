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
import { againstTarget, type BuyerFigures, type IndicatorsResult } from '../indicators/compute.js'
import type { CountDefinition } from '../indicators/definition.js'
import { buyerTypesOf, heldTo } from '../indicators/figures/buyers.js'
import { countFigure, type OwnFigure } from '../indicators/figures/figure.js'
import { leftOutCounts } from '../indicators/figures/scope.js'
import { frameworksOf } from '../indicators/frameworks.js'
import { hoursOver } from '../indicators/hours.js'
import type { Plan } from '../indicators/plan.js'
import { isAskedOf } from '../indicators/population.js'
import type { Question } from '../indicators/types.js'
import { circularCallOffs } from '../store/callOffs.js'
import {
  buyersHeld,
  contractsAbove,
  contractsInCells,
  contractsOfYears,
  marchesInCells,
  namingCounts,
  readCells,
  readNamingSums,
} from '../store/cellsRead.js'
import type { Database, Scope } from '../store/database.js'
import { countInBase } from '../store/figures.js'
import { contractsRollingUp, contractsWithDatedHours, undatedHours } from '../store/hours.js'
import type { Memo } from './memo.js'

/** Below so many contracts, reading every one and counting is as fast: for built-in figures, and with figures of a plan's own. */
const LEAST = { all: 10_000, own: 50_000 }

/** A question that the sums kept ready may answer, of the whole, of some buyers, or of a direction and a category. */
export type KeptQuestion = Question & Pick<CellsAsked, 'direction' | 'categorie'>
type YearsAsked = CellsAsked & { readonly years: readonly [number, number] }

/**
 * The built-in indicators from the sums kept ready, the same as `computeIndicators` over every contract; null where they
 * cannot answer (a period that is not civil years, one establishment, a direction of a buyer, another threshold, amounts of
 * the latest version, a plan with hours of its own) or where there are too few contracts for them to pay. Figures of a
 * plan's own are counted by the base. `least`: how many contracts are enough.
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
  const asked = askedOf(question)
  const definitions = plan?.definitions ?? []
  const own = definitions.filter((definition) => definition.figure !== 'hours')
  if (!asked || own.length < definitions.length) return null
  if ((await contractsInCells(db, scope)) < (own.length > 0 ? least.own : least.all)) return null
  if (own.length > 0 && (question.direction ?? question.categorie) !== undefined) return null
  const kept = { db, scope, memo }
  const counted = countCells(await keptSums(kept, asked), await ofOthers(kept, asked))
  const { base } = counted.amounts
  // No sum is exact above, and figures in value are then none.
  if (!Number.isSafeInteger(base)) return null
  const large = isUnder(counted.band, base / 10)
    ? []
    : await contractsAbove(db, scope, asked, aboveTenth(base, question), await circularKnown(kept))
  const hours = await hoursKept(kept, asked, question)
  const anyYear = await marchesOfAnyYear(kept, asked)
  const { population, figures } = computeFromCells(counted, large, anyYear, hours, asked, question)
  const buyerTypes = buyerTypesOf(plan ?? {})
  const ownFigures = await Promise.all(own.map((definition) => countedInBase(kept, definition, question, buyerTypes)))
  return {
    population,
    indicators: figures.map((figure) => againstTarget(figure, question, plan)),
    own: ownFigures.map((figure) => againstTarget(figure, question, plan)),
  }
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

interface Kept {
  readonly db: Database
  readonly scope: Scope
  readonly memo: Memo
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

/** How many contracts of the same years are of none of the buyers asked about. */
async function ofOthers({ db, scope, memo }: Kept, { years, buyers }: YearsAsked): Promise<number> {
  if (buyers === undefined) return 0
  const count = (whose?: readonly string[]) =>
    memo.of(db, scope, JSON.stringify(['contracts of years', years, whose]), () =>
      contractsOfYears(db, scope, { years, buyers: whose }),
    )
  return (await count()) - (await count(buyers))
}

const circularKnown = ({ db, scope, memo }: Kept) =>
  memo.of(db, scope, 'circular call-offs', () => circularCallOffs(db, scope))

async function marchesOfAnyYear(kept: Kept, asked: CellsAsked): Promise<number> {
  const { db, scope, memo } = kept
  const { buyers } = asked
  const name = JSON.stringify(['counts of those that name a framework', buyers])
  const naming = await memo.of(db, scope, name, async () =>
    namingCounts(db, scope, { buyers }, await circularKnown(kept)),
  )
  const about = naming.filter((each) => isOf(each, asked) && each.band > (asked.below ?? -1))
  return about.reduce((sum, { contracts }) => sum + contracts, await marchesInCells(db, scope, asked))
}

/** What figures in hours are made of, kept until the next publication. */
async function hoursKept(kept: Kept, asked: CellsAsked, question: Question): Promise<HoursKept> {
  const { db, scope, memo } = kept
  const { buyers, direction, categorie, below } = asked
  const { rolling, frameworks, contracts } = await memo.of(db, scope, 'hours', () => hoursLookedAt(kept))
  const undated = await memo.of(db, scope, JSON.stringify(['undated hours', buyers]), async () => [
    ...(await undatedHours(db, scope, buyers)),
    ...rolling.filter((contract) => isAskedOf(contract, { buyers })).flatMap(takenFromUndated),
  ])
  const part = await memo.of(db, scope, JSON.stringify(['hours of', buyers, direction, categorie, below]), async () => {
    const about = contracts.filter((contract) => isOf(contract, asked))
    return { contracts: about, over: hoursOver(about, frameworks, question) }
  })
  return { ...part, frameworks, undated }
}

/** Contracts whose hours are looked at one by one: those that roll up, and those that state dated ones. */
async function hoursLookedAt(kept: Kept) {
  const { db, scope } = kept
  const rolling = await contractsRollingUp(db, scope, await circularKnown(kept))
  const uids = new Set(rolling.map(({ uid }) => uid))
  const dated = (await contractsWithDatedHours(db, scope)).filter(({ uid }) => !uids.has(uid))
  return { rolling, frameworks: frameworksOf(rolling), contracts: [...rolling, ...dated] }
}

/** A contract that weighs more than a tenth of the base, and reaches the threshold. */
const aboveTenth = (base: number, { minAmount }: Question): number =>
  Math.max(Math.floor(base / 10), (minAmount ?? 0) - 1)

function askedOf(question: KeptQuestion): YearsAsked | null {
  const { from, to, minAmount, amounts, direction, categorie } = question
  const [below, buyers] = [bandBelow(minAmount), buyersOf(question)]
  if (amounts === 'latest' || below === null || buyers === null) return null
  if (buyers !== undefined && (direction ?? categorie) !== undefined) return null
  if (!from.endsWith('-01-01') || !to.endsWith('-12-31')) return null
  return { years: [Number(from.slice(0, 4)), Number(to.slice(0, 4))], direction, categorie, buyers, below }
}

/** SIREN of the buyers asked about; null: it is one establishment; undefined: all. */
function buyersOf({ acheteur, buyers }: Question): readonly string[] | undefined | null {
  if (acheteur === undefined) return buyers
  if (acheteur.length !== 9) return null
  return buyers === undefined || buyers.includes(acheteur) ? [acheteur] : []
}
