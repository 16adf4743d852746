import type { ColumnDecision } from '../../register/columns/decision.js'
import { correctedSince } from '../../store/correctedSince.js'
import type { Database, Scope } from '../../store/database.js'
import { openRejected, rejectedRows } from '../../store/rejected.js'
import type { FindingFate } from '../../store/settled.js'
import { fieldCell } from './fieldCell.js'
import type { CellNotes } from './notes.js'
import { correctionSaid, rowSaid, settlementSaid } from './since.js'

const PAGE = 500

/** What people decided on the pages of what an import says: put at its row and at its cell, and said of what was found there. */
export class DecidedSince {
  /** By contract and field. */
  private readonly byField = new Map<string, string>()
  /** By number of the row set aside. */
  private readonly byRow = new Map<number, string>()

  constructor(
    private readonly notes: CellNotes,
    private readonly columns: ReadonlyMap<string, readonly ColumnDecision[]>,
  ) {}

  /** The latest corrections first, at most so many; then the rows set aside. */
  async take(
    db: Database,
    scope: Scope,
    { importId, rejected }: { readonly importId: number; readonly rejected: number },
    most: number,
  ): Promise<void> {
    await this.takeCorrections(db, scope, importId, most)
    const isSettled = rejected > 0 && (await openRejected(db, scope, importId)) < rejected
    for (let offset = 0; isSettled && offset < rejected; offset += PAGE) {
      await this.takeRows(db, scope, importId, offset)
    }
  }

  /** What is said of a finding that is settled; null: it is not. */
  saidOf(fate: FindingFate | undefined): string | null {
    const { settlement = null, lead = null } = fate ?? {}
    if (settlement === null || settlement.how === 'undone') return null
    const said = lead && ('seq' in lead ? this.byRow.get(lead.seq) : this.byField.get(`${lead.uid} ${lead.field}`))
    return said ?? settlementSaid({ ...settlement, how: settlement.how })
  }

  private async takeCorrections(db: Database, scope: Scope, importId: number, most: number): Promise<void> {
    for (const { place, line } of await correctedSince(db, scope, importId, most)) {
      const text = correctionSaid(line)
      const cell = line.action === 'set' ? fieldCell(place, line.field, this.columns) : null
      for (const at of cell === null ? [place] : [place, cell]) this.notes.put(at, { mark: 'settled', text })
      if (line.action === 'set') this.byField.set(`${line.uid} ${line.field}`, text)
      this.notes.decided += 1
    }
  }

  private async takeRows(db: Database, scope: Scope, importId: number, offset: number): Promise<void> {
    for (const { seq, place, action } of await rejectedRows(db, scope, importId, { offset, limit: PAGE })) {
      if (action === null) continue
      const text = rowSaid(action)
      this.notes.put(place, { mark: 'settled', text })
      this.byRow.set(seq, text)
      this.notes.decided += 1
    }
  }
}
