import { OBJECT_KINDS, type Traits } from '../topics.js'
import type { ContractTable } from './tables/contracts.js'

export const TRAIT_COLUMNS = ['topics', 'social_object', 'environmental_object', 'undeclared', 'unfound'] as const

/** Reads what these columns hold, each of them JSON, in their order. */
export function traitsOf([topics, social, environmental, undeclared, unfound]: TraitValues): Traits {
  const bought = { socialObject: social === 1, environmentalObject: environmental === 1 }
  return { topics, objects: OBJECT_KINDS.filter((kind) => bought[kind]), undeclared, unfound }
}

type TraitValues = [Traits['topics'], 0 | 1, 0 | 1, Traits['undeclared'], Traits['unfound']]

export const traitsOfRow = (row: Pick<ContractTable, (typeof TRAIT_COLUMNS)[number]>): Traits =>
  traitsOf(JSON.parse(`[${TRAIT_COLUMNS.map((column) => row[column]).join()}]`))
