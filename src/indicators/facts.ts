import { KINDS } from '../states.js'
import type { Fact } from './types.js'

/** What a fact is called, and how a sentence says that one or many contracts have it. */
export const FACTS: Record<Fact, { readonly label: string; readonly one: string; readonly many: string }> = {
  insertionClause: {
    label: 'Marchés avec clause d’insertion',
    one: 'comporte une clause d’insertion',
    many: 'comportent une clause d’insertion',
  },
  socialClause: {
    label: 'Marchés avec clause sociale',
    one: 'comporte une clause sociale',
    many: 'comportent une clause sociale',
  },
  socialCriterion: {
    label: 'Marchés avec critère social',
    one: 'comporte un critère social',
    many: 'comportent un critère social',
  },
  reserved: { label: 'Marchés ou lots réservés', one: 'est réservé', many: 'sont réservés' },
  environmentalClause: {
    label: 'Marchés avec clause environnementale',
    one: 'comporte une clause environnementale',
    many: 'comportent une clause environnementale',
  },
  environmentalCriterion: {
    label: 'Marchés avec critère environnemental',
    one: 'comporte un critère environnemental',
    many: 'comportent un critère environnemental',
  },
  socialConsideration: {
    label: 'Marchés avec considération sociale (clause, critère ou réservation)',
    one: 'comporte une considération sociale (clause, critère ou réservation)',
    many: 'comportent une considération sociale (clause, critère ou réservation)',
  },
  environmentalConsideration: {
    label: 'Marchés avec considération environnementale (clause ou critère)',
    one: 'comporte une considération environnementale (clause ou critère)',
    many: 'comportent une considération environnementale (clause ou critère)',
  },
}

export const FACT_NAMES = [...KINDS, 'socialConsideration', 'environmentalConsideration'] as const satisfies Fact[]
