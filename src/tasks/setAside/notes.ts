import { groupedBy } from '../../grouped.js'
import type { Database, Scope } from '../../store/database.js'
import { findingsAt } from '../../store/rejected.js'
import type { SetAsideField, SetAsideRow } from './rows.js'

/** Every place where something may be said of a row. */
export const addressesOf = ({ place, fields }: SetAsideRow): string[] => [
  place,
  ...fields.flatMap(({ cell }) => cell ?? []),
]

type Finding = Awaited<ReturnType<typeof findingsAt>>[number]

/** What was said of rows and of their cells. */
class RowNotes {
  constructor(private readonly byCell: ReadonlyMap<string, readonly Finding[]>) {}

  /** The row with what is said of it, what is at fault first. */
  on(row: SetAsideRow): SetAsideRow {
    const fields = row.fields.map((field) => this.onField(field))
    const first = fields.filter(({ atFault }) => atFault)
    const reasons = this.at(row.place).map(({ message }) => message)
    return { ...row, reasons, fields: [...first, ...fields.filter(({ atFault }) => !atFault)] }
  }

  private onField(field: SetAsideField): SetAsideField {
    const notes = field.cell === null ? [] : this.at(field.cell)
    return { ...field, notes, atFault: field.atFault || notes.some(({ severity }) => severity !== 'info') }
  }

  private at(cell: string): readonly Finding[] {
    return this.byCell.get(cell) ?? []
  }
}

export async function notesOf(
  db: Database,
  scope: Scope,
  importId: number,
  cells: readonly string[],
): Promise<RowNotes> {
  return new RowNotes(groupedBy(await findingsAt(db, scope, importId, cells), ({ cell }) => cell))
}
