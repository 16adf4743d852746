import type { SourceText, TextField } from '../../contract.js'
import { cellAddress } from '../cellRef.js'
import type { Field } from '../columns/fields.js'
import type { ColumnDecision } from '../columns.js'
import type { RowValues } from './rowValues.js'

/** Which texts are read for considerations, and as what; hours declare too (SPEC §2: declared values). */
const TEXT_OF: Partial<Record<Field, TextField>> = {
  objet: 'objet',
  lotObjet: 'objet',
  criteres: 'criteres',
  conditions: 'conditions',
  description: 'description',
  informations: 'informations',
  colonne: 'colonne',
  considerationsSociales: 'colonne',
  considerationsEnvironnementales: 'colonne',
  heuresContractualisees: 'colonne',
  heuresRealisees: 'colonne',
  heuresDatees: 'colonne',
}

/** Texts of a row, in the order of its columns, as received. Blank cells say nothing. */
export function textsOf(row: RowValues): SourceText[] {
  return row.columns.layout.columns.map((column) => textAt(row, column)).filter((text) => text !== null)
}

function textAt(row: RowValues, column: ColumnDecision): SourceText | null {
  const field = column.field === null ? undefined : TEXT_OF[column.field]
  const located = field === undefined ? null : row.at(column)
  if (field === undefined || located === null) return null
  const cell = cellAddress(row.columns.sheet, row.row.number, column.column)
  return { field, column: field === 'colonne' ? column.header : null, text: located.cell.text, cell }
}
