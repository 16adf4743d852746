import type { ContractRecord } from '../../contract.js'
import { RECORD_FIELD_NAMES, saidOf, typedValue } from '../correct/fields.js'

/** All that an amendment says, as people would type it, by name: its row is no longer there once it is known to be set aside. */
export function amendmentCells(record: ContractRecord): Record<string, string> {
  const { id, acheteur, texts } = record
  const fields = RECORD_FIELD_NAMES.map((field) => [field, typedValue(field, saidOf(record, field))] as const)
  const columns = texts.map(({ field, column, text }) => [column ?? field, text] as const)
  const read = [['id', id ?? ''], ['acheteur', acheteur.id ?? acheteur.nom ?? ''], ...fields] as const
  return Object.fromEntries([...columns, ...read].filter(([, value]) => value !== ''))
}
