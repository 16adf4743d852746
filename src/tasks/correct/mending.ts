import type { Issue } from '../../errors.js'
import { memberOfCell } from '../../register/cellRef.js'
import type { Field } from '../../register/columns/fields.js'
import { columnIn, isFreeText, isRecordField, type RecordField } from './fields.js'

/** Columns whose cells make a field of another name. */
const MADE_OF: Partial<Record<Field, RecordField>> = {
  montantTTC: 'montant',
  montantAnnuel: 'montant',
  montantMaximum: 'montant',
  titulaireNom: 'titulaires',
  titulaireId: 'titulaires',
  titulaireType: 'titulaires',
  dateDebut: 'dureeMois',
  dateFin: 'dureeMois',
  heuresDatees: 'hours',
}

/** The field by which the contract of a row is put right where a finding about one of its cells is true; undefined: none does. */
export function mendedBy({ field, cell }: Pick<Issue, 'field' | 'cell'>): string | undefined {
  const name = field ?? (cell === null ? null : memberOfCell(cell))
  if (name === null) return undefined
  if (isRecordField(name) || columnIn(name) !== null || isFreeText(name)) return name
  return (MADE_OF as Readonly<Record<string, RecordField | undefined>>)[name]
}
