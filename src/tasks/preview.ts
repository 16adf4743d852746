import { AppError } from '../errors.js'
import type { Database, Scope } from '../store/database.js'
import { findPreview, previewPiece, previewWrites } from '../store/previews.js'
import { currentRevision } from '../store/revision.js'
import type { Upload } from '../store/uploads.js'
import { NO_WHOLES } from '../store/wholes.js'
import type { ImportReport } from './import.js'
import { NO_NAMESAKES } from './namesakes.js'
import type { Changes, ContractChange } from './preview/changes.js'
import type { ImportEffect } from './preview/effect.js'

/** What the import of a deposit would do, as it was last worked out. */
export interface Preview extends Omit<ImportReport, 'id' | 'issues' | 'preview'> {
  readonly effect: ImportEffect
  /** Contracts listed field by field, of all those that would change. */
  readonly listed: number
  readonly actor: string
  /** ISO instant. */
  readonly at: string
  /** Something was published since: figures and contracts may come out otherwise. */
  readonly outdated: boolean
}

/** Contracts listed field by field: more are only counted. */
const MOST_LISTED = 5_000
/** So many a piece: each of at most 12 kB. */
const A_PIECE = 50
const WARNINGS = 20

/** Contracts that would change, as they come, of which the first ones are kept. */
export class ChangeList {
  readonly pieces: string[] = []
  listed = 0
  private waiting: ContractChange[] = []

  add(changes: readonly ContractChange[]): void {
    for (const change of changes.slice(0, MOST_LISTED - this.listed)) {
      this.waiting.push(change)
      this.listed += 1
      if (this.waiting.length === A_PIECE) this.end()
    }
  }

  /** There are no more. */
  end(): void {
    if (this.waiting.length > 0) this.pieces.push(JSON.stringify(this.waiting))
    this.waiting = []
  }
}

/** Keeps what the dry run of a deposit told. */
export async function keepPreview(
  db: Database,
  scope: Scope,
  clock: () => Date,
  uploadId: number,
  { report, changes }: { readonly report: ImportReport; readonly changes: ChangeList },
): Promise<void> {
  const { id: _, issues: _issues, preview: effect, warnings, ...said } = report
  changes.end()
  const kept = JSON.stringify({ ...said, warnings: warnings.slice(0, WARNINGS), effect, listed: changes.listed })
  await db.atomically(
    previewWrites(scope, uploadId, { report: kept, pieces: changes.pieces, at: clock().toISOString() }),
  )
}

/** The preview of a deposit; null where it was not asked for, or its columns were changed since. */
export async function previewOf(db: Database, scope: Scope, { id, task, state }: Upload): Promise<Preview | null> {
  if (task !== 'preview' || state !== 'held') return null
  const kept = await findPreview(db, scope, id)
  if (!kept) return null
  const told = JSON.parse(kept.report) as Omit<Preview, 'actor' | 'at' | 'outdated'>
  // Previews of earlier releases did not say it.
  const { namesakes = NO_NAMESAKES, wholes = NO_WHOLES, placed = null, repeats = [], updated } = told.effect
  const effect = {
    ...told.effect,
    ...settledIn(told.effect),
    namesakes,
    wholes,
    placed,
    repeats,
    updated: { ...NOT_RENAMED, ...updated },
  }
  const said = { ...told, effect }
  const outdated = said.effect.revision !== (await currentRevision(db, scope))
  return { ...said, actor: kept.actor, at: kept.at, outdated }
}

/** Previews of earlier releases did not say what is settled. */
const settledIn = ({ findings, rejected, rejectedSettled = 0 }: ImportEffect) => ({
  findings: findings.map((group) => ({ ...group, settled: group.settled ?? 0 })),
  rejected: rejected.map((row) => ({ ...row, settled: row.settled ?? null })),
  rejectedSettled,
})

const NOT_RENAMED: Pick<Changes, 'renamed' | 'onlyRenamed'> = { renamed: [], onlyRenamed: 0 }

/** The same. Throws AppError `noPreview`. */
export async function knownPreview(db: Database, scope: Scope, upload: Upload): Promise<Preview> {
  const preview = await previewOf(db, scope, upload)
  if (preview) return preview
  throw new AppError(
    'noPreview',
    `Le dépôt n° ${upload.id} n’a pas d’aperçu à jour de ses colonnes : demandez-le sur sa page.`,
  )
}

/** The contracts that would change, piece by piece, as far as they are listed. */
export async function* previewChanges(db: Database, scope: Scope, uploadId: number): AsyncGenerator<ContractChange[]> {
  for (let seq = 0; ; seq += 1) {
    const piece = await previewPiece(db, scope, uploadId, seq)
    if (piece === null) return
    yield JSON.parse(piece) as ContractChange[]
  }
}
