import type { ContractRecord } from '../../contract.js'
import type { CorrectionLine } from '../../store/corrections.js'
import type { Database, Scope } from '../../store/database.js'
import { type CellFinding, cellFindings } from '../../store/settled.js'
import { recordRead } from '../import/project.js'
import { corrected } from './corrected.js'
import { fieldLabel, hasMoved, saidOf, typedValue } from './fields.js'
import { correctionsOf, type LineInForce, linesInForce } from './inForce.js'
import { type Ground, groundOf, versionsWith } from './record.js'
import { cellTextAt } from './unread.js'

/** Something put right by hand, as people read it. */
export interface CorrectionShown {
  readonly seq: number
  readonly action: 'set' | 'merge' | 'split' | 'apart'
  /** A field of the record by its name, or "colonne:" and a header; null: a contract made part of another, split, or told from another. */
  readonly field: string | null
  readonly label: string
  /** What the register said when it was put right; null: nothing. Of a split: the contract that was split; of two told apart: one of them. */
  readonly before: string | null
  /** Where the register said nothing that could be read: what its cell said; null: nothing, or it was read. */
  readonly unread: string | null
  /** What it is; null: not stated. Of a merger: the contract it was made part of; of a split: the new one; of two told apart: the other. */
  readonly after: string | null
  /** Of a merger: the contract that was made part of the other. */
  readonly part: string | null
  readonly reason: string
  readonly document: string | null
  readonly actor: string
  readonly at: string
  readonly inForce: boolean
  /** The register now says something else than it did, and than what it was put right to; what it says. */
  readonly toReconfirm: { readonly says: string | null } | null
  readonly withdrawn: Pick<CorrectionLine, 'actor' | 'at' | 'reason'> | null
}

export interface CorrectionsShown {
  /** The latest first. */
  readonly lines: readonly CorrectionShown[]
  /** Contracts made part of this one. */
  readonly parts: readonly string[]
  /** What each of them says by itself; one that no register says any more is left out. */
  readonly joined: readonly { readonly uid: string; readonly record: ContractRecord }[]
}

/** What somebody put right of a contract, withdrawn or not. */
export async function correctionsShown(db: Database, scope: Scope, uid: string): Promise<CorrectionsShown> {
  const ground = await groundOf(db, scope, [uid])
  const holding = linesInForce(ground.journal)
  const { parts } = correctionsOf(uid, holding)
  const versions = versionsWith(ground, uid, parts, holding)
  const read = versions && recordRead(versions, ground.reading.rules.columns)
  const findings = await cellFindings(db, scope, [uid, ...parts])
  const lines = ground.journal.flatMap((line) => {
    if (line.action === 'withdraw' || (line.action === 'set' && line.uid !== uid)) return []
    const says = line.action === 'set' && read ? saidOf(read, line.field) : null
    return [
      shownLine(
        line,
        says,
        findings,
        ground.journal,
        holding.some(({ seq }) => seq === line.seq),
      ),
    ]
  })
  const joined = parts.flatMap((part) => alone(ground, part, holding))
  return { lines: lines.reverse(), parts, joined }
}

/** What a contract says by itself, as it was put right. */
function alone(ground: Ground, uid: string, lines: readonly LineInForce[]): CorrectionsShown['joined'][number][] {
  const versions = versionsWith(ground, uid, [], lines)
  if (!versions) return []
  const { columns } = ground.reading.rules
  const read = { record: recordRead(versions, columns), laterTexts: null }
  const { record } = corrected(read, correctionsOf(uid, lines).corrections, columns)
  return [{ uid, record }]
}

function shownLine(
  line: Exclude<CorrectionLine, { action: 'withdraw' }>,
  says: unknown,
  findings: readonly CellFinding[],
  journal: readonly CorrectionLine[],
  inForce: boolean,
): CorrectionShown {
  const { seq, reason, document, actor, at } = line
  const withdrawn = journal.find((each) => each.action === 'withdraw' && each.withdraws === seq) ?? null
  const entry = { seq, reason, document, actor, at, inForce, withdrawn }
  const other = { field: null, toReconfirm: null, unread: null }
  if (line.action === 'merge') {
    return { ...entry, ...other, action: 'merge', label: 'Réunion', before: null, after: line.into, part: line.uid }
  }
  if (line.action === 'split' || line.action === 'apart') {
    const label = line.action === 'split' ? 'Scission' : 'Marchés différents'
    return { ...entry, ...other, action: line.action, label, before: line.uid, after: line.into, part: null }
  }
  const { field, value, seen } = line
  const said = (each: unknown) => typedValue(field, each) || null
  const moved = inForce && hasMoved(line, says)
  return {
    ...{ ...entry, action: 'set', field, label: fieldLabel(field), before: said(seen), after: said(value), part: null },
    unread: seen === null ? cellTextAt(findings, at, field) : null,
    toReconfirm: moved ? { says: said(says) } : null,
  }
}
