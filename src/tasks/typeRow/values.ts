import type { ColumnRule } from '../../considerations/rules/columns.js'
import { AppError } from '../../errors.js'
import { capital } from '../../french.js'
import { FIELD_LABELS } from '../../register/columns/labels.js'
import { parseBuyer } from '../../register/values/siret.js'
import { fieldNamed, readValue } from '../correct/fields.js'
import { visible } from '../decide.js'

/** Fields that say which contract it is: typed with a row, never corrected, for imports find it again by them. */
export const IDENTITY_FIELDS = ['acheteur', 'id'] as const
type IdentityField = (typeof IDENTITY_FIELDS)[number]
const isIdentity = (name: string): name is IdentityField => IDENTITY_FIELDS.some((field) => field === name)

/** What is wrong with one field, in French. */
export interface Fault {
  readonly field: string
  readonly message: string
}

export interface ReadValues {
  /** By field; what is not stated is not there. */
  readonly values: ReadonlyMap<string, unknown>
  readonly faults: readonly Fault[]
}

/** What somebody typed for a row, field by field, each read as a register's cell is. */
export function readValues(typed: Readonly<Record<string, string>>, columns: readonly ColumnRule[]): ReadValues {
  const values = new Map<string, unknown>()
  const faults: Fault[] = []
  for (const [name, text] of Object.entries(typed)) {
    try {
      const field = isIdentity(name) ? name : fieldNamed(name, { texts: [] }, columns)
      const value = isIdentity(field) ? identityValue(field, visible(text)) : readValue(field, visible(text))
      if (value !== null) values.set(field, value)
    } catch (cause) {
      if (!(cause instanceof AppError)) throw cause
      faults.push({ field: name, message: cause.message })
    }
  }
  return { values, faults: [...faults, ...missing(values, faults)] }
}

function identityValue(field: IdentityField, text: string): string | null {
  if (text === '') return null
  const value = field === 'id' ? text : parseBuyer({ kind: 'text', text }, { cell: null, label: '', value: null }).value
  if (value !== null) return value
  const label = capital(FIELD_LABELS[field])
  const said = `${label} : « ${text.slice(0, 80)} » ne se lit pas. Attendu : ses 14 chiffres. Rien n’a été changé.`
  throw new AppError('badCorrection', said)
}

const REQUIRED = ['objet', 'acheteur'] as const

function missing(values: ReadonlyMap<string, unknown>, faults: readonly Fault[]): Fault[] {
  return REQUIRED.filter((field) => !values.has(field) && !faults.some((fault) => fault.field === field)).map(
    (field) => ({ field, message: `${capital(FIELD_LABELS[field])} : à indiquer. Rien n’a été changé.` }),
  )
}
