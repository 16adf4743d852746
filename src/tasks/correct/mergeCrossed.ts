import { KINDS, type Kind, type State } from '../../states.js'
import type { DecisionGiven } from './decided.js'
import { saidOf } from './fields.js'
import type { Grounds } from './grounds.js'
import type { Settled } from './mergeDecisions.js'
import { readOf } from './read.js'
import type { Ground, LineGiven } from './record.js'

/** A fact established one way of one contract and the other way of the other, of neither of which anybody decided. */
export interface FactCrossed extends Readonly<Record<'part' | 'whole', State>> {
  readonly kind: Kind
}

/** Two first amounts, in cents, that are not the same. */
export type AmountsCrossed = Readonly<Record<'part' | 'whole', number>>

const ESTABLISHED: ReadonlySet<State> = new Set(['yes', 'no'])

export function factsCrossed({ contracts, byHand }: Ground, uid: string, into: string): FactCrossed[] {
  const decided = new Set([uid, into].flatMap((each) => byHand.get(each)?.decisions ?? []).map(({ kind }) => kind))
  return KINDS.flatMap((kind) => {
    const [part, whole] = [contracts.get(uid)?.states[kind], contracts.get(into)?.states[kind]]
    if (!part || !whole || decided.has(kind) || part === whole) return []
    return ESTABLISHED.has(part) && ESTABLISHED.has(whole) ? [{ kind, part, whole }] : []
  })
}

/** What is decided of the contract that stays where somebody says which of two facts holds; nothing, where nobody does. */
export function crossedDecided(
  ground: Ground,
  uid: string,
  into: string,
  settled: Settled,
  { reason, document }: Grounds,
): DecisionGiven[] {
  return factsCrossed(ground, uid, into).flatMap(({ kind, part, whole }) => {
    const state = [part, whole].find((each) => each === settled[kind])
    const said =
      state === part ? `Lu du marché ${uid}, réuni à celui-ci` : `Lu de ce marché, et non de ${uid} qui lui est réuni`
    return state ? [{ uid: into, kind, state, document, reason: `${said} : ${reason}` }] : []
  })
}

/** null: they state the same, one states none, or the one of the other is but a maximum. */
export function amountsCrossed(
  { contracts }: Pick<Ground, 'contracts'>,
  uid: string,
  into: string,
): AmountsCrossed | null {
  const [other, own] = [contracts.get(uid)?.record, contracts.get(into)?.record]
  const [part, whole] = [other?.montant ?? null, own?.montant ?? null]
  return part === null || whole === null || part === whole || other?.montantMaximum ? null : { part, whole }
}

/** What puts the amount of the one that stays right where that of the other is said to hold. */
export function amountTaken(ground: Ground, uid: string, into: string, grounds: Grounds): LineGiven[] {
  const amounts = amountsCrossed(ground, uid, into)
  if (amounts === null) return []
  const seen = saidOf(readOf(ground, into).read, 'montant')
  return [{ action: 'set', uid: into, field: 'montant', value: amounts.part, seen, ...grounds }]
}
