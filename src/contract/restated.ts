import type { ContractRecord } from '../contract.js'
import { copied } from './copied.js'

/**
 * Which of the readings of a contract another one restates: the same publication, given back corrected. It has the same date
 * of publication and as many modifications, and of those that have, it is the one most alike; -1: none.
 */
export function restatedBy(record: ContractRecord, earlier: readonly ContractRecord[]): number {
  let [nearest, most] = [-1, -1]
  for (const [index, each] of earlier.entries()) {
    const said = copied(record, each)
    if (each.datePublicationDonnees !== said.datePublicationDonnees) continue
    if (each.modifications.length !== said.modifications.length) continue
    const alike = alikeIn(each, said)
    if (alike >= most) [nearest, most] = [index, alike]
  }
  return nearest
}

/** How many fields say the same, wherever they were read. */
const alikeIn = (a: ContractRecord, b: ContractRecord): number =>
  Object.keys(a).filter((field) => field !== 'texts' && sameIn(a, b, field as keyof ContractRecord)).length

const sameIn = (a: ContractRecord, b: ContractRecord, field: keyof ContractRecord): boolean =>
  JSON.stringify(a[field]) === JSON.stringify(b[field])
