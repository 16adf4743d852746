import type { ColumnRule } from '../../considerations/rules/columns.js'
import type { ContractRecord } from '../../contract.js'
import { capital } from '../../french.js'
import { FIELD_LABELS } from '../../register/columns/labels.js'
import { fieldNamed, readValue, saidOf } from '../correct/fields.js'
import { type Fault, readEach } from '../correct/refusal.js'
import { visible } from '../decide.js'

export interface ReadValues {
  /** By field; what is not stated is not there. */
  readonly values: ReadonlyMap<string, unknown>
  readonly faults: readonly Fault[]
}

/**
 * What somebody typed for a row, field by field, each read as a register's cell is. `stands`: of a row made of a contract, all
 * that is read of it, of which nothing is remarked.
 */
export function readValues(
  typed: Readonly<Record<string, string>>,
  columns: readonly ColumnRule[],
  stands: readonly ContractRecord[] = [],
): ReadValues {
  const read = readEach(typed, (name, text): [string, unknown] => {
    // Its number is never corrected, only typed: imports find the contract again by it.
    if (name === 'id') return [name, visible(text) || null]
    const field = fieldNamed(name, { texts: stands.flatMap(({ texts }) => texts) }, columns)
    return [
      field,
      readValue(
        field,
        visible(text),
        stands.map((record) => saidOf(record, field)),
      ),
    ]
  })
  const values = new Map(read.values.filter(([, value]) => value !== null))
  return { values, faults: [...read.faults, ...missing(values, read.faults)] }
}

const REQUIRED = ['objet', 'acheteur'] as const

function missing(values: ReadonlyMap<string, unknown>, faults: readonly Fault[]): Fault[] {
  return REQUIRED.filter((field) => !values.has(field) && !faults.some((fault) => fault.field === field)).map(
    (field) => ({ field, message: `${capital(FIELD_LABELS[field])} : à indiquer. Rien n’a été changé.` }),
  )
}
