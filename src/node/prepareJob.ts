import type { MessagePort } from 'node:worker_threads'
import type { Issue } from '../errors.js'
import type { RegisterFormat } from '../register/types.js'
import type { Scope } from '../store/database.js'
import type { Preparing } from '../tasks/import/prepare.js'

/** Where a thread finds the file: in a folder, or in the base. */
export type FileSource = { readonly file: string } | { readonly upload: number }

/** What a thread that reads and tags is to read; the rules it finds in the base. */
export interface PrepareJob {
  /** File of the base. */
  readonly path: string
  readonly scope: Scope
  readonly source: FileSource
}

/** How it is to be read, once that is known: the thread's first message. */
export type PrepareAsked = Omit<Preparing, 'rules'>

/** The job as its thread finds it: with where batches go, and stay as they were sent until one is asked for. */
export interface PrepareThreadJob extends PrepareJob {
  readonly batches: MessagePort
}

/** What it answers, in this order: opened, a word for each batch sent, read; or refused, at any point. */
export type PrepareAnswer =
  | { readonly opened: RegisterFormat }
  | { readonly sent: true }
  | { readonly read: readonly Issue[] }
  | { readonly refused: string; readonly code: string }

/** What is made of so few rows is sent and cleared away before it counts as old. */
export const BATCH_ROWS = 50
/** Batches on their way at a time: what the thread that writes has to do until the one that reads has some more. */
export const AHEAD = 40
/** Where fewer are on their way, the thread that writes is about to wait: it has time to tag what it is given next. */
export const SHARED = 6
