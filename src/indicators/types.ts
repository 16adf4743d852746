import type { Centihours, Cents, IsoDate, WorkedHours } from '../contract.js'
import type { Consideration, Kind, ReservedTo, State, States } from '../states.js'
import type { Traits } from '../topics.js'
import type { Counted } from './definition.js'
import type { Grounds } from './grounds.js'

/** What counting needs to know of a contract: one flat row, ready to be scanned. */
export interface CountedContract {
  readonly uid: string
  readonly type: 'marche' | 'concession'
  readonly test: boolean
  /** SIRET of the buyer; its first nine digits are the SIREN by which buyers are totalled. */
  readonly acheteur: string | null
  readonly id: string | null
  readonly idAccordCadre: string | null
  /** Lot number, by which a call-off finds the lot of its framework. */
  readonly lot: string | null
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
  readonly traits: Traits
  readonly heuresContractualisees: Centihours | null
  readonly heuresRealisees: Centihours | null
  readonly hours: readonly WorkedHours[]
  /** As the register writes them; null: it does not say. */
  readonly direction: string | null
  readonly categorie: string | null
  /** Whole duration as the register first states it, in months; null: it does not say. */
  readonly dureeMois: number | null
  /** Eight digits. */
  readonly codeCPV: string | null
  /** As the register writes them; null: it does not say. */
  readonly procedure: string | null
  readonly nature: string | null
  readonly consultation: string | null
  readonly dateLancement: IsoDate | null
  /** HT. */
  readonly valeurEstimee: Cents | null
  /** Shared by the lots published under one identifier (SPEC §1). */
  readonly baseUid: string
  /** SIREN of each holder, or its identifier as published, in order, each once; empty: the register states none. */
  readonly holders: readonly string[]
  /** Families named by a reservation, or `unspecified` alone. */
  readonly reservedTo: readonly ReservedTo[]
  readonly grounds: Grounds
}

export const EXCLUSIONS = ['concession', 'subsequent', 'undated', 'test', 'outOfScope'] as const
export type Exclusion = (typeof EXCLUSIONS)[number]

/** Share of contracts that must be known for a rate to be called solid, unless the question says otherwise (SPEC §3). */
export const SOLID_FROM = 0.8

/** A question put to the register; dates included. */
export interface Question {
  readonly from: IsoDate
  readonly to: IsoDate
  /** SIREN (9 digits) or SIRET (14 digits). */
  readonly acheteur?: string
  /** SIREN of those whose contracts are asked for; absent: everybody's. */
  readonly buyers?: readonly string[]
  readonly minAmount?: Cents
  /** Which version's amount counts in value; SPEC §3: the first unless asked otherwise. */
  readonly amounts?: 'first' | 'latest'
  /** Share of contracts that must be known for a rate to be called solid. */
  readonly solidFrom?: number
  /**
   * Date of the latest data: the day at which an undated total of hours stands ("cumul au …"), by which a period is over or
   * not, and up to which rolling months run; absent: data are taken to be whole.
   */
  readonly asOf?: IsoDate
  /** Ids of the figures asked for; absent: all of them. */
  readonly only?: readonly string[]
}

export type Status = 'met' | 'missed' | 'undetermined' | 'notComputable'
export type Direction = '>=' | '<='

export interface Target {
  readonly value: number
  readonly direction: Direction
  readonly source: string
  /** Of a quantity, the last day on which more may still come, where data stop before it; absent: what is counted is all. */
  readonly until?: IsoDate
}

/** A figure with everything it must carry (SPEC §3); never a bare percentage. */
export interface Indicator {
  readonly id: string
  readonly unit: 'ratio' | 'hour' | Counted
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

/** A fact or a union of facts whose share is measured. */
export type Fact = Kind | Consideration

/** A built-in indicator: what it says, in French, and what it counts. */
export interface Definition {
  readonly id: string
  readonly family: 'share' | 'hours'
  /** What numerator and denominator are made of. */
  readonly base: 'contract' | 'euro' | 'hour'
  /** What `value` is: a ratio between 0 and 1, or hours. */
  readonly unit: 'ratio' | 'hour'
  readonly label: string
  /** The label where a heading already says the base. */
  readonly shortLabel: string
  /** One plain sentence: what is counted, over what. */
  readonly sentence: string
}

/** A figure as its family counts it, before a target is set beside it. */
export type Figure<T extends Indicator = ComputedIndicator> = T extends Indicator ? Omit<T, 'target' | 'status'> : never

/** A share in number of contracts; `counts` are contracts by state. */
export interface NumberShare extends Indicator {
  readonly family: 'share'
  readonly base: 'contract'
  readonly counts: Readonly<Record<State, number>>
}

/** A share in value: numerator, denominator and known are euros, `counts` the contracts whose amount is usable. */
export interface ValueShare extends Indicator {
  readonly family: 'share'
  readonly base: 'euro'
  readonly counts: Readonly<Record<State, number>>
  readonly label: string
  /** Part of the denominator that is framework maxima. */
  readonly shareOfMaxima: number | null
  /** The same rate without any contract above 10 % of the denominator. */
  readonly withoutLargest: {
    readonly excluded: readonly string[]
    readonly value: number | null
    readonly numerator: number
    readonly denominator: number
  }
  /** Contracts of the population without usable amount. */
  readonly unusable: number
}

/** Hours; denominator and known are contracts. */
export interface HoursIndicator extends Indicator {
  readonly family: 'hours'
  readonly base: 'hour'
  /** Contracts that give only an undated total, which belongs to no period. */
  readonly undatedOnly: number
  /** Entries that straddle an edge of the period and are therefore not counted. */
  readonly straddling: number
  /** Entries of other times than the period. */
  readonly elsewhere: number
  /** Day at which a total to date stands; null: not known, or no such total. */
  readonly asOf: IsoDate | null
}

export type ComputedIndicator = NumberShare | ValueShare | HoursIndicator

export interface ExcludedCount {
  readonly reason: Exclusion
  readonly count: number
}
