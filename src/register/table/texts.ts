import type { SourceText, TextField } from '../../contract.js'
import { cellAddress } from '../cellRef.js'
import type { Field } from '../columns/fields.js'
import type { RowValues } from './rowValues.js'

/** Which texts are read for considerations, and as what; hours declare too (SPEC §2: declared values). */
export const TEXT_OF: Partial<Record<Field, TextField>> = {
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
  const texts: SourceText[] = []
  for (const { column, field } of row.columns.texts) {
    const located = row.at(column)
    if (!located) continue
    const cell = cellAddress(row.columns.sheet, row.row.number, column.column)
    texts.push({ field, column: field === 'colonne' ? column.header : null, text: located.cell.text, cell })
  }
  return texts
}
