import { AppError } from '../errors.js'
import { innerFiles } from '../register/containers/archive.js'
import { DEFAULT_LIMITS } from '../register/limits.js'
import type { Database, Scope } from '../store/database.js'
import { type ImportReport, type ImportRequest, importFile } from './import.js'

/** A file that could not be read: it wrote nothing, the others are done. */
export interface Refused {
  readonly file: string
  readonly error: string
  readonly errorCode: string
}

/**
 * Imports a file, or each file of an archive as if it had been given alone, in the order of their names, as it goes. What
 * cannot be read is refused alone; any other failure is thrown.
 */
export async function* importAll(
  db: Database,
  scope: Scope,
  clock: () => Date,
  request: ImportRequest,
): AsyncGenerator<ImportReport | Refused> {
  const inner = await readable(request.name, async () =>
    innerFiles(request.file, { ...DEFAULT_LIMITS, ...request.limits }),
  )
  if (inner !== null && 'error' in inner) {
    yield inner
    return
  }
  if (inner === null) {
    yield await readable(request.name, () => importFile(db, scope, clock, request))
    return
  }
  if (inner.length === 0) yield { file: request.name, error: EMPTY, errorCode: 'emptyArchive' }
  for (const { name, open } of inner) {
    const path = `${request.name}/${name}`
    yield await readable(path, () => importFile(db, scope, clock, { ...request, name: path, file: open() }))
  }
}

const EMPTY = 'Cette archive ne contient aucun fichier : demandez-la de nouveau à qui vous l’a transmise.'

async function readable<T>(file: string, read: () => Promise<T>): Promise<T | Refused> {
  try {
    return await read()
  } catch (cause) {
    if (cause instanceof AppError) return { file, error: cause.message, errorCode: cause.code }
    throw cause
  }
}
