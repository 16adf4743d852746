import { correctionLog, countCorrections, type LoggedCorrection } from '../../store/correctionLog.js'
import type { Database, Scope } from '../../store/database.js'
import { fieldLabel, typedValue } from './fields.js'

/** Something put right by hand, or taken back, as people read it among all the others. */
export interface LogLine extends Pick<LoggedCorrection, 'objet' | 'visible' | 'withdrawnBy' | 'inForce'> {
  readonly seq: number
  readonly at: string
  readonly actor: string
  readonly uid: string
  readonly action: 'set' | 'merge' | 'split' | 'apart' | 'withdraw'
  /** "Montant HT", "Réunion", "Annulation"… */
  readonly label: string
  /** Of a field: what the register said then; null: nothing that could be read. */
  readonly before: string | null
  /** Of a field: what it is; null: not stated. Else the other contract, or the number of the line taken back. */
  readonly after: string | null
  readonly reason: string
  readonly document: string | null
}

export interface LogPage {
  readonly lines: readonly LogLine[]
  readonly total: number
  readonly page: number
  readonly pages: number
}

/** One page of all that was put right by hand, the latest first; nothing is ever taken out of it. */
export async function correctionLogPage(
  db: Database,
  scope: Scope,
  { page: asked, size }: { readonly page: number; readonly size: number },
): Promise<LogPage> {
  const total = await countCorrections(db, scope)
  const pages = Math.max(1, Math.ceil(total / size))
  const page = Math.min(asked, pages)
  const found = await correctionLog(db, scope, { limit: size, offset: (page - 1) * size })
  return { lines: found.map(lineOf), total, page, pages }
}

const BATCH = 500

/** All of it, some hundreds at a time. */
export async function* wholeCorrectionLog(db: Database, scope: Scope): AsyncGenerator<LogLine> {
  for (let offset = 0; ; offset += BATCH) {
    const found = await correctionLog(db, scope, { limit: BATCH, offset })
    yield* found.map(lineOf)
    if (found.length < BATCH) return
  }
}

const LABELS = { merge: 'Réunion', split: 'Scission', apart: 'Marchés différents', withdraw: 'Annulation' } as const

function lineOf({ line, ...standing }: LoggedCorrection): LogLine {
  const { seq, at, actor, uid, reason, document, action } = line
  const entry = { seq, at, actor, uid, action, reason, document, ...standing }
  if (line.action !== 'set') {
    const after = line.action === 'withdraw' ? String(line.withdraws) : line.into
    return { ...entry, label: LABELS[line.action], before: null, after }
  }
  const said = (value: unknown) => typedValue(line.field, value) || null
  return { ...entry, label: fieldLabel(line.field), before: said(line.seen), after: said(line.value) }
}
