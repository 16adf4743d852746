import type { State } from '../../states.js'
import type { CustomDefinition } from '../definition.js'
import { HOURS_FIGURES } from '../hours.js'
import { knownHours } from '../hoursAccounts.js'
import { compile } from '../predicate/evaluate.js'
import { SHARES } from '../shares.js'
import type { CountedContract, Question } from '../types.js'
import { type FigureContext, ofAnyYear, periodOf, scopeOf } from './scope.js'

/** A contract that a figure looked at, with the state it counts there; of hours, those it brings, in hundredths. */
export interface Considered {
  readonly contract: CountedContract
  readonly state: State
  readonly hours: number | null
}

/** Every contract a figure is counted over, each with its state; of hours, those whose hours are known. */
export function consideredBy(
  indicator: string,
  definitions: readonly CustomDefinition[],
  contracts: readonly CountedContract[],
  question: Question,
  context: FigureContext,
): Considered[] {
  const definition = definitions.find(({ id }) => id === indicator) ?? builtIn(indicator)
  if (definition === null) return []
  const asked = { ...question, ...periodOf(definition, question) }
  if (definition.figure === 'hours') {
    const about = ofAnyYear(definition, contracts, question, context)
    return knownHours(definition.counts, about, context.frameworks, asked).map(({ hoursCounted, ...contract }) => ({
      contract,
      state: 'yes',
      hours: hoursCounted,
    }))
  }
  const stateOf = compile(definition.numerator, context)
  const scoped = scopeOf(definition, contracts, question, context).contracts
  return scoped.map((contract) => ({ contract, state: stateOf(contract), hours: null }))
}

/** A built-in indicator written as plans write theirs, as far as its contracts are concerned; null: there is no such one. */
function builtIn(id: string): CustomDefinition | null {
  const common = { id, version: 1, label: id, sentence: id }
  const hours = HOURS_FIGURES.find((figure) => id === `insertionHours.${figure}`)
  if (hours) return { ...common, figure: 'hours', counts: hours }
  const share = SHARES.find((each) => each.id === id)
  if (!share) return null
  const counts = share.base === 'euro' ? 'euro' : 'contract'
  return { ...common, figure: 'share', counts, numerator: { fact: share.fact } }
}
