import type { Place } from '../issues.js'
import { isBracketed } from '../literal.js'
import type { RowValues } from './rowValues.js'

const LISTS = ['considerationsSociales', 'considerationsEnvironnementales', 'techniques', 'modalitesExecution'] as const
const NAMED = /^\{\s*['"](consideration(?:Sociale|Environnementale)|technique|modaliteExecution|typePrix)['"]/

/**
 * A list that names itself (`{'considerationSociale': […]}`) and stands under the name of another: the values of its row
 * have slipped by a column, and none can be trusted. Null: there is none.
 */
export function misplacedList(row: RowValues): Place | null {
  for (const field of LISTS) {
    for (const column of row.columns.of(field)) {
      const text = row.row.cells[column.column]?.text ?? ''
      const named = isBracketed(text) ? NAMED.exec(text)?.[1] : undefined
      if (named !== undefined && singular(field) !== named) return row.at(column)?.at ?? null
    }
  }
  return null
}

const singular = (field: (typeof LISTS)[number]): string => field.replace(/s(?=[A-Z]|$)/g, '')
