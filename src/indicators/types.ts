import type { Centihours, Cents, IsoDate, WorkedHours } from '../contract.js'
import type { States } from '../states.js'

/** What counting needs to know of a contract: one flat row, ready to be scanned. */
export interface CountedContract {
  readonly uid: string
  readonly type: 'marche' | 'concession'
  readonly test: boolean
  /** SIRET of the buyer; its first nine digits are the SIREN by which buyers are totalled. */
  readonly acheteur: string | null
  readonly id: string | null
  readonly idAccordCadre: string | null
  /** Its nature or object says "marché subséquent". */
  readonly saysSubsequent: boolean
  /** The date that gives the contract its year (SPEC §1); null: undated. */
  readonly yearDate: IsoDate | null
  /** HT, first version and latest version; whether it may be summed is `isUsableAmount`'s to say. */
  readonly montantFirst: Cents | null
  readonly montantLatest: Cents | null
  /** The amount is the maximum of a framework. */
  readonly montantMaximum: boolean
  readonly states: States
  readonly heuresContractualisees: Centihours | null
  readonly heuresRealisees: Centihours | null
  readonly hours: readonly WorkedHours[]
}

export const EXCLUSIONS = ['concession', 'subsequent', 'undated', 'test', 'outOfScope'] as const
export type Exclusion = (typeof EXCLUSIONS)[number]

/** A question put to the register; dates included. */
export interface Question {
  readonly from: IsoDate
  readonly to: IsoDate
  /** SIREN (9 digits) or SIRET (14 digits). */
  readonly acheteur?: string
  readonly minAmount?: Cents
  /** Which version's amount counts in value; SPEC §3: the first unless asked otherwise. */
  readonly amounts?: 'first' | 'latest'
  /** Share of contracts that must be known for a rate to be called solid. */
  readonly solidFrom?: number
}

export type Status = 'met' | 'missed' | 'undetermined' | 'notComputable'
export type Direction = '>=' | '<='

export interface Target {
  readonly value: number
  readonly direction: Direction
  readonly source: string
}

/** A figure with everything it must carry (SPEC §3); never a bare percentage. */
export interface Indicator {
  readonly id: string
  readonly unit: 'ratio' | 'euro' | 'hour' | 'contract'
  readonly value: number | null
  readonly numerator: number | null
  readonly denominator: number
  readonly known: number
  readonly coverage: number | null
  readonly amongKnown: number | null
  readonly low: number | null
  readonly high: number | null
  readonly solid: boolean
  readonly target: Target | null
  readonly status: Status | null
  /** Why the value is null, or what to know about it; a stable code. */
  readonly reason: string | null
}
