import { buyerTypesOf } from '../../indicators/figures/buyers.js'
import { scopeOf } from '../../indicators/figures/scope.js'
import { UNITS_OF } from '../../indicators/figures/tally.js'
import { compile } from '../../indicators/predicate/evaluate.js'
import type { CountedContract } from '../../indicators/types.js'
import { type State, unionOf } from '../../states.js'
import { columnsOf, figuresOf, type Standing } from './columns.js'
import type { FrozenDocument, FrozenFigure, FrozenRow, FrozenUnit } from './document.js'

/** What figures are counted from: a row for every contract that any of them looks at, by uid. */
export type Counted = Pick<FrozenDocument, 'figures' | 'columns' | 'rows' | 'units'>

/** Every contract that a figure counts or leaves out, with what each figure saw in it; pure. */
export function countedFrom(standing: Standing): Counted {
  const columns = columnsOf(standing)
  const figures = figuresOf(standing)
  const rows: FrozenRow[] = []
  for (const contract of standing.contracts) {
    const cells = columns.map(({ cell }) => cell(contract))
    if (columns.some(({ looksAt }, at) => looksAt?.(cells[at] ?? null))) rows.push(cells)
  }
  const units = figures.flatMap((figure) => unitsOf(figure, standing))
  return { figures, columns: columns.map(({ name }) => name), rows, units }
}

function unitsOf({ id, definition }: FrozenFigure, { contracts, frameworks, question, plan }: Standing): FrozenUnit[] {
  if (definition === null || definition.figure === 'hours') return []
  if (definition.counts !== 'consultation' && definition.counts !== 'supplier') return []
  const context = { frameworks, buyerTypes: buyerTypesOf(plan ?? {}) }
  const stateIn = compile(definition.numerator, context)
  const units = new Map<string, { readonly state: State; readonly uids: readonly string[] }>()
  for (const contract of scopeOf(definition, contracts, question, context).contracts) {
    for (const key of UNITS_OF[definition.counts](contract)) units.set(key, joined(units.get(key), contract, stateIn))
  }
  return [...units].map(([key, unit]) => ({ figure: id, unit: nameOf(key, definition.counts), ...unit }))
}

function joined(
  unit: Pick<FrozenUnit, 'state' | 'uids'> | undefined,
  contract: CountedContract,
  stateIn: (contract: CountedContract) => State,
): Pick<FrozenUnit, 'state' | 'uids'> {
  const state = stateIn(contract)
  if (!unit) return { state, uids: [contract.uid] }
  return { state: unionOf([unit.state, state]), uids: [...unit.uids, contract.uid] }
}

/** A consultation is known by its buyer and its number, or by the number that its lots share. */
function nameOf(key: string, counts: string): string {
  if (counts !== 'consultation') return key
  const parts: unknown = JSON.parse(key)
  return Array.isArray(parts) ? parts.filter((part) => part !== null).join(' ') : String(parts)
}
