import { on } from 'node:events'
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads'
import { AppError, type Issue } from '../errors.js'
import type { ByteSource } from '../register/byteSource.js'
import type { Scope } from '../store/database.js'
import { type PreparedBatch, type PreparedRegister, type Preparer, prepareHere } from '../tasks/import/prepare.js'
import type { FileSource, PrepareAnswer, PrepareAsked, PrepareJob, PrepareThreadJob } from './prepareJob.js'

const THREAD = new URL('./prepareThread.js', import.meta.url)
const MEGABYTE = 1024 * 1024
/** Below, a thread takes longer to start than the file to be read. */
const SMALL = 2 * MEGABYTE
/** What is short-lived is nearly all that is read: it is cleared away before it counts as old. */
const YOUNG_MB = 16
const HEAP_MB = 2_048

export interface Apart {
  /** File of the base. */
  readonly path: string
  readonly scope: Scope
  readonly source: FileSource
  /** The file at that source: another one (of an archive) is read here. */
  readonly whole: ByteSource
  /** Bytes from which a thread is worth its start. */
  readonly from?: number
  /** The module a thread runs; tests, which run from source, have theirs. */
  readonly module?: URL
}

/** Reads and tags in a thread beside the one that writes: an import takes two processors. */
export function prepareApart({ whole, from = SMALL, module = THREAD, ...job }: Apart): Preparer {
  return (file, asked) =>
    file === whole && file.size >= from ? readIn(threadOf(job, module), asked) : prepareHere(file, asked)
}

/** The same with its thread started at once, for a file that is first to be known by its bytes. `close`: it will not be read any more. */
export function preparedAhead({ whole, from = SMALL, module = THREAD, ...job }: Apart): {
  readonly prepare: Preparer
  close(): Promise<unknown>
} {
  if (whole.size < from) return { prepare: prepareHere, close: async () => {} }
  const thread = threadOf(job, module)
  return {
    prepare: (file, asked) => (file === whole ? readIn(thread, asked) : prepareHere(file, asked)),
    close: () => thread.worker.terminate(),
  }
}

interface Thread {
  readonly worker: Worker
  /** Where its batches stay until they are asked for. */
  readonly sent: MessagePort
  readonly answers: AsyncGenerator<PrepareAnswer>
  /** Listened for from the start: what it dies of is told to whoever asks it to read. */
  readonly first: Promise<IteratorResult<PrepareAnswer>>
}

function threadOf(job: PrepareJob, module: URL): Thread {
  const resourceLimits = { maxYoungGenerationSizeMb: YOUNG_MB, maxOldGenerationSizeMb: HEAP_MB }
  const { port1: sent, port2: batches } = new MessageChannel()
  const workerData: PrepareThreadJob = { ...job, batches }
  const worker = new Worker(module, { workerData, transferList: [batches], resourceLimits })
  const answers = answersOf(worker)
  const first = answers.next()
  first.catch(() => {})
  return { worker, sent, answers, first }
}

async function readIn(
  { worker, sent, answers, first: listened }: Thread,
  { rules: _, ...asked }: Parameters<Preparer>[1],
): Promise<PreparedRegister> {
  try {
    worker.postMessage(asked satisfies PrepareAsked)
    const first = await listened
    if (first.done || !('opened' in first.value)) throw new Error('a thread that reads began with no format')
    const notes: Issue[] = []
    const format = first.value.opened
    return { format, notes, batches: batchesOf(worker, answers, sent, notes), close: () => worker.terminate() }
  } catch (cause) {
    await worker.terminate()
    throw cause
  }
}

/** What the thread says, until it ends; throws what it died of, and what it refuses. */
async function* answersOf(worker: Worker): AsyncGenerator<PrepareAnswer> {
  const ended = new AbortController()
  worker.once('exit', () => ended.abort())
  try {
    for await (const [said] of on(worker, 'message', { signal: ended.signal })) {
      const answer = said as PrepareAnswer
      if ('refused' in answer) throw new AppError(answer.code, answer.refused)
      yield answer
      if ('read' in answer) return
    }
  } catch (cause) {
    if (!ended.signal.aborted || cause instanceof AppError) throw cause
    throw new Error('a thread that reads ended before its file did', { cause })
  }
}

async function* batchesOf(
  worker: Worker,
  answers: AsyncGenerator<PrepareAnswer>,
  sent: MessagePort,
  notes: Issue[],
): AsyncGenerator<PreparedBatch> {
  try {
    for await (const answer of answers) {
      if ('read' in answer) notes.push(...answer.read)
      if (!('sent' in answer)) continue
      yield nextOf(sent)
      worker.postMessage('more')
    }
  } finally {
    await worker.terminate()
  }
}

/** Only now does it become objects: those that waited for their turn in memory would count as old, and cost most to clear away. */
function nextOf(sent: MessagePort): PreparedBatch {
  const received = receiveMessageOnPort(sent)
  if (!received) throw new Error('a thread that reads told of a batch that it had not sent')
  return received.message as PreparedBatch
}
