import type { Issue, Severity } from '../../errors.js'
import type { Database, Scope } from '../../store/database.js'
import { findingsPage } from '../../store/findings.js'

/** Comments a workbook bears at most: spreadsheets slow down beyond, and the report lists all findings. */
export const MOST_COMMENTS = 10_000
const PAGE = 1_000

/** What is said of one cell, or of a row as a whole. */
export interface CellNote {
  readonly severity: Severity
  readonly text: string
}

const WORDS: Record<Severity, string> = { error: 'Erreur', warning: 'À vérifier', info: 'Information' }
const RANK: Record<Severity, number> = { error: 0, warning: 1, info: 2 }

/** Findings of an import by the cell each is about, as the report names it; the gravest of them, where there are too many. */
export class CellNotes {
  private readonly byCell = new Map<string, CellNote>()
  /** How many findings there are, and how many are here. */
  total = 0
  kept = 0

  at(cell: string): CellNote | null {
    return this.byCell.get(cell) ?? null
  }

  get cells(): Iterable<string> {
    return this.byCell.keys()
  }

  add({ cell, severity, message }: Issue): void {
    if (cell === null) return
    const before = this.byCell.get(cell)
    const text = `${WORDS[severity]} : ${message}`
    const gravest = before && RANK[before.severity] <= RANK[severity] ? before.severity : severity
    this.byCell.set(cell, { severity: gravest, text: before ? `${before.text}\n${text}` : text })
    this.kept += 1
  }
}

export async function cellNotes(db: Database, scope: Scope, importId: number, total: number): Promise<CellNotes> {
  const notes = new CellNotes()
  notes.total = total
  for (let offset = 0; offset < Math.min(total, MOST_COMMENTS); offset += PAGE) {
    for (const issue of await findingsPage(db, scope, importId, {}, { offset, limit: PAGE })) notes.add(issue)
  }
  return notes
}
