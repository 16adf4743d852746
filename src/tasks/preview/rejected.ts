import { addUnder } from '../../grouped.js'
import type { Database, Scope } from '../../store/database.js'
import { findingsPage } from '../../store/findings.js'
import { type RejectedRowView, rejectedRows } from '../../store/rejected.js'
import { rowSaid } from '../annotate/since.js'
import { labelOf } from '../import/place.js'

/** A row that would be set aside. */
export interface AsideRow {
  /** In words: `Feuille "Marchés 2025", ligne 12`. */
  readonly place: string
  readonly reasons: readonly string[]
  /** What somebody did with it already; null: nothing. */
  readonly settled: string | null
  /** Its first cells, cut. */
  readonly cells: readonly { readonly column: string; readonly value: string }[]
}

const MOST_CELLS = 6
const LONGEST = 120
/** Errors looked through for those of the first rows. */
const ERRORS = 500

/** The first rows that an import sets aside, each with what was said of it. */
export async function rowsAside(db: Database, scope: Scope, importId: number, limit: number): Promise<AsideRow[]> {
  const rows = await rejectedRows(db, scope, importId, { offset: 0, limit })
  if (rows.length === 0) return []
  const reasons = new Map<string, string[]>()
  for (const severity of ['error', 'warning'] as const) {
    for (const { cell, message } of await findingsPage(
      db,
      scope,
      importId,
      { severity },
      { offset: 0, limit: ERRORS },
    )) {
      addUnder(reasons, rowOf(cell ?? ''), message)
    }
  }
  return rows.map((row) => asideRow(row, reasons.get(row.place) ?? []))
}

/** The row of a cell: `Marchés!12` of `Marchés!F12`, `ligne 12` of `ligne 12, colonne 3`, the record of a JSON pointer. */
const rowOf = (cell: string): string =>
  cell.replace(/!(?:[A-Z]+)(\d+)$/, '!$1').replace(/^(ligne \d+), colonne \d+$/, '$1')

function asideRow({ place, cells, action }: RejectedRowView, reasons: readonly string[]): AsideRow {
  const filled = Object.entries(cells).filter(([, value]) => value !== '')
  return {
    place: labelOf(place),
    reasons,
    settled: action && rowSaid(action),
    cells: filled.slice(0, MOST_CELLS).map(([column, value]) => ({ column: cut(column), value: cut(value) })),
  }
}

const cut = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text)
