import { AppError } from '../../errors.js'
import { listOf } from '../../french.js'
import { KIND_LABELS, type Kind, STATE_LABELS, type State } from '../../states.js'
import type { CorrectionLine } from '../../store/corrections.js'
import type { Database, Scope } from '../../store/database.js'
import type { Decision } from '../../store/decisions.js'
import { journalOf } from '../../store/journal.js'
import { linesBack } from '../decide/undo.js'
import type { DecisionGiven } from './decided.js'
import type { Ground } from './record.js'

/** Of facts that officers decided one way of one contract and another way of the other: which holds. */
export type Settled = Readonly<Partial<Record<Kind, State>>>

/** What was decided of two contracts about one fact. */
export interface DecidedTwice {
  readonly kind: Kind
  readonly part: Decision
  readonly whole: Decision
}

/** What officers decided of two contracts that are to be one. */
export interface DecisionsMet {
  /** Decided of the one that is made part, and not of the other: they hold of it. */
  readonly takenOver: readonly Decision[]
  /** Decided otherwise of the one and the other. */
  readonly opposed: readonly DecidedTwice[]
}

export function decisionsMet({ byHand }: Pick<Ground, 'byHand'>, uid: string, into: string): DecisionsMet {
  const whole = byHand.get(into)?.decisions ?? []
  const pairs = (byHand.get(uid)?.decisions ?? []).map((part) => ({
    part,
    kind: part.kind,
    whole: whole.find(({ kind }) => kind === part.kind),
  }))
  return {
    takenOver: pairs.flatMap(({ part, whole }) => (whole ? [] : [part])),
    opposed: pairs.flatMap(({ part, kind, whole }) =>
      whole && whole.state !== part.state ? [{ kind, part, whole }] : [],
    ),
  }
}

/**
 * What is decided of the contract that stays: what was of the other alone, on its own grounds and bound to what was read of that
 * one; and of what was decided two ways, the answer given. Throws AppError `decidedTwice` where one is not settled.
 */
export function decisionsTaken(ground: Ground, uid: string, into: string, settled: Settled): DecisionGiven[] {
  const { takenOver, opposed } = decisionsMet(ground, uid, into)
  const open = opposed.filter(
    ({ kind, part, whole }) => ![part.state, whole.state].includes(settled[kind] ?? 'unknown'),
  )
  if (open.length > 0) throw new AppError('decidedTwice', unsettled(open))
  const chosen = opposed.filter(({ kind, part }) => settled[kind] === part.state)
  return [
    ...takenOver.map((part) => ({ ...takenFrom(part, into), readDigest: part.readDigest })),
    ...chosen.map(({ part }) => takenFrom(part, into)),
  ]
}

const takenFrom = ({ uid, kind, state, reason, document }: Decision, into: string): DecisionGiven => ({
  ...{ uid: into, kind, state, document },
  reason: `Décidé du marché ${uid}, réuni à celui-ci : ${reason}`,
})

function unsettled(open: readonly DecidedTwice[]): string {
  const said = open.map(({ kind, part, whole }) => {
    return `${KIND_LABELS[kind]} (${STATE_LABELS[whole.state]} pour celui qui reste, ${STATE_LABELS[part.state]} pour l’autre)`
  })
  return `Deux décisions s’opposent : ${listOf(said)}. Dites laquelle vaut. Rien n’a été changé.`
}

/** What takes back, of the decisions that mergers brought, those that still hold. */
export async function decisionsBack(
  db: Database,
  scope: Scope,
  group: readonly CorrectionLine[],
): Promise<DecisionGiven[]> {
  const seqs = group.flatMap((line) => (line.action === 'merge' ? line.decisions : []))
  if (seqs.length === 0) return []
  const lines = await linesBack(db, scope, await journalOf(db, scope, seqs))
  return lines.map(({ last: _, ...line }) => line)
}
