import type { StoredContract } from '../../store/contracts.js'
import type { DecisionEntry } from '../../store/decisions.js'
import type { ByHand } from '../byHand.js'
import { type LineGiven, withLine } from '../decide/record.js'
import { factDigest } from '../import/bound.js'

/** A line of the journal of decisions that goes with what is put right by hand. */
export type DecisionGiven = LineGiven
export type DecisionNumbered = DecisionGiven & Pick<DecisionEntry, 'seq' | 'batch'>
export type DecidedBy = Pick<DecisionEntry, 'at'> & { readonly actor: string }

/** Several are decided as one. */
export const numberedDecisions = (given: readonly DecisionGiven[], seq: number): DecisionNumbered[] =>
  given.map((line, at) => ({ ...line, seq: seq + at, batch: given.length > 1 ? seq : null }))

interface DecidedOf {
  /** As it stands with these decisions; null: it does not show. */
  readonly contract: StoredContract | null
  readonly decisions: readonly DecisionEntry[]
}

/** A contract with what is decided of it, each bound to what is read of it then, unless it is bound already. */
export function decidedOf(
  was: StoredContract | undefined,
  lines: readonly DecisionNumbered[],
  before: ByHand,
  project: (byHand: ByHand) => StoredContract | null,
  by: DecidedBy,
): DecidedOf {
  const read = project(before)
  if (lines.length === 0) return { contract: read, decisions: [] }
  const bound = lines.map((line) => ({
    ...line,
    readDigest: line.readDigest ?? (read ? factDigest(read.record, line.kind) : ''),
  }))
  const decisions = bound.reduce((held, line) => withLine(held, { ...line, ...by }), before.decisions)
  const contract = project({ ...before, decisions })
  const entries = bound.map(
    (line): DecisionEntry => ({
      ...{ seq: line.seq, uid: line.uid, kind: line.kind, state: line.state, reason: line.reason },
      ...{ document: line.document, readDigest: line.readDigest, at: by.at, batch: line.batch },
      ...{ undoes: line.undoes ?? null, implied: {} },
      ...{ stateBefore: was?.states[line.kind] ?? null, stateAfter: contract?.states[line.kind] ?? null },
    }),
  )
  return { contract, decisions: entries }
}
