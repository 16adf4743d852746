import { AppError } from '../../errors.js'
import { innerFiles } from '../../register/containers/archive.js'
import { DEFAULT_LIMITS } from '../../register/limits.js'
import type { Database, Scope } from '../../store/database.js'
import { dropUpload } from '../../store/uploads.js'
import { type ReceivedFile, receiveUpload, type UploadLimits } from '../upload.js'
import { MAX_WAITING } from './room.js'

/** What one archive may bring unless told otherwise; more go by the command line. */
const MAX_ARCHIVE_FILES = 200

/**
 * Keeps a file, or each file of an archive as a deposit of its own, and gives the deposits made, in order; there is at
 * least one. Throws AppError as `receiveUpload` does, and where an archive is empty, holds too many files, or one too large:
 * nothing of it is kept then.
 */
export async function receiveFiles(
  db: Database,
  scope: Scope,
  clock: () => Date,
  received: ReceivedFile,
  limits: UploadLimits,
): Promise<readonly [first: number, ...others: number[]]> {
  const inner = await innerFiles(received.file, { ...DEFAULT_LIMITS, ...limits })
  if (inner === null) return [await receiveUpload(db, scope, clock, received, limits)]
  const [first, ...others] = inner
  if (!first) throw emptyArchive()
  const most = limits.maxArchiveFiles ?? MAX_ARCHIVE_FILES
  if (inner.length > most) throw tooManyFiles(inner.length, most)
  // Deposits of one archive wait together: they are let in together.
  const roomy = { ...limits, maxWaiting: (limits.maxWaiting ?? MAX_WAITING) + others.length }
  const keep = ({ name, open }: (typeof inner)[number]) => {
    const shown = [received.name, ...name.split('/')].join(' › ')
    return receiveUpload(db, scope, clock, { ...received, name: shown, file: open() }, roomy)
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
