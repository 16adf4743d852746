import type { SourceText, TextField } from '../../contract.js'
import { cellAddress } from '../cellRef.js'
import type { Field } from '../columns/fields.js'
import type { Cell } from '../types.js'
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

/** Nothing at all: an error, or a word that a program prints for nothing, is no empty cell. */
const isBlank = (cell: Cell | undefined): boolean => cell === undefined || cell.text.trim() === ''

/** Texts of a row, in the order of its columns, as received. Blank cells say nothing, but where somebody decided otherwise. */
export function textsOf(row: RowValues): SourceText[] {
  const texts: SourceText[] = []
  for (const { column, field } of row.columns.texts) {
    const located = row.at(column)
    const saysNo = !located && column.blank === 'no' && isBlank(row.row.cells[column.column])
    if (!located && !saysNo) continue
    const cell = cellAddress(row.columns.sheet, row.row.number, column.column)
    const named = field === 'colonne' ? column.header : null
    const declares = field === 'colonne' && column.declares ? { declares: column.declares } : {}
    if (located) texts.push({ field, column: named, ...declares, text: located.cell.text, cell })
    else texts.push({ field, column: named, ...declares, text: '', blank: 'no', cell })
  }
  return texts
}
