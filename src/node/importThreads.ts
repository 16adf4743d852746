import { Worker } from 'node:worker_threads'
import { AppError } from '../errors.js'
import type { Plan } from '../indicators/plan.js'
import type { Database, Scope } from '../store/database.js'
import type { UndoReport } from '../tasks/undo.js'
import { abandonSilent, abandonUploads, type Interruption } from '../tasks/upload/interruption.js'
import type { UploadLimits } from '../tasks/upload/limits.js'
import { keepUploadsAlive, type UploadRunner } from '../tasks/upload.js'
import type { ThreadJob, UndoAnswer } from './job.js'

const MEGABYTE = 1024 * 1024

/** What a server takes through the web; larger files go by the command line. */
export const NODE_LIMITS: UploadLimits = { maxFileBytes: 100 * MEGABYTE }

/** An undo is written all at once, but its thread may end just after: only the import itself then tells. */
const UNDO_STOPPED = {
  code: 'undoStopped',
  message:
    'L’annulation s’est arrêtée en chemin : elle est faite tout entière ou pas du tout. La page « Registres » dit si l’import compte encore ; si oui, recommencez.',
}

const UNDO_OVERTIME = {
  code: 'undoOvertime',
  message:
    'L’annulation a été arrêtée : elle durait trop longtemps. La page « Registres » dit si l’import compte encore ; si oui, annulez-le par la ligne de commande (« spaser undo »).',
}

const THREAD = new URL('./importThread.js', import.meta.url)
const LONGEST_MS = 15 * 60_000
const ALIVE_MS = 5_000
/** A file that would need more is refused with its thread; the service goes on. */
const HEAP_MB = 2_048

export interface ImportThreadsOptions {
  readonly limits?: UploadLimits
  /** The objectives previews are held against where the organisation keeps no scheme. */
  readonly plan?: Plan | null
  /** How long an import, or an undo, may last. */
  readonly longestMs?: number
  /** How often uploads that wait or run here give a sign of life. */
  readonly aliveMs?: number
  readonly heapMb?: number
  /** The modules threads run, of imports and of reading; tests, which run from source, have theirs. */
  readonly module?: URL
  readonly prepareModule?: URL
}

/**
 * Runs imports one after the other, and undos likewise, each in a thread with its own connection to the base, so that
 * readers never wait. A thread that lasts too long or dies is told of: in its upload, or to whoever asked for the undo.
 * `close` ends what is under way; imports can then be resumed. Other processes may serve the same base: what waits or runs
 * here gives signs of life, and only what gives none is taken for interrupted.
 */
export class ImportThreads implements UploadRunner {
  readonly limits: UploadLimits
  private readonly waiting: number[] = []
  private running: { readonly upload: number; readonly worker: Worker } | null = null
  private undoing: Promise<unknown> = Promise.resolve()
  private withdrawing: Worker | null = null
  private alive: Promise<void> = Promise.resolve()
  private readonly pulse: NodeJS.Timeout
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
    this.pulse = setInterval(() => this.keepAlive(), options.aliveMs ?? ALIVE_MS).unref()
  }

  /** Takes up a base: what waits or runs there without a sign of life was interrupted. */
  async open(): Promise<void> {
    await abandonSilent(this.db, this.scope, this.clock)
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
    clearInterval(this.pulse)
    const mine = this.mine()
    await Promise.all([this.running?.worker.terminate(), this.withdrawing?.terminate()])
    await Promise.all([this.ended, this.undoing, this.alive])
    if (mine.length > 0) await abandonUploads(this.db, this.scope, this.clock, mine, 'interrupted')
  }

  /** The uploads that wait or run here. */
  private mine(): number[] {
    return this.running ? [this.running.upload, ...this.waiting] : [...this.waiting]
  }

  private keepAlive(): void {
    const mine = this.mine()
    if (mine.length === 0) return
    this.alive = this.alive.then(() => keepUploadsAlive(this.db, this.scope, this.clock, mine)).catch(console.error)
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
      await abandonUploads(this.db, this.scope, this.clock, [upload], trouble).catch(console.error)
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
    if (this.closed) throw new AppError(UNDO_STOPPED.code, UNDO_STOPPED.message)
    const worker = this.thread({ undo: importId })
    this.withdrawing = worker
    const answers: UndoAnswer[] = []
    worker.on('message', (answer: UndoAnswer) => answers.push(answer))
    const trouble = await this.outcome(worker)
    this.withdrawing = null
    const [answer] = answers
    if (answer?.report) return answer.report
    const { code, message } = answer ?? (trouble === 'overtime' ? UNDO_OVERTIME : UNDO_STOPPED)
    throw new AppError(code, message)
  }

  private thread(job: Pick<ThreadJob, 'upload' | 'undo'>): Worker {
    const prepareModule = this.options.prepareModule?.href
    const { path, scope, limits } = this
    const workerData: ThreadJob = { path, scope, limits, plan: this.options.plan ?? null, prepareModule, ...job }
    const maxOldGenerationSizeMb = this.options.heapMb ?? HEAP_MB
    return new Worker(this.options.module ?? THREAD, { workerData, resourceLimits: { maxOldGenerationSizeMb } })
  }
}

/** Unlike `once` of node:events, it settles too where an error came before. */
const exitOf = (worker: Worker): Promise<number> => new Promise((resolve) => worker.once('exit', resolve))
