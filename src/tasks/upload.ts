import { AppError } from '../errors.js'
import type { Plan } from '../indicators/plan.js'
import { type ByteSource, pieces } from '../register/byteSource.js'
import type { Database, Scope } from '../store/database.js'
import type { UploadTask } from '../store/tables/uploads.js'
import { reopenUpload } from '../store/uploadReopening.js'
import { keepAlive } from '../store/uploadRun.js'
import { type UndoReport, undoImport } from './undo.js'
import { silentSince } from './upload/interruption.js'
import { tooLarge, type UploadLimits } from './upload/limits.js'
import { type Asked, Reception, type Told } from './upload/reception.js'
import { runUpload } from './upload/run.js'

/** Where imports run: beside the readers on Node, in the request itself on Workers. */
export interface UploadRunner {
  readonly limits: UploadLimits
  /** Runs an upload that waits; settles once it is sure to be run, which may be long before it is done. */
  start(uploadId: number): Promise<void>
  undo(importId: number): Promise<UndoReport>
}

export interface ReceivedFile extends Told {
  readonly file: ByteSource
  /** What is asked of it: to be imported, unless said otherwise. */
  readonly task?: Asked
}

/**
 * Keeps a file, chunk by chunk, and gives the upload it makes. Throws AppError where it is empty or too large, or where too
 * many wait.
 */
export async function receiveUpload(
  db: Database,
  scope: Scope,
  clock: () => Date,
  { file, task, ...told }: ReceivedFile,
  limits: UploadLimits,
): Promise<number> {
  if (file.size > limits.maxFileBytes) throw tooLarge(file.size, limits)
  const reception = new Reception(db, scope, clock, limits, file.size)
  try {
    for await (const piece of pieces(file)) await reception.write(piece)
    return await reception.seal(told, task)
  } catch (cause) {
    await reception.drop()
    throw cause
  }
}

/** A sign of life of uploads that wait or run, where an import may be long without saying how far it has come. */
export const keepUploadsAlive = (
  db: Database,
  scope: Scope,
  clock: () => Date,
  ids: readonly number[],
): Promise<void> => keepAlive(db, scope, ids, clock().toISOString())

/**
 * Runs an upload that is held, or again one interrupted, failed, or whose import was withdrawn. `task` left out: what was
 * asked last. Throws AppError where it cannot be.
 */
export async function resumeUpload(
  db: Database,
  scope: Scope,
  clock: () => Date,
  id: number,
  runner: UploadRunner,
  task?: UploadTask,
): Promise<void> {
  const now = clock()
  const asked = { at: now.toISOString(), staleBefore: silentSince(now), ...(task ? { task } : {}) }
  const open = await reopenUpload(db, scope, id, asked)
  if (!open) throw new AppError('cannotResume', 'Cet import ne peut pas être repris : déposez de nouveau le fichier.')
  await runner.start(id)
}

/** Runs imports where it stands: whoever starts one waits until it is done. */
export function inlineRunner(
  db: Database,
  scope: Scope,
  clock: () => Date,
  limits: UploadLimits,
  plan: Plan | null = null,
): UploadRunner {
  return {
    limits,
    start: (uploadId) => runUpload(db, scope, clock, uploadId, limits, { plan }),
    undo: (importId) => undoImport(db, scope, importId, clock),
  }
}
