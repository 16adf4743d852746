import { ruleTitle } from '../../../considerations/titles.js'
import { countOf } from '../../../french.js'
import { EXCLUSION_WORDS } from '../../../indicators/reasons.js'
import type { ContractsQuery } from '../../query.js'
import { hoursPart } from './hours.js'
import {
  amountPart,
  buyerPart,
  cpvPart,
  figurePart,
  gapPart,
  namedPart,
  OBJECT_PARTS,
  statesPart,
  topicPart,
} from './parts.js'
import { periodPart } from './period.js'

interface Filter {
  /** How the heading says it; null: not asked. */
  readonly said: (query: ContractsQuery) => string | null
  /** The same list without it. */
  readonly without: Partial<ContractsQuery>
}

/** Filters besides the period and what is left out, which begin the heading. */
export const FILTERS: readonly Filter[] = [
  { said: ({ counted }) => (counted ? 'comptés' : null), without: { counted: undefined } },
  { said: statesPart, without: { fact: undefined, states: undefined } },
  { said: gapPart, without: { gap: undefined } },
  { said: topicPart, without: { topic: undefined } },
  { said: ({ object }) => (object ? OBJECT_PARTS[object] : null), without: { object: undefined } },
  { said: amountPart, without: { minAmount: undefined, maxAmount: undefined, amount: undefined } },
  {
    said: ({ direction }) => namedPart(direction, 'direction', 'sans direction renseignée'),
    without: { direction: undefined },
  },
  {
    said: ({ categorie }) => namedPart(categorie, 'catégorie', 'sans catégorie renseignée'),
    without: { categorie: undefined },
  },
  { said: cpvPart, without: { cpv: undefined } },
  { said: buyerPart, without: { acheteur: undefined } },
  {
    said: ({ buyers }) => (buyers ? `des ${countOf(buyers.length, 'acheteur', 'acheteurs')} du schéma` : null),
    without: { buyers: undefined },
  },
  {
    said: ({ rule }) => (rule ? `où la règle « ${ruleTitle(rule)} » a trouvé quelque chose` : null),
    without: { rule: undefined },
  },
  { said: ({ q }) => (q ? `avec les mots « ${q} »` : null), without: { q: undefined } },
]

const BEGINNING: readonly Filter[] = [
  {
    said: ({ excluded }) => (excluded ? EXCLUSION_WORDS[excluded].many : null),
    without: { excluded: undefined },
  },
  { said: figurePart, without: { figure: undefined, states: undefined } },
  {
    said: ({ hours, ...query }) => (hours ? hoursPart(hours, { ...query, from: undefined, to: undefined }) : null),
    without: { hours: undefined },
  },
  {
    said: (query) => {
      const period = periodPart(query)
      return period && (query.hours || query.figure ? period : `notifiés ${period}`)
    },
    without: { from: undefined, to: undefined },
  },
]

/** Each filter in force, with the list without it. */
export function activeFilters(query: ContractsQuery): { readonly name: string; readonly without: ContractsQuery }[] {
  return [...BEGINNING, ...FILTERS].flatMap(({ said, without }) => {
    const name = said(query)
    return name === null ? [] : [{ name, without: { ...query, ...without, page: undefined } }]
  })
}
