import type { Siret } from '../contract.js'
import type { Issue } from '../errors.js'
import type { MappingFile } from '../register/mapping.js'
import { readRegister } from '../register/read.js'
import type { ReadLimits } from '../register/types.js'
import type { Database, Scope } from '../store/database.js'
import {
  beginImport,
  dropImport,
  findSameImport,
  type ImportSummary,
  listIssues,
  type RowCounts,
} from '../store/imports.js'
import { settle } from './import/settle.js'
import { Stage } from './import/stage.js'

export interface ImportRequest {
  readonly name: string
  readonly file: Blob
  readonly acheteur?: Siret
  readonly mapping?: MappingFile
  /** Bounds on what is read, where the defaults are too wide for the machine. */
  readonly limits?: Partial<ReadLimits>
  /** Reads and compares everything, writes nothing that stays. */
  readonly dryRun?: boolean
  /** Told now and then how many rows are read, then how many contracts are settled. */
  readonly onProgress?: (progress: ImportProgress) => void
}

export interface ImportProgress {
  readonly stage: 'reading' | 'settling'
  readonly done: number
}

/** What an import did, as SPEC §4 prints it. */
export interface ImportReport extends RowCounts {
  /** null after a dry run. */
  readonly id: number | null
  readonly file: string
  readonly sha256: string
  readonly format: string
  readonly contracts: { readonly created: number; readonly updated: number; readonly unchanged: number }
  readonly issues: readonly Issue[]
  /** Findings about the file as a whole. */
  readonly warnings: readonly string[]
  readonly durationMs: number
}

const A_DAY = 86_400_000

/**
 * Imports one register: visible all at once or not at all. The same file read the same way is recognised and changes
 * nothing. Throws AppError, having written nothing, where the file cannot be read.
 */
export async function importFile(
  db: Database,
  scope: Scope,
  clock: () => Date,
  request: ImportRequest,
): Promise<ImportReport> {
  const started = clock()
  const sha256 = await sha256Of(request.file)
  const options = JSON.stringify({ acheteur: request.acheteur ?? null, mapping: request.mapping ?? null })
  const same = await findSameImport(db, scope, { sha256, options })
  if (same) return recognised(db, scope, same, request, clock().getTime() - started.getTime())
  const { acheteur, mapping, limits } = request
  const register = await readRegister(request.file, { acheteur, mapping, limits })
  const given = { fileName: request.name, sha256, options, format: register.format, startedAt: started.toISOString() }
  const importId = await beginImport(db, scope, given, new Date(started.getTime() - A_DAY).toISOString())
  try {
    const stage = new Stage(db, scope, importId, register.format === 'decp-json' ? 'decp' : 'register')
    for await (const batch of register.items) {
      await stage.take(batch)
      request.onProgress?.({ stage: 'reading', done: stage.counts.read })
    }
    await stage.takeAmendments()
    await stage.note(register.notes)
    const progress = (done: number) => request.onProgress?.({ stage: 'settling', done })
    const counts = await settle(db, scope, importId, stage.counts, { publish: !request.dryRun, clock, progress })
    if (request.dryRun) await dropImport(db, scope, importId)
    const durationMs = clock().getTime() - started.getTime()
    return report(request.dryRun ? null : importId, request.name, given, counts, stage.issues, durationMs)
  } catch (cause) {
    await dropImport(db, scope, importId)
    throw cause
  }
}

/** The same bytes read the same way are already visible: every contract is unchanged, whatever came since. */
async function recognised(
  db: Database,
  scope: Scope,
  same: ImportSummary,
  { name, dryRun }: ImportRequest,
  durationMs: number,
): Promise<ImportReport> {
  const { rows, created, updated, unchanged, rejected, duplicates, ignored } = same
  const counts = {
    rows,
    created: 0,
    updated: 0,
    unchanged: created + updated + unchanged,
    rejected,
    duplicates,
    ignored,
  }
  return report(dryRun ? null : same.id, name, same, counts, await listIssues(db, scope, same.id), durationMs)
}

function report(
  id: number | null,
  file: string,
  { sha256, format }: { readonly sha256: string; readonly format: string },
  counts: RowCounts,
  issues: readonly Issue[],
  durationMs: number,
): ImportReport {
  const { rows, created, updated, unchanged, rejected, duplicates, ignored } = counts
  const contracts = { created, updated, unchanged }
  const warnings = issues
    .filter(({ cell, severity }) => cell === null && severity !== 'info')
    .map(({ message }) => message)
  return {
    ...{ id, file, sha256, format, rows, created, updated, unchanged, rejected, duplicates, ignored },
    ...{ contracts, issues, warnings, durationMs },
  }
}

async function sha256Of(file: Blob): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer())
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
