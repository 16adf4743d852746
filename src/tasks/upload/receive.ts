import { AppError } from '../../errors.js'
import { type InnerFile, innerFiles } from '../../register/containers/archive.js'
import { DEFAULT_LIMITS } from '../../register/limits.js'
import type { Database, Scope } from '../../store/database.js'
import { dropUpload } from '../../store/uploadRoom.js'
import { receiveUpload } from '../upload.js'
import type { UploadLimits } from './limits.js'
import { type Asked, Reception, type Told } from './reception.js'
import { MAX_WAITING } from './room.js'

/** What one archive may bring unless told otherwise; more go by the command line. */
const MAX_ARCHIVE_FILES = 200

/** A file that somebody sends. */
export interface Incoming {
  /** Bytes said to come, the file and what wraps it; null: not said. */
  readonly announced: number | null
  /** Hands over the bytes in order, each piece kept before the next; then tells what was said of them. */
  send(keep: (piece: Uint8Array) => Promise<void>): Promise<Told>
}

/**
 * Keeps a file as it comes, or each file of an archive as a deposit of its own, and gives the deposits made, in order; there
 * is at least one. They wait to be imported, or to be looked at. Throws AppError as `receiveUpload` does, whatever `send` throws, and where an archive is empty, holds too
 * many files, or one too large: nothing of it is kept then.
 */
export async function receiveFiles(
  db: Database,
  scope: Scope,
  clock: () => Date,
  incoming: Incoming,
  limits: UploadLimits,
  task: Asked = 'import',
): Promise<readonly [first: number, ...others: number[]]> {
  const reception = new Reception(db, scope, clock, limits, incoming.announced)
  try {
    const told = await incoming.send((piece) => reception.write(piece))
    const inner = await innerFiles(await reception.whole(), { ...DEFAULT_LIMITS, ...limits })
    if (inner === null) return [await reception.seal(told, task)]
    const ids = await receiveInner(db, scope, clock, { told, inner, task, pulse: () => reception.pulse() }, limits)
    await reception.drop()
    return ids
  } catch (cause) {
    await reception.drop()
    throw cause
  }
}

interface Archive {
  readonly told: Told
  readonly inner: readonly InnerFile[]
  readonly task: Asked
  /** Says that the archive is still needed. */
  readonly pulse: () => Promise<void>
}

/** Each file of an archive that is kept for the time this takes. */
async function receiveInner(
  db: Database,
  scope: Scope,
  clock: () => Date,
  { told, inner, task, pulse }: Archive,
  limits: UploadLimits,
): Promise<[first: number, ...others: number[]]> {
  const [first, ...others] = inner
  if (!first) throw emptyArchive()
  const most = limits.maxArchiveFiles ?? MAX_ARCHIVE_FILES
  if (inner.length > most) throw tooManyFiles(inner.length, most)
  // Deposits of one archive wait together: they are let in together, beside the archive itself.
  const roomy = { ...limits, maxWaiting: (limits.maxWaiting ?? MAX_WAITING) + inner.length }
  const keep = async ({ name, open }: InnerFile) => {
    await pulse()
    const shown = [told.name, ...name.split('/')].join(' › ')
    return receiveUpload(db, scope, clock, { ...told, name: shown, file: open(), task }, roomy)
  }
  const ids: [number, ...number[]] = [await keep(first)]
  try {
    for (const each of others) ids.push(await keep(each))
    return ids
  } catch (cause) {
    for (const id of ids) await dropUpload(db, scope, id)
    throw cause
  }
}

const emptyArchive = (): AppError =>
  new AppError(
    'emptyArchive',
    'Cette archive ne contient aucun fichier : demandez-la de nouveau à qui vous l’a transmise.',
  )

const tooManyFiles = (count: number, most: number): AppError =>
  new AppError(
    'tooManyFiles',
    `Cette archive contient ${count} fichiers, plus que les ${most} acceptés ici : importez-la par la ligne de commande (« spaser import »).`,
  )
