/** The six facts and the four states of SPEC §2, closed and in reading order. */
export const KINDS = [
  'insertionClause',
  'socialClause',
  'socialCriterion',
  'reserved',
  'environmentalClause',
  'environmentalCriterion',
] as const
export type Kind = (typeof KINDS)[number]

export const KIND_LABELS: Record<Kind, string> = {
  insertionClause: 'clause d’insertion',
  socialClause: 'clause sociale',
  socialCriterion: 'critère social',
  reserved: 'marché ou lot réservé',
  environmentalClause: 'clause environnementale',
  environmentalCriterion: 'critère environnemental',
}

/** A consideration is the union of facts: "à caractère social" or "environnemental" whatever the device. */
export const CONSIDERATIONS = {
  socialConsideration: ['socialClause', 'socialCriterion', 'reserved'],
  environmentalConsideration: ['environmentalClause', 'environmentalCriterion'],
} as const satisfies Record<string, readonly Kind[]>
export type Consideration = keyof typeof CONSIDERATIONS

/** Absent is never "no": what nobody said is `unknown`. */
export const STATES = ['yes', 'no', 'review', 'unknown'] as const
export type State = (typeof STATES)[number]
export type States = Record<Kind, State>

/** The four states as people read them, on screens, in tables and on the command line alike. */
export const STATE_LABELS: Record<State, string> = {
  yes: 'oui',
  no: 'non',
  review: 'à vérifier',
  unknown: 'non renseigné',
}

/** Why a fact is "no": said, left out of a list that is filled, or set aside with a motive. */
export const BASES = ['explicit', 'omission', 'derogation'] as const
export type Basis = (typeof BASES)[number]

export const RESERVED_TO = ['EA-ESAT', 'SIAE', 'prison', 'ESS', 'unspecified'] as const
export type ReservedTo = (typeof RESERVED_TO)[number]

/** Union of states: yes if any yes, else review if any review, else unknown if any unknown, else no. */
export function unionOf(states: readonly State[]): State {
  return (['yes', 'review', 'unknown'] as const).find((state) => states.includes(state)) ?? 'no'
}
