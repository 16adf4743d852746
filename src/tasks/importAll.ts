import { AppError } from '../errors.js'
import { innerFiles } from '../register/containers/archive.js'
import { DEFAULT_LIMITS } from '../register/limits.js'
import type { Database, Scope } from '../store/database.js'
import { type ImportReport, type ImportRequest, importFile } from './import.js'
import { keepOriginal } from './upload/keep.js'

/** Bytes: what a deposit may be by default. */
const MOST_KEPT = 100 * 1024 * 1024

/** A file that could not be read: it wrote nothing, the others are done. */
export interface Refused {
  readonly file: string
  readonly error: string
  readonly errorCode: string
}

/**
 * Imports a file, or each file of an archive as if it had been given alone, in the order of their names, as it goes. What
 * cannot be read is refused alone; any other failure is thrown. `keep`: the file stays in the base, unless it is too large.
 */
export async function* importAll(
  db: Database,
  scope: Scope,
  clock: () => Date,
  { keep, ...request }: ImportRequest & { readonly keep?: boolean },
): AsyncGenerator<ImportReport | Refused> {
  const imported = async (one: ImportRequest) => {
    const report = await importFile(db, scope, clock, one)
    if (keep && !one.dryRun && one.file.size <= MOST_KEPT) await keepOriginal(db, scope, clock, one, report.id)
    return report
  }
  const inner = await readable(request.name, async () =>
    innerFiles(request.file, { ...DEFAULT_LIMITS, ...request.limits }),
  )
  if (inner !== null && 'error' in inner) {
    yield inner
    return
  }
  if (inner === null) {
    yield await readable(request.name, () => imported(request))
    return
  }
  if (inner.length === 0) yield { file: request.name, error: EMPTY, errorCode: 'emptyArchive' }
  for (const { name, open } of inner) {
    const path = `${request.name}/${name}`
    yield await readable(path, () => imported({ ...request, name: path, file: open() }))
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
