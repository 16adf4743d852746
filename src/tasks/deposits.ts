import type { Database, Scope } from '../store/database.js'
import { findUpload } from '../store/uploads.js'
import { isInterrupted } from './upload.js'

/** How far a file sent has come, as programs read it. */
export interface DepositView {
  readonly id: number
  readonly state: 'received' | 'running' | 'done' | 'failed'
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
  if (!upload || upload.state === 'receiving') return null
  const { state, fileName, size, rowsRead, settled, startedAt, importId, known, code, message } = upload
  const seen = { id, state, file: fileName, size, rowsRead, contractsSettled: settled, startedAt, importId, known }
  return isInterrupted(upload, now) ? { ...seen, state: 'failed', ...SILENT } : { ...seen, state, code, message }
}

const SILENT = {
  code: 'interrupted',
  message: 'L’import ne donne plus signe de vie ; rien n’a été changé. Reprenez-le depuis la page des registres.',
}
