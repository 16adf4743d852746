import { AppError } from '../errors.js'
import { decimal } from '../french.js'
import type { Plan } from '../indicators/plan.js'
import { type ByteSource, pieces } from '../register/byteSource.js'
import type { ReadLimits } from '../register/types.js'
import type { Database, Scope } from '../store/database.js'
import { listImports } from '../store/imports.js'
import { forgetPreviewStatements } from '../store/previews.js'
import type { UploadTask } from '../store/tables.js'
import { forgetBytes, readBytes } from '../store/uploadBytes.js'
import { reopenUpload } from '../store/uploadReopening.js'
import { claimUpload, failUpload, finishUpload, keepAlive, touchUpload } from '../store/uploadRun.js'
import { findUpload, type Upload, uploadOfImport } from '../store/uploads.js'
import { keepColumns } from './columns.js'
import { type ImportProgress, type ImportReport, type ImportRequest, importFile } from './import.js'
import type { ContractChange } from './preview/changes.js'
import { ChangeList, keepPreview } from './preview.js'
import { type UndoReport, undoImport } from './undo.js'
import { silentSince, UNFORESEEN } from './upload/interruption.js'
import { optionsOf } from './upload/options.js'
import { type Asked, Reception, type Told } from './upload/reception.js'
import type { RoomLimits } from './upload/room.js'

/** Bounds on the files received, and on all those kept; the bytes of one file are always bounded. */
export type UploadLimits = Pick<ReadLimits, 'maxFileBytes'> & Partial<ReadLimits> & RoomLimits

/** Where imports run: beside the readers on Node, in the request itself on Workers. */
export interface UploadRunner {
  readonly limits: UploadLimits
  /** Runs an upload that waits; settles once it is sure to be run, which may be long before it is done. */
  start(uploadId: number): Promise<void>
  undo(importId: number): Promise<UndoReport>
}

/** What a runtime has of its own to read an upload with: another thread, a faster digest. */
export type MeansOf = (uploadId: number, file: ByteSource) => Pick<ImportRequest, 'prepare' | 'digest'>

/** What an upload is run with, beside its limits. */
interface Means {
  readonly meansOf?: MeansOf
  /** The objectives previews are held against where the organisation keeps no scheme. */
  readonly plan?: Plan | null
}

export interface ReceivedFile extends Told {
  readonly file: ByteSource
  /** What is asked of it: to be imported, unless said otherwise. */
  readonly task?: Asked
}

const MEGABYTE = 1024 * 1024
const PROGRESS_MS = 500

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

/** `bytes` null: more than the limit, how much is not known. */
export function tooLarge(bytes: number | null, limits: UploadLimits): AppError {
  const size = bytes === null ? 'Ce fichier est trop lourd : plus que' : `Ce fichier pèse ${megabytes(bytes)}, plus que`
  return new AppError(
    'fileTooLarge',
    `${size} les ${megabytes(limits.maxFileBytes)} acceptés ici. Découpez-le, par année par exemple, ou importez-le par la ligne de commande (« spaser import »).`,
  )
}

export const megabytes = (bytes: number): string =>
  bytes < MEGABYTE / 10 ? `${decimal(Math.max(bytes, 103) / 1024, 1)} ko` : `${decimal(bytes / MEGABYTE, 1)} Mo`

/**
 * Does what was asked of an upload, its import or the preview of it, and says in it what became of it; throws nothing. Does
 * nothing where it does not wait.
 */
export async function runUpload(
  db: Database,
  scope: Scope,
  clock: () => Date,
  id: number,
  limits?: UploadLimits,
  means: Means = {},
): Promise<void> {
  if (!(await claimUpload(db, scope, id, clock().toISOString()))) return
  const upload = await findUpload(db, scope, id)
  if (!upload) return
  try {
    if (upload.task === 'look') return await lookUpload(db, scope, clock, upload, limits)
    if (upload.task === 'preview') return await previewUpload(db, scope, clock, upload, limits, means)
    const newest = (await listImports(db, scope)).at(-1)?.id ?? 0
    const report = await readUpload(db, scope, clock, upload, { limits, ...means })
    await settleUpload(db, scope, clock, id, report, newest)
  } catch (cause) {
    await markFailed(db, scope, clock, upload, cause)
  }
}

/** Opens a deposit, and keeps what its columns would be taken for. */
async function lookUpload(
  db: Database,
  scope: Scope,
  clock: () => Date,
  upload: Upload,
  limits?: UploadLimits,
): Promise<void> {
  await keepColumns(db, scope, upload, await bytesOf(db, scope, upload), limits)
  await finishUpload(db, scope, upload.id, { importId: null, known: false, at: clock().toISOString() })
}

async function bytesOf(db: Database, scope: Scope, { id }: Upload): Promise<ByteSource> {
  const file = await readBytes(db, scope, id)
  if (file) return file
  throw new AppError('bytesGone', 'Le fichier n’est plus là : déposez-le de nouveau.')
}

/** Reads a deposit as its import would, and keeps what that would do; nothing else stays. */
async function previewUpload(
  db: Database,
  scope: Scope,
  clock: () => Date,
  upload: Upload,
  limits: UploadLimits | undefined,
  { plan = null, meansOf }: Means,
): Promise<void> {
  await keepColumns(db, scope, upload, await bytesOf(db, scope, upload), limits)
  const changes = new ChangeList()
  const effect = { plan, onChanges: (some: readonly ContractChange[]) => changes.add(some) }
  const report = await readUpload(db, scope, clock, upload, { limits, meansOf, dryRun: true, effect })
  await keepPreview(db, scope, clock, upload.id, { report, changes })
  await finishUpload(db, scope, upload.id, { importId: null, known: false, at: clock().toISOString() })
}

async function readUpload(
  db: Database,
  scope: Scope,
  clock: () => Date,
  upload: Upload,
  { meansOf, ...asked }: Pick<ImportRequest, 'limits' | 'dryRun' | 'effect'> & Pick<Means, 'meansOf'>,
): Promise<ImportReport> {
  const file = await bytesOf(db, scope, upload)
  const { acheteur, mapping, restates } = optionsOf(upload)
  const progress = new Progress(db, scope, clock, upload.id)
  try {
    return await importFile(db, scope, clock, {
      ...asked,
      name: upload.fileName,
      file,
      acheteur: acheteur ?? undefined,
      mapping: mapping ?? undefined,
      isSigned: true,
      ...(restates === undefined ? {} : { restates }),
      ...meansOf?.(upload.id, file),
      onProgress: (made) => progress.note(made),
    })
  } finally {
    await progress.written
  }
}

/** Writes how far an import has come, now and then: not at each batch, and never two at once. */
class Progress {
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

/** The bytes of a file already imported from another upload are not kept twice. */
async function settleUpload(
  db: Database,
  scope: Scope,
  clock: () => Date,
  id: number,
  { id: importId }: ImportReport,
  newest: number,
): Promise<void> {
  const known = importId !== null && importId <= newest
  const original = known ? await uploadOfImport(db, scope, importId) : null
  await finishUpload(db, scope, id, { importId, known, at: clock().toISOString() })
  if (original && original.id !== id) await forgetBytes(db, scope, id)
  await db.atomically(forgetPreviewStatements(scope, id))
}

/**
 * A file that was refused would be again: its bytes go, but where its columns can still be said. After any other failure
 * they stay, to try again.
 */
async function markFailed(
  db: Database,
  scope: Scope,
  clock: () => Date,
  { id, task }: Upload,
  cause: unknown,
): Promise<void> {
  const at = clock().toISOString()
  if (cause instanceof AppError) {
    await failUpload(db, scope, id, { code: cause.code, message: cause.message, at })
    return task === 'import' ? forgetBytes(db, scope, id) : undefined
  }
  console.error(cause)
  await failUpload(db, scope, id, { ...UNFORESEEN, at })
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
