import type { ContractRecord } from '../contract.js'

/** The record with what is published beside its fields in one order: members in another order say the same. */
export const inOneOrder = (record: ContractRecord): ContractRecord => ({
  ...record,
  autres: Object.fromEntries(sorted(record.autres)),
})

/** Records are nested no deeper than their readers allow. */
const sorted = (members: object): [string, unknown][] =>
  Object.entries(members)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => [name, ordered(value)])

function ordered(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  return Array.isArray(value) ? value.map(ordered) : Object.fromEntries(sorted(value))
}
