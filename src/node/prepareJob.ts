import type { Issue } from '../errors.js'
import type { RegisterFormat } from '../register/types.js'
import type { Scope } from '../store/database.js'
import type { PreparedBatch, Preparing } from '../tasks/import/prepare.js'

/** Where a thread finds the file: in a folder, or in the base. */
export type FileSource = { readonly file: string } | { readonly upload: number }

/** What a thread that reads and tags is given; the rules it finds in the base. */
export interface PrepareJob {
  /** File of the base. */
  readonly path: string
  readonly scope: Scope
  readonly source: FileSource
  readonly asked: Omit<Preparing, 'rules'>
}

/** What it answers, in this order: opened, any number of batches, read; or refused, at any point. */
export type PrepareAnswer =
  | { readonly opened: RegisterFormat }
  | { readonly batch: PreparedBatch }
  | { readonly read: readonly Issue[] }
  | { readonly refused: string; readonly code: string }

/** What is made of so few rows is sent and cleared away before it counts as old. */
export const BATCH_ROWS = 50
/** Batches on their way at a time: what the thread that writes has to do until the one that reads has some more. */
export const AHEAD = 40
/** Where fewer are on their way, the thread that writes is about to wait: it has time to tag what it is given next. */
export const SHARED = 6
