import { AppError } from '../../errors.js'
import { definitionOf } from '../../indicators/definitions.js'
import { consideredBy } from '../../indicators/figures/behind.js'
import { buyerTypesOf, heldTo } from '../../indicators/figures/buyers.js'
import { frameworksOf } from '../../indicators/frameworks.js'
import type { Plan } from '../../indicators/plan.js'
import type { Question } from '../../indicators/types.js'
import type { State } from '../../states.js'
import type { Database, Scope } from '../../store/database.js'
import { countedKnown } from '../counted.js'
import { latestData } from '../indicators.js'
import type { Memo } from '../memo.js'
import { schemesKnown } from '../schemes/inForce.js'

/** A figure that a scheme counts: built in, or of its own definitions. */
export interface SchemeFigure {
  /** Id of the scheme. */
  readonly scheme: string
  readonly indicator: string
}

interface Asked extends SchemeFigure, Pick<Question, 'from' | 'to'> {
  readonly acheteur: string | undefined
  readonly buyers: readonly string[] | undefined
  /** Absent: all that the figure is counted over. */
  readonly states: readonly State[] | undefined
}

/** The contracts behind a figure, exactly those it counts in the states asked. Throws AppError `noSuchScheme`, `noSuchFigure`. */
export async function uidsOfFigure(
  db: Database,
  scope: Scope,
  memo: Memo,
  { scheme, indicator, states, acheteur, buyers, from, to }: Asked,
  given: Plan | null,
): Promise<string[]> {
  const plan = await planNamed(db, scope, memo, scheme, given)
  const { definitions = [] } = plan
  if (!definitionOf(indicator) && !definitions.some(({ id }) => id === indicator)) {
    throw new AppError('noSuchFigure', `Le schéma « ${plan.title} » ne définit pas de chiffre « ${indicator} ».`)
  }
  const asOf = await latestData(db, scope)
  const asked = {
    from,
    to,
    ...(asOf ? { asOf } : {}),
    ...(acheteur ? { acheteur } : {}),
    ...(buyers ? { buyers } : {}),
  }
  const contracts = await countedKnown(db, scope, memo)
  const context = { frameworks: frameworksOf(contracts), buyerTypes: buyerTypesOf(plan) }
  return consideredBy(indicator, definitions, contracts, heldTo(asked, plan).question, context)
    .filter(({ state }) => states === undefined || states.includes(state))
    .map(({ contract }) => contract.uid)
}

async function planNamed(db: Database, scope: Scope, memo: Memo, id: string, given: Plan | null): Promise<Plan> {
  const kept = (await schemesKnown(db, scope, memo)).find(({ plan }) => plan.id === id)
  if (kept) return kept.plan
  if (given?.id === id) return given
  throw new AppError('noSuchScheme', `Aucun schéma « ${id} » n’est enregistré.`)
}
