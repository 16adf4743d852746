import { AppError } from '../../errors.js'
import type { Plan } from '../../indicators/plan.js'
import type { ByteSource } from '../../register/byteSource.js'
import type { Database, Scope } from '../../store/database.js'
import { listImports } from '../../store/imports.js'
import { forgetPreviewStatements } from '../../store/previews.js'
import { forgetBytes, readBytes } from '../../store/uploadBytes.js'
import { claimUpload, failUpload, finishUpload } from '../../store/uploadRun.js'
import { findUpload, type Upload, uploadOfImport } from '../../store/uploads.js'
import { keepColumns } from '../columns.js'
import { type ImportReport, type ImportRequest, importFile } from '../import.js'
import type { ContractChange } from '../preview/changes.js'
import { ChangeList, keepPreview } from '../preview.js'
import { UNFORESEEN } from './interruption.js'
import type { UploadLimits } from './limits.js'
import { optionsOf } from './options.js'
import { Progress } from './progress.js'

/** What a runtime has of its own to read an upload with: another thread, a faster digest. */
export type MeansOf = (uploadId: number, file: ByteSource) => Pick<ImportRequest, 'prepare' | 'digest'>

/** What an upload is run with, beside its limits. */
interface Means {
  readonly meansOf?: MeansOf
  /** The objectives previews are held against where the organisation keeps no scheme. */
  readonly plan?: Plan | null
}

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
