import { OBJECT_KINDS, type Traits } from '../topics.js'
import type { ContractTable } from './tables.js'

export const TRAIT_COLUMNS = ['topics', 'social_object', 'environmental_object', 'undeclared', 'unfound'] as const

/** The traits of a row as one text, the same for the same traits. */
export const TRAITS_TEXT = `'[' || ${TRAIT_COLUMNS.join(" || ',' || ")} || ']'`

/** Reads what `TRAITS_TEXT` gives. */
export function traitsIn(text: string): Traits {
  const [topics, social, environmental, undeclared, unfound] = JSON.parse(text)
  const bought = { socialObject: social === 1, environmentalObject: environmental === 1 }
  return { topics, objects: OBJECT_KINDS.filter((kind) => bought[kind]), undeclared, unfound }
}

export const traitsOfRow = (row: Pick<ContractTable, (typeof TRAIT_COLUMNS)[number]>): Traits =>
  traitsIn(`[${TRAIT_COLUMNS.map((column) => row[column]).join()}]`)
