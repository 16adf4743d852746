import type { Kind } from './states.js'

/**
 * What a consideration is about: a closed list for breakdowns, in reading order. `social` and `environment` stand for what
 * is said without more ("une clause sociale").
 */
export const TOPICS = {
  insertion: { label: 'insertion professionnelle', side: 'social' },
  handicap: { label: 'handicap', side: 'social' },
  training: { label: 'formation et apprentissage', side: 'social' },
  equality: { label: 'égalité et lutte contre les discriminations', side: 'social' },
  ethics: { label: 'commerce équitable et éthique', side: 'social' },
  accessibility: { label: 'accessibilité', side: 'social' },
  social: { label: 'social, sans autre précision', side: 'social' },
  ecolabel: { label: 'écolabels', side: 'environment' },
  reuse: { label: 'réemploi et matières recyclées', side: 'environment' },
  food: { label: 'alimentation durable', side: 'environment' },
  carbon: { label: 'carbone et énergie', side: 'environment' },
  vehicles: { label: 'véhicules et livraisons', side: 'environment' },
  waste: { label: 'déchets et chantier', side: 'environment' },
  biodiversity: { label: 'biodiversité et santé', side: 'environment' },
  plastic: { label: 'plastique et numérique', side: 'environment' },
  environment: { label: 'environnement, sans autre précision', side: 'environment' },
} as const satisfies Record<string, { readonly label: string; readonly side: 'social' | 'environment' }>

export type Topic = keyof typeof TOPICS
export const TOPIC_IDS = Object.keys(TOPICS) as [Topic, ...Topic[]]

/**
 * What is bought is itself social or green ("accompagnement vers l’emploi", "collecte des déchets"): a fact beside the six,
 * never a clause nor a criterion (SPEC §2), counted apart.
 */
export const OBJECTS = {
  socialObject: 'objet social',
  environmentalObject: 'objet environnemental',
} as const
export type ObjectKind = keyof typeof OBJECTS
export const OBJECT_KINDS = Object.keys(OBJECTS) as [ObjectKind, ...ObjectKind[]]

/** What a contract bears beside the states of its six facts, by which it is listed and broken down. */
export interface Traits {
  /** What its established facts are about. */
  readonly topics: readonly Topic[]
  readonly objects: readonly ObjectKind[]
  /** Written in its texts and not declared; declared and written nowhere. */
  readonly undeclared: readonly Kind[]
  readonly unfound: readonly Kind[]
}

/** Where texts and declarations part. */
export const GAPS = ['undeclared', 'unfound'] as const satisfies (keyof Traits)[]
export type Gap = (typeof GAPS)[number]
