import type { Declarable, TextField } from '../contract.js'
import type { Basis, Kind, ReservedTo, State, States } from '../states.js'
import type { ObjectKind, Topic } from '../topics.js'
import type { Evidence } from './evidence.js'
import type { Quantity } from './quantities/quantity.js'

/** A text to read; `lot` is the lot of the row it stands on, `column` the header when `field` is `colonne`. */
export interface TextToTag {
  readonly field: TextField
  readonly text: string
  readonly column?: string | null
  /** What somebody said that column declares; absent: what its header says. */
  readonly declares?: Declarable | undefined
  readonly lot?: string | null
  readonly cell?: string | null
  /** Nothing is written in this cell, of a column of which somebody decided that this says no. */
  readonly blank?: 'no' | undefined
  /** Names of the buyer and the holders, as the register has them: what they are called says nothing of the contract. */
  readonly names?: readonly string[]
}

/** A fact with its proof. */
export interface Tag extends Evidence {
  readonly kind: Kind
  readonly state: Exclude<State, 'unknown'>
  readonly source: 'declared' | 'text'
  /** Only a `no` has one. */
  readonly basis: Basis | null
  readonly rule: string
  /** Version of the rule set that made it. */
  readonly ruleSet: string
  readonly topic: Topic
  readonly legalRefs: readonly string[]
  /** Kind `reserved` only. */
  readonly reservedTo: readonly ReservedTo[]
  /** Added by combining: the evidence of another kind, which implies this one. */
  readonly implied?: boolean
}

/** What is bought is social or green, with its proof; beside the six facts, never one of them (SPEC §2). */
export interface BoughtObject extends Omit<Tag, 'kind' | 'state' | 'source' | 'basis' | 'reservedTo' | 'implied'> {
  readonly object: ObjectKind
}

/** What one text says. */
export interface Found {
  readonly tags: readonly Tag[]
  readonly objects: readonly BoughtObject[]
}

export const FLAGS = [
  'undeclared',
  'contradiction',
  'declaredContradiction',
  'textContradiction',
  'textDoubt',
  'changedSince',
  'decided',
  'toReconfirm',
] as const
/** What an officer should know about how a state came out of its sources. */
export interface Flag {
  readonly kind: Kind
  readonly flag: (typeof FLAGS)[number]
}

/** What is established about one contract. */
export interface Considerations {
  readonly states: States
  readonly reservedTo: readonly ReservedTo[]
  readonly tags: readonly Tag[]
  readonly flags: readonly Flag[]
  readonly objects: readonly BoughtObject[]
  /** What its established facts are about. */
  readonly topics: readonly Topic[]
  readonly gaps: Gaps
  /** Amounts said of its facts, to be verified: never counted (SPEC §2: what columns do not say is for an officer). */
  readonly quantities: readonly Quantity[]
}

/** Kinds written in the texts and not declared, or declared and written nowhere. */
export interface Gaps {
  readonly undeclared: readonly Kind[]
  readonly unfound: readonly Kind[]
}
