import type { Plan } from '../indicators/plan.js'
import type { Database, Scope } from '../store/database.js'
import type { Memo } from '../tasks/memo.js'
import type { UploadRunner } from '../tasks/upload.js'

/** What pages and API resources are made over; each takes what it needs, none opens anything by itself. */
export interface WebParts {
  readonly database: Database
  readonly scope: Scope
  /** The same base for one long work, where its statements are counted; absent: `database` itself. */
  readonly workBase?: () => Database
  readonly now: () => Date
  /** The objectives figures are held against; null: none given. */
  readonly plan: Plan | null
  readonly memo: Memo
  /** How many pages are kept as they were made, where memory is short. */
  readonly pagesKept?: number
  /** How many contracts a frozen result, and its workbook, may hold where memory is short; absent: what a server holds. */
  readonly frozenRows?: { readonly result: number; readonly workbook: number }
  /** Runs the imports of files that are dropped. */
  readonly uploads: UploadRunner
  /** Names under which requests are answered. */
  readonly hosts: readonly string[]
}
