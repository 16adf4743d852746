import type { Cents } from '../../contract.js'
import type { IndicatorsResult } from '../../indicators/compute.js'
import type { CustomDefinition } from '../../indicators/definition.js'
import type { LeftOut } from '../../indicators/figures/scope.js'
import type { Plan } from '../../indicators/plan.js'
import type { Question } from '../../indicators/types.js'
import type { State } from '../../states.js'

/** A frozen result whole: who froze what, every figure, and every row it was counted from. Money in euros, hours in hours. */
export interface FrozenDocument {
  /** Of this shape; grows when it changes. */
  readonly format: 1
  readonly header: FrozenHeader
  /** How each figure of `result` was counted, in its order. */
  readonly figures: readonly FrozenFigure[]
  readonly result: IndicatorsResult
  /** Names of the cells of every row, in their order. */
  readonly columns: readonly string[]
  readonly rows: readonly FrozenRow[]
  /** Consultations and suppliers, where figures count them. */
  readonly units: readonly FrozenUnit[]
}

export interface FrozenHeader {
  readonly title: string
  readonly author: string
  /** ISO instant. */
  readonly at: string
  readonly note: string | null
  readonly organisation: string
  readonly question: FrozenQuestion
  /** Revision of what the organisation saw. */
  readonly revision: number
  /** By which rule sets the contracts were read. */
  readonly rules: readonly { readonly version: string; readonly contracts: number }[]
  /** The imports that stood. */
  readonly imports: readonly FrozenImport[]
  /** The objectives it was held against; `revision` null: those of a file. */
  readonly plan: { readonly plan: Plan; readonly revision: number | null } | null
}

export interface FrozenImport {
  readonly id: number
  readonly file: string
  readonly sha256: string
  readonly format: string
  readonly finishedAt: string | null
}

/** The question asked, amounts in euros. */
export type FrozenQuestion = Omit<Question, 'minAmount'> & { readonly minAmount?: number }

/** How a figure was counted: in which columns of the rows it is to be found again. */
export interface FrozenFigure {
  readonly id: string
  /** Of its definition. */
  readonly version: number
  readonly label: string
  readonly sentence: string
  readonly figure: CustomDefinition['figure']
  readonly counts: 'contract' | 'lot' | 'consultation' | 'supplier' | 'euro' | 'hour'
  /** Its state of each row, or its hours. */
  readonly column: string
  /** Why it leaves a row out. */
  readonly exclusion: string
  /** Where it sums euros. */
  readonly amounts: AmountColumn | null
  /** As the plan writes it; null: built in. */
  readonly definition: CustomDefinition | null
}

export type AmountColumn = 'montantInitial' | 'montantActuel'

/** Why a figure does not count a row. */
export type Exclusion = LeftOut | 'outOfPeriod'
/** A state, a number, a text; null: nothing is said, or the figure does not look at it. */
export type FrozenCell = State | Exclusion | string | number | boolean | null
export type FrozenRow = readonly FrozenCell[]

/** Something counted that several contracts make up: its state is the union of theirs. */
export interface FrozenUnit {
  readonly figure: string
  readonly unit: string
  readonly state: State
  readonly uids: readonly string[]
}

/** The question as counting takes it. */
export function questionOf({ minAmount, ...question }: FrozenQuestion): Question {
  return minAmount === undefined ? question : { ...question, minAmount: Math.round(minAmount * 100) as Cents }
}

/**
 * The same text for the same value, whoever writes it: keys in the order of their UTF-16 units, no idle space.
 * The digest of a frozen result is that of this text.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => (isRecord(inner) ? sorted(inner) : inner))
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const sorted = (record: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)))
