import type { Database, Scope } from '../store/database.js'
import { findUpload } from '../store/uploads.js'
import { isInterrupted, SILENT } from './upload/interruption.js'

/** How far a file sent has come, as programs read it. */
export interface DepositView {
  readonly id: number
  readonly state: 'held' | 'received' | 'running' | 'done' | 'failed'
  /** What was last asked of it. */
  readonly task: 'look' | 'preview' | 'import'
  readonly file: string
  /** Bytes. */
  readonly size: number
  readonly rowsRead: number
  readonly contractsSettled: number
  readonly startedAt: string
  readonly importId: number | null
  readonly known: boolean
  readonly code: string | null
  readonly message: string | null
}

/** One deposit; null where there is none of that number. One that gives no more sign of life is told as failed. */
export async function depositOf(db: Database, scope: Scope, now: Date, id: number): Promise<DepositView | null> {
  const upload = await findUpload(db, scope, id)
  if (!upload) return null
  const { state, task, fileName, size, rowsRead, settled, startedAt, importId, known, code, message } = upload
  const seen = {
    id,
    state,
    task,
    file: fileName,
    size,
    rowsRead,
    contractsSettled: settled,
    startedAt,
    importId,
    known,
  }
  return isInterrupted(upload, now) ? { ...seen, state: 'failed', ...SILENT } : { ...seen, state, code, message }
}
