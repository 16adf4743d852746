import type { Issue, Severity } from '../../errors.js'
import type { FileAgain } from '../../register/again.js'
import type { Database, Scope } from '../../store/database.js'
import { findingsPage } from '../../store/findings.js'
import type { ImportSummary } from '../../store/imports.js'
import { findingFates } from '../../store/settled.js'
import { DecidedSince } from './decided.js'

/** Comments a workbook bears at most: spreadsheets slow down beyond, and the report lists all findings. */
export const MOST_COMMENTS = 10_000
const PAGE = 1_000

/** How grave what is said is; `settled`: somebody saw to it since. */
export type Mark = Severity | 'settled'

/** What is said of one cell, or of a row as a whole. */
export interface CellNote {
  readonly mark: Mark
  readonly text: string
}

const WORDS: Record<Severity, string> = { error: 'Erreur', warning: 'À vérifier', info: 'Information' }
const RANK: Record<Mark, number> = { error: 0, warning: 1, settled: 2, info: 3 }

/** What is said of one place as a whole, as grave as the gravest of it; what is said twice, once. */
export function joined(before: CellNote | undefined, note: CellNote): CellNote {
  if (!before) return note
  const { mark } = RANK[before.mark] <= RANK[note.mark] ? before : note
  const isSaid = before.text.split('\n').includes(note.text)
  return { mark, text: isSaid ? before.text : `${before.text}\n${note.text}` }
}

/** What is said of a file by the cell each is about, as the report names it; the gravest findings, where there are too many. */
export class CellNotes {
  private readonly byCell = new Map<string, CellNote>()
  /** How many findings there are, and how many are here. */
  total = 0
  kept = 0
  /** Rows and fields of which people decided something since. */
  decided = 0

  at(cell: string): CellNote | null {
    return this.byCell.get(cell) ?? null
  }

  get cells(): Iterable<string> {
    return this.byCell.keys()
  }

  put(cell: string, note: CellNote): void {
    this.byCell.set(cell, joined(this.byCell.get(cell), note))
  }

  /** `settled`: what became of it since; null: nothing. */
  add({ cell, severity, message }: Issue, settled: string | null): void {
    if (cell === null) return
    if (settled !== null) this.put(cell, { mark: 'settled', text: settled })
    this.put(cell, { mark: settled === null ? severity : 'settled', text: `${WORDS[severity]} : ${message}` })
    this.kept += 1
  }
}

/** What people decided since of contracts and rows of an import, then what was found of its cells. */
export async function cellNotes(
  db: Database,
  scope: Scope,
  { id, rejected }: ImportSummary,
  total: number,
  { columns }: Pick<FileAgain, 'columns'>,
): Promise<CellNotes> {
  const notes = new CellNotes()
  notes.total = total
  const decided = new DecidedSince(notes, columns)
  await decided.take(db, scope, { importId: id, rejected }, MOST_COMMENTS)
  for (let offset = 0; offset < Math.min(total, MOST_COMMENTS); offset += PAGE) {
    const issues = await findingsPage(db, scope, id, {}, { offset, limit: PAGE })
    const seqs = issues.map(({ seq }) => seq)
    const fates = await findingFates(db, scope, id, seqs)
    for (const issue of issues) notes.add(issue, decided.saidOf(fates.get(issue.seq)))
  }
  return notes
}
