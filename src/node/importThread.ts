import { parentPort, workerData } from 'node:worker_threads'
import { AppError } from '../errors.js'
import { openSqlite } from '../store/sqlite.js'
import { undoImport } from '../tasks/undo.js'
import { type MeansOf, runUpload } from '../tasks/upload/run.js'
import { sha256Of, useNativeDigests } from './digest.js'
import type { ThreadJob, UndoAnswer } from './job.js'
import { prepareApart } from './prepareApart.js'

/** A thread that does one job with a connection of its own, so that the thread that answers readers never waits. */
const { path, scope, upload, undo, limits, plan, prepareModule } = workerData as ThreadJob
useNativeDigests()
const db = openSqlite(path, 'thread')
const clock = () => new Date()
const module = prepareModule === undefined ? undefined : new URL(prepareModule)
const meansOf: MeansOf = (id, file) => ({
  prepare: prepareApart({ path, scope, source: { upload: id }, whole: file, module }),
  digest: sha256Of,
})
try {
  if (upload !== undefined) await runUpload(db, scope, clock, upload, limits, { meansOf, plan })
  if (undo !== undefined) parentPort?.postMessage(await undone(undo))
} finally {
  await db.close()
}

/** Errors lose their class between threads: those written for people travel as words. */
async function undone(importId: number): Promise<UndoAnswer> {
  try {
    return { report: await undoImport(db, scope, importId, clock) }
  } catch (cause) {
    if (cause instanceof AppError) return { report: null, code: cause.code, message: cause.message }
    throw cause
  }
}
