import type { ColumnRule } from '../../considerations/rules/columns.js'
import type { ContractRecord } from '../../contract.js'
import { AppError } from '../../errors.js'
import { capital } from '../../french.js'
import { FIELD_LABELS } from '../../register/columns/labels.js'
import type { IssueCode } from '../../register/issues.js'
import { parseBuyer } from '../../register/values/siret.js'
import { fieldNamed, readValue, saidOf } from '../correct/fields.js'
import { type Fault, readEach, refusal } from '../correct/refusal.js'
import { visible } from '../decide.js'

/** Fields that say which contract it is: typed with a row, never corrected, for imports find it again by them. */
export const IDENTITY_FIELDS = ['acheteur', 'id'] as const
type IdentityField = (typeof IDENTITY_FIELDS)[number]
const isIdentity = (name: string): name is IdentityField => IDENTITY_FIELDS.some((field) => field === name)

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
    if (isIdentity(name)) return [name, identityValue(name, visible(text), stands)]
    const field = fieldNamed(name, { texts: [] }, columns)
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

function identityValue(field: IdentityField, text: string, stands: readonly ContractRecord[]): string | null {
  if (text === '' || field === 'id' || stands.some(({ acheteur }) => text === acheteur.id)) return text || null
  const at = { cell: null, label: capital(FIELD_LABELS[field]), value: text }
  const { value, issues } = parseBuyer({ kind: 'text', text }, at)
  const why = refusal(issues.filter(({ code }) => code !== WITHOUT_OFFICE))
  if (value !== null && why === null) return value
  const says = why ?? `${at.label} : « ${text.slice(0, 80)} » ne se lit pas`
  throw new AppError('badCorrection', `${says}. Attendu : ses 14 chiffres. Rien n’a été changé.`)
}

/** A buyer known by its SIREN alone is one: registers name it so, and find the contract again by it. */
const WITHOUT_OFFICE = 'buyerSiren' satisfies IssueCode

const REQUIRED = ['objet', 'acheteur'] as const

function missing(values: ReadonlyMap<string, unknown>, faults: readonly Fault[]): Fault[] {
  return REQUIRED.filter((field) => !values.has(field) && !faults.some((fault) => fault.field === field)).map(
    (field) => ({ field, message: `${capital(FIELD_LABELS[field])} : à indiquer. Rien n’a été changé.` }),
  )
}
