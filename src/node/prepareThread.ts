import { once } from 'node:events'
import { parentPort, workerData } from 'node:worker_threads'
import { AppError } from '../errors.js'
import type { ByteSource } from '../register/byteSource.js'
import { readRegister } from '../register/read.js'
import { openSqlite } from '../store/sqlite.js'
import { readBytes } from '../store/uploadBytes.js'
import { prepareBatch } from '../tasks/import/prepare.js'
import { ruleSetOf } from '../tasks/rules.js'
import { useNativeDigests } from './digest.js'
import { FileBytes } from './fileBytes.js'
import { useNativeGunzip } from './gunzip.js'
import {
  AHEAD,
  BATCH_ROWS,
  type PrepareAnswer,
  type PrepareAsked,
  type PrepareThreadJob,
  SHARED,
} from './prepareJob.js'

/** A thread that reads and tags a register while another writes what it has found; once asked, `more` lets it go one batch further. */
const { path, scope, source, batches } = workerData as PrepareThreadJob
useNativeDigests()
useNativeGunzip()
const db = openSqlite(path, 'thread')
const answer = (said: PrepareAnswer) => parentPort?.postMessage(said)

let room = AHEAD
let wake = () => {}
const [asked]: PrepareAsked[] = parentPort ? await once(parentPort, 'message') : []
parentPort?.on('message', () => {
  room += 1
  wake()
})
const roomMade = () => new Promise<void>((resolve) => (wake = resolve))

try {
  const rules = await ruleSetOf(db, scope)
  const { format, notes, items } = await readRegister(await opened(), { ...asked, batchRows: BATCH_ROWS })
  answer({ opened: format })
  for await (const batch of items) {
    await new Promise(setImmediate)
    const prepared = prepareBatch(batch, format, AHEAD - room < SHARED ? null : rules)
    if (room === 0) await roomMade()
    room -= 1
    batches.postMessage(prepared)
    answer({ sent: true })
  }
  answer({ read: notes })
} catch (cause) {
  // Errors lose their class between threads: those written for people travel as words.
  if (!(cause instanceof AppError)) throw cause
  answer({ refused: cause.message, code: cause.code })
} finally {
  parentPort?.removeAllListeners('message')
  parentPort?.unref()
  await db.close()
}

async function opened(): Promise<ByteSource> {
  if ('file' in source) return new FileBytes(source.file)
  const bytes = await readBytes(db, scope, source.upload)
  if (!bytes) throw new AppError('bytesGone', 'Le fichier n’est plus là : déposez-le de nouveau.')
  return bytes
}
