import { parentPort, workerData } from 'node:worker_threads'
import { AppError } from '../errors.js'
import { openSqlite } from '../store/sqlite.js'
import { undoImport } from '../tasks/undo.js'
import { runUpload } from '../tasks/upload.js'
import type { ThreadJob, UndoAnswer } from './job.js'

/** A thread that does one job with a connection of its own, so that the thread that answers readers never waits. */
const { path, scope, upload, undo, limits } = workerData as ThreadJob
const db = openSqlite(path, 'thread')
const clock = () => new Date()
try {
  if (upload !== undefined) await runUpload(db, scope, clock, upload, limits)
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
