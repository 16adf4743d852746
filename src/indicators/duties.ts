import { CATEGORIES, type Category, categoryOf } from '../codes/cpv.js'
import { DUTIES, DUTIES_FROM, DUTY_IDS, type Duty, type DutyId } from '../codes/duties.js'
import { BUYER_TYPES, type BuyerType, euThresholdsOf } from '../codes/euThresholds.js'
import { type IsoDate, isUsableAmount } from '../contract.js'
import { fold } from '../fold.js'
import { addUnder } from '../grouped.js'
import type { State } from '../states.js'
import type { NotConcerned, Undetermined } from './dutyWords.js'
import type { Frameworks } from './frameworks.js'
import type { PredicateContext } from './predicate/evaluate.js'
import type { CountedContract } from './types.js'

export const DUTY_OUTCOMES = ['found', 'notFound', 'undetermined', 'notConcerned'] as const
export type DutyOutcome = (typeof DUTY_OUTCOMES)[number]

/** What the data say of one duty over one contract; never that the contract is lawful or not. */
export interface DutyAnswer {
  readonly duty: DutyId
  readonly outcome: DutyOutcome
  /** Why it is not concerned, or everything that is missing to tell. */
  readonly reasons: readonly (NotConcerned | Undetermined)[]
  /** The fact itself, whatever the outcome: a clause may be there though nobody can tell whether it had to. */
  readonly state: State
}

export interface DutyContext extends PredicateContext {
  readonly frameworks: Frameworks
  /** The first day of launch from which duties hold; the law's unless told otherwise. */
  readonly from?: IsoDate
}

/**
 * Whether what a duty asks is found in the data of a contract (loi n° 2021-1104, art. 35). It holds for consultations
 * launched from its day on: without all that it takes to tell, the answer is `undetermined`.
 */
export function dutyOf(duty: DutyId, contract: CountedContract, context: DutyContext): DutyAnswer {
  const law: Duty = DUTIES[duty]
  const state = contract.states[law.fact]
  const threshold = law.from === 'euThreshold' ? thresholdOf(contract, context) : REACHED
  const exempt = exemptionOf(law, contract, context) ?? threshold.exempt
  if (exempt !== null) return { duty, outcome: 'notConcerned', reasons: [exempt], state }
  const missing = [...missingOf(contract, context), ...threshold.missing, ...openOf(state)]
  if (missing.length > 0) return { duty, outcome: 'undetermined', reasons: missing, state }
  return { duty, outcome: state === 'yes' ? 'found' : 'notFound', reasons: [], state }
}

/** Contracts of one duty by outcome, and by reason, as lists of uids that add up to those given. */
export interface DutyCount {
  readonly duty: DutyId
  readonly uids: Readonly<Record<DutyOutcome, readonly string[]>>
  /** A contract may lack several things, and stands under each. */
  readonly byReason: ReadonlyMap<NotConcerned | Undetermined, readonly string[]>
}

/** Every duty over contracts; test rows are no contracts and are left out. */
export function dutiesOver(contracts: readonly CountedContract[], context: DutyContext): DutyCount[] {
  const real = contracts.filter(({ test }) => !test)
  return DUTY_IDS.map((duty) => {
    const uids: Record<DutyOutcome, string[]> = { found: [], notFound: [], undetermined: [], notConcerned: [] }
    const byReason = new Map<NotConcerned | Undetermined, string[]>()
    for (const contract of real) {
      const { outcome, reasons } = dutyOf(duty, contract, context)
      uids[outcome].push(contract.uid)
      for (const reason of reasons) addUnder(byReason, reason, contract.uid)
    }
    return { duty, uids, byReason }
  })
}

function exemptionOf(law: Duty, contract: CountedContract, context: DutyContext): NotConcerned | null {
  const { nature, procedure, grounds } = contract
  if (nature !== null && fold(nature).includes('defense')) return 'defence'
  if (launchOf(contract, context) === 'before') return 'launchedBefore'
  const parents = context.frameworks.parents.get(contract.uid)
  if (parents) {
    const launches = parents.map((parent) => launchOf(parent, context))
    return launches.every((launch) => launch === 'before') ? 'earlierFramework' : 'readInFramework'
  }
  if (procedure !== null && WITHOUT_COMPETITION.test(fold(procedure))) return 'withoutCompetition'
  return law.derogable && contract.states[law.fact] === 'no' && grounds[law.fact]?.basis === 'derogation'
    ? 'derogation'
    : null
}

const WITHOUT_COMPETITION = /\bsans (?:publicite|mise en concurrence)/

/** Who notified before the day had launched before it; who notified after may have launched on either side. */
function launchOf({ dateLancement, yearDate }: CountedContract, { from = day(DUTIES_FROM) }: DutyContext) {
  const notifiedBefore = yearDate !== null && yearDate < from
  if (dateLancement === null) return notifiedBefore ? 'before' : 'unknown'
  if (dateLancement < from) return 'before'
  return notifiedBefore || (yearDate !== null && yearDate < dateLancement) ? 'contradictory' : 'after'
}

const day = (iso: string): IsoDate => iso as IsoDate

function missingOf(contract: CountedContract, context: DutyContext): Undetermined[] {
  const missing: Undetermined[] = []
  const launch = launchOf(contract, context)
  if (launch === 'unknown') missing.push('launchDate')
  if (launch === 'contradictory') missing.push('contradictoryDates')
  if (contract.saysSubsequent) missing.push('framework')
  if (contract.procedure === null) missing.push('procedure')
  return missing
}

function openOf(state: State): Undetermined[] {
  if (state === 'unknown') return ['factUnknown']
  return state === 'review' ? ['factToReview'] : []
}

interface Threshold {
  readonly exempt: NotConcerned | null
  readonly missing: readonly Undetermined[]
}
const REACHED: Threshold = { exempt: null, missing: [] }

/** Against the threshold of the day of launch, by the estimate of the contract or lot; the amount is no estimate. */
function thresholdOf(contract: CountedContract, { buyerTypes }: DutyContext): Threshold {
  const { valeurEstimee, dateLancement, acheteur, codeCPV, type } = contract
  const buyer = acheteur === null ? null : (buyerTypes.get(acheteur.slice(0, 9)) ?? null)
  const category = type === 'concession' ? 'works' : codeCPV === null ? null : categoryOf(codeCPV)
  const unsaid = unsaidOf(buyer, category)
  if (!isUsableAmount(valeurEstimee)) return { exempt: null, missing: ['estimate', ...unsaid] }
  if (dateLancement === null) return { exempt: null, missing: unsaid }
  const possible = thresholdsFor(dateLancement, buyer, category, codeCPV)
  if (possible.length === 0) return { exempt: null, missing: ['thresholds'] }
  if (valeurEstimee < Math.min(...possible)) return { exempt: 'belowThreshold', missing: [] }
  if (valeurEstimee >= Math.max(...possible)) return REACHED
  // Where buyer and category are known, it is between the threshold of a service and the one of a specific service.
  return { exempt: null, missing: unsaid.length > 0 ? unsaid : ['specificServices'] }
}

/** Thresholds of works are the same whoever buys. */
function unsaidOf(buyer: BuyerType | null, category: Category | null): Undetermined[] {
  return [
    ...(category === null ? (['category'] as const) : []),
    ...(buyer === null && category !== 'works' ? (['buyerType'] as const) : []),
  ]
}

/** Every threshold that may be the contract's, in cents: one where buyer and category are known. */
function thresholdsFor(
  date: IsoDate,
  buyer: BuyerType | null,
  category: Category | null,
  codeCPV: string | null,
): number[] {
  const categories = category === null ? CATEGORIES : [category]
  const buyers = buyer === null ? BUYER_TYPES : [buyer]
  return categories.flatMap((each) => buyers.flatMap((type) => euThresholdsOf(date, type, { category: each, codeCPV })))
}
