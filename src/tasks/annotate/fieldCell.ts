import { ruleOf } from '../../considerations/columns.js'
import type { ColumnDecision } from '../../register/columns/decision.js'
import { columnIn, fieldDeclared } from '../correct/fields.js'
import { cellIn } from '../setAside/rows.js'

const IN_TABLE = /^(?:(?<sheet>[^/].*)!|ligne )\d+$/s
/** Members of a record that are called otherwise where people put them right. */
const MEMBERS: Readonly<Record<string, string>> = { acheteur: 'acheteur/id', acheteurNom: 'acheteur/nom' }

/** The cell of the row at a place that says a field; null: no column does. A record has one wherever its member stands. */
export function fieldCell(
  place: string,
  field: string,
  columns: ReadonlyMap<string, readonly ColumnDecision[]>,
): string | null {
  const table = IN_TABLE.exec(place)
  if (!table) return `${place}/${MEMBERS[field] ?? field}`
  const column = columnOf(field, columns.get(table.groups?.sheet ?? '') ?? [])
  return column === null ? null : cellIn(place, column)
}

function columnOf(field: string, columns: readonly ColumnDecision[]): number | null {
  const header = columnIn(field)
  const declared = columns.filter((column) => column.field === 'colonne')
  const found =
    header === null
      ? (columns.find((column) => column.field === (field === 'titulaires' ? 'titulaireNom' : field)) ??
        declared.find((column) => declares(column) === field))
      : declared.find((column) => column.header.trim() === header)
  return found?.column ?? null
}

/** The field that a declared column says, where it says one. */
function declares({ header, declares: said }: ColumnDecision): string | null {
  const rule = ruleOf({ column: header, declares: said })
  return rule && fieldDeclared(rule)
}
