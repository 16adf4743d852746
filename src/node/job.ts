import type { Plan } from '../indicators/plan.js'
import type { Scope } from '../store/database.js'
import type { UndoReport } from '../tasks/undo.js'
import type { UploadLimits } from '../tasks/upload/limits.js'

/** What a thread is given to do. */
export interface ThreadJob {
  /** File of the base. */
  readonly path: string
  readonly scope: Scope
  readonly limits: UploadLimits
  /** The objectives previews are held against where the organisation keeps no scheme. */
  readonly plan: Plan | null
  /** The upload to import, or the import to withdraw. */
  readonly upload?: number
  readonly undo?: number
  /** The module that reads files apart; tests, which run from source, have theirs. */
  readonly prepareModule?: string
}

/** What became of an undo; null report: refused, in words for people. */
export type UndoAnswer =
  | { readonly report: UndoReport }
  | { readonly report: null; readonly code: string; readonly message: string }
