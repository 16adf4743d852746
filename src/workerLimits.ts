import type { UploadLimits } from './tasks/upload/limits.js'

/**
 * The registers a Worker takes. An isolate has 128 MB for everything; a file is held as it came and as text, beside 500
 * rows at a time with their evidence: measured on Node, 5 MB of wide rows (1.5 kB each) need 72 MB of heap and 34 MB of
 * buffers, which leaves little. 10 000 rows cost D1 170 to 300 of the 950 statements a request may make.
 */
export const WORKER_LIMITS = {
  maxFileBytes: 5 * 1024 * 1024,
  maxPartBytes: 32 * 1024 * 1024,
  maxRows: 10_000,
  // All are imported in the request that brings them, within its statements.
  maxArchiveFiles: 10,
  // A free base holds 500 MB, contracts included.
  maxKeptBytes: 200 * 1024 * 1024,
} as const satisfies UploadLimits

/** A result is held as rows, as text and as pieces of it at once, a workbook as objects for every cell: 2 000 rows take some 50 MB. */
export const WORKER_FROZEN_ROWS = { result: 10_000, workbook: 2000 } as const
