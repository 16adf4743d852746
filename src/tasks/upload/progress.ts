import type { Database, Scope } from '../../store/database.js'
import { touchUpload } from '../../store/uploadRun.js'
import type { ImportProgress } from '../import.js'

const PROGRESS_MS = 500

/** Writes how far an import has come, now and then: not at each batch, and never two at once. */
export class Progress {
  written: Promise<void> = Promise.resolve()
  private rowsRead = 0
  private last = 0

  constructor(
    private readonly db: Database,
    private readonly scope: Scope,
    private readonly clock: () => Date,
    private readonly uploadId: number,
  ) {}

  note({ stage, done }: ImportProgress): void {
    if (stage === 'reading') this.rowsRead = done
    const at = this.clock()
    if (at.getTime() - this.last < PROGRESS_MS) return
    this.last = at.getTime()
    const settled = stage === 'settling' ? done : 0
    const state = { stage, rowsRead: this.rowsRead, settled, at: at.toISOString() }
    this.written = this.written.then(() => touchUpload(this.db, this.scope, this.uploadId, state)).catch(console.error)
  }
}
