import type { IsoDate } from '../../contract.js'
import { fold } from '../../fold.js'
import type { HoursFigure } from '../../indicators/hours.js'
import type { Plan } from '../../indicators/plan.js'
import type { Selection } from '../../indicators/selection.js'
import type { Database, Scope } from '../../store/database.js'
import type { Memo } from '../memo.js'
import type { SchemeFigure } from './figure.js'

/** Which contracts a list holds: a selection, those behind a figure in hours over its period, words to find. */
export interface ListQuery extends Selection {
  readonly hours?: HoursFigure | undefined
  readonly q?: string | undefined
  /** Id of a rule that found something in them. */
  readonly rule?: string | undefined
  /** Those behind a figure of a scheme over its period: its states are then those of that figure. */
  readonly figure?: SchemeFigure | undefined
}

/** Where a list is taken from. */
export interface Kept {
  readonly db: Database
  readonly scope: Scope
  readonly memo: Memo
  /** The objectives the program was started with, where figures of it are asked for. */
  readonly given: Plan | null
}

/** A query by name, for what is kept of it. Words asked for that hold no letter find nothing: another question than none asked at all. */
export const keyOf = (query: ListQuery): string =>
  JSON.stringify([selectionOf(query), query.hours, query.rule, query.figure, query.q ? wordsOf(query.q) : null])

/** A period without an end reaches as far as dates do. */
export const periodOf = ({ from, to }: Pick<ListQuery, 'from' | 'to'>) => ({
  from: from ?? ('0001-01-01' as IsoDate),
  to: to ?? ('9999-12-31' as IsoDate),
})

/** What is asked of the contracts themselves, whatever else the query of a page carries. */
export function selectionOf(query: ListQuery): Selection {
  const { from, to, counted: only, excluded, fact, states, topic, object, gap } = query
  const { amount, minAmount, maxAmount } = query
  const { acheteur, buyers, direction, categorie, cpv } = query
  const population = { from, to, counted: only, excluded, acheteur, buyers, direction, categorie, cpv }
  return { ...population, fact, states, topic, object, gap, amount, minAmount, maxAmount }
}

/**
 * Words as the store keeps them, each once, the longest first since they rule out the most; one that another holds says no
 * more than it. What holds no letter and no digit is no word, and finds nothing.
 */
export function wordsOf(q: string | undefined): string[] {
  const words = [...new Set(fold(q ?? '').split(' '))].filter(Boolean).sort((a, b) => b.length - a.length)
  return words.filter((word, at) => !words.slice(0, at).some((longer) => longer.includes(word)))
}
