import { Worker } from 'node:worker_threads'
import { AppError } from '../errors.js'
import type { Database, Scope } from '../store/database.js'
import type { UndoReport } from '../tasks/undo.js'
import { abandonUploads, type Interruption, type UploadLimits, type UploadRunner } from '../tasks/upload.js'
import type { ThreadJob, UndoAnswer } from './job.js'

const MEGABYTE = 1024 * 1024

/** What a server takes through the web; larger files go by the command line. */
export const NODE_LIMITS: UploadLimits = { maxFileBytes: 100 * MEGABYTE }

const UNDO_STOPPED = {
  code: 'undoStopped',
  message: 'L’annulation s’est arrêtée en chemin ; rien n’a été changé. Recommencez.',
}

const THREAD = new URL('./importThread.js', import.meta.url)
const LONGEST_MS = 15 * 60_000
/** A file that would need more is refused with its thread; the service goes on. */
const HEAP_MB = 2_048

export interface ImportThreadsOptions {
  readonly limits?: UploadLimits
  readonly longestMs?: number
  readonly heapMb?: number
  /** The module a thread runs; tests, which run from source, have theirs. */
  readonly module?: URL
}

/**
 * Runs imports one after the other, each in a thread with its own connection to the base, so that readers never wait. A
 * thread that lasts too long or dies is told of in its upload. `close` ends the one under way, which can then be resumed.
 */
export class ImportThreads implements UploadRunner {
  readonly limits: UploadLimits
  private readonly waiting: number[] = []
  private running: { readonly upload: number; readonly worker: Worker } | null = null
  private undoing: Promise<unknown> = Promise.resolve()
  private ended: Promise<void> = Promise.resolve()
  private closed = false

  constructor(
    private readonly db: Database,
    private readonly path: string,
    private readonly scope: Scope,
    private readonly clock: () => Date,
    private readonly options: ImportThreadsOptions = {},
  ) {
    this.limits = options.limits ?? NODE_LIMITS
  }

  /** Takes up a base: what waited or ran when the service last stopped was interrupted. */
  async open(): Promise<void> {
    await abandonUploads(this.db, this.scope, this.clock, null, 'interrupted')
  }

  async start(upload: number): Promise<void> {
    if (this.waiting.includes(upload) || this.running?.upload === upload) return
    this.waiting.push(upload)
    this.next()
  }

  undo(importId: number): Promise<UndoReport> {
    const answer = this.undoing.then(() => this.undoNow(importId))
    this.undoing = answer.catch(() => {})
    return answer
  }

  async close(): Promise<void> {
    this.closed = true
    await this.running?.worker.terminate()
    await Promise.all([this.ended, this.undoing])
    await abandonUploads(this.db, this.scope, this.clock, null, 'interrupted')
  }

  private next(): void {
    if (this.running || this.closed) return
    const upload = this.waiting.shift()
    if (upload === undefined) return
    const worker = this.thread({ upload })
    this.running = { upload, worker }
    this.ended = this.settled(upload, worker)
  }

  private async settled(upload: number, worker: Worker): Promise<void> {
    const trouble = await this.outcome(worker)
    this.running = null
    if (trouble && !this.closed) {
      await abandonUploads(this.db, this.scope, this.clock, upload, trouble).catch(console.error)
    }
    this.next()
  }

  /** How a thread came to its end; null: by itself, its work done. */
  private async outcome(worker: Worker): Promise<Interruption | null> {
    let trouble: Interruption | null = null
    const timer = setTimeout(() => {
      trouble = 'overtime'
      void worker.terminate()
    }, this.options.longestMs ?? LONGEST_MS)
    worker.on('error', (cause) => {
      console.error(cause)
      trouble = 'unforeseen'
    })
    const code = await exitOf(worker)
    clearTimeout(timer)
    return trouble ?? (code === 0 ? null : 'unforeseen')
  }

  private async undoNow(importId: number): Promise<UndoReport> {
    const worker = this.thread({ undo: importId })
    const exited = exitOf(worker)
    const answer = await new Promise<UndoAnswer | undefined>((resolve, reject) => {
      worker.once('message', resolve)
      worker.once('error', reject)
      void exited.then(() => resolve(undefined))
    })
    await exited
    if (answer?.report) return answer.report
    const { code, message } = answer ?? UNDO_STOPPED
    throw new AppError(code, message)
  }

  private thread(job: Pick<ThreadJob, 'upload' | 'undo'>): Worker {
    const workerData: ThreadJob = { path: this.path, scope: this.scope, limits: this.limits, ...job }
    const maxOldGenerationSizeMb = this.options.heapMb ?? HEAP_MB
    return new Worker(this.options.module ?? THREAD, { workerData, resourceLimits: { maxOldGenerationSizeMb } })
  }
}

/** Unlike `once` of node:events, it settles too where an error came before. */
const exitOf = (worker: Worker): Promise<number> => new Promise((resolve) => worker.once('exit', resolve))
