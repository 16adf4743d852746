import { AppError } from '../errors.js'
import type { StoredContract } from '../store/contracts.js'
import { type CorrectionLine, correctionGroup } from '../store/corrections.js'
import type { Database, Scope } from '../store/database.js'
import { corrected } from './correct/corrected.js'
import { fieldIn, fieldLabel, fieldNamed, hasMoved, readValue, saidOf } from './correct/fields.js'
import { type Grounds, grounded } from './correct/grounds.js'
import { correctionsOf, linesInForce } from './correct/inForce.js'
import { amountTaken, crossedDecided } from './correct/mergeCrossed.js'
import { decisionsBack, decisionsTaken, type Settled } from './correct/mergeDecisions.js'
import { readOf } from './correct/read.js'
import { type Ground, type LineGiven, noSuchContract, recordCorrections, type ToRecord } from './correct/record.js'
import { FaultyFields, readEach } from './correct/refusal.js'
import { visible } from './decide.js'

export interface CorrectionGiven extends Grounds {
  readonly uid: string
  /** What was typed, by field: one of the record by its name, a declared column by its header. '' : not stated. */
  readonly fields: Readonly<Record<string, string>>
}

/**
 * Puts fields of a visible contract right, over whatever imports say or will say; it is projected anew at once. Each field is
 * a line of its own, undone alone. Throws AppError: `noSuchContract`, `noReason`, `badCorrection`, `nothingToCorrect` where
 * it already says all that.
 */
export async function correct(
  db: Database,
  scope: Scope,
  { uid, fields, ...typed }: CorrectionGiven,
  clock: () => Date,
): Promise<StoredContract> {
  const grounds = grounded(typed)
  const linesOf = (ground: Ground): LineGiven[] => {
    const lines = linesFor(ground, uid, fields).map((line) => ({ ...line, uid, ...grounds }))
    if (lines.length === 0) throw new AppError('nothingToCorrect', NOTHING_TO_CORRECT)
    return lines
  }
  const contracts = await recordCorrections(db, scope, clock, { uids: [uid], linesOf, together: false })
  return contracts.get(uid) ?? raise(noSuchContract(uid))
}

const NOTHING_TO_CORRECT = 'Rien à corriger : le marché dit déjà cela. Rien n’a été changé.'

/** What is typed that the contract does not say yet, or says over an import that moved since; each with what the imports say. Throws FaultyFields. */
export function linesFor(ground: Ground, uid: string, fields: CorrectionGiven['fields']) {
  const { read, corrections } = readOf(ground, uid)
  const { columns } = ground.reading.rules
  const { record } = corrected({ record: read, laterTexts: null }, corrections, columns)
  const { values, faults } = readEach(fields, (name, typed) => {
    const field = fieldIn(read, fieldNamed(name, record, columns))
    const said = saidOf(record, field)
    return { field, said, value: readValue(field, visible(typed), [said, saidOf(read, field)]) }
  })
  if (faults.length > 0) throw new FaultyFields('badCorrection', faults)
  return values.flatMap(({ field, said, value }) => {
    const stands = corrections.findLast((line) => fieldIn(read, line.field) === field)
    const seen = saidOf(read, field)
    const same = JSON.stringify(value) === JSON.stringify(said)
    return same && !(stands && hasMoved(stands, seen))
      ? []
      : [{ action: 'set' as const, field: stands?.field ?? field, value, seen }]
  })
}

export interface MergerGiven extends Grounds {
  readonly uid: string
  /** The contract it is the same as, which stays. */
  readonly into: string
}

interface MergerSettled extends MergerGiven {
  /** Of what officers decided two ways of the two, and of facts established both ways: which holds. */
  readonly decided?: Settled
  /** Of two amounts, that of the one that is made part holds. */
  readonly takesAmount?: boolean
}

/**
 * Makes a contract part of another one that is the same: it shows no more. The one that stays keeps what it says, and takes what it
 * does not say from the other, now and at each import. What was decided of either holds of it. Throws AppError: `noSuchContract`,
 * `noReason`, `badMerger`, `decidedTwice` where what was decided two ways is not settled.
 */
export async function merge(
  db: Database,
  scope: Scope,
  given: MergerSettled,
  clock: () => Date,
): Promise<StoredContract> {
  const contracts = await recordCorrections(db, scope, clock, mergerOf(given))
  return contracts.get(given.into) ?? raise(noSuchContract(given.into))
}

/** What a merger writes. Throws as `merge` does, nothing being read. */
export function mergerOf({ uid, into, decided = {}, takesAmount = false, ...typed }: MergerSettled): ToRecord {
  const grounds = grounded(typed)
  if (uid === into) throw new AppError('badMerger', SAME)
  const linesOf = (ground: Ground): LineGiven[] => {
    for (const each of [uid, into]) if (!ground.contracts.has(each)) throw noSuchContract(each)
    const parts = [uid, ...correctionsOf(uid, linesInForce(ground.journal)).parts]
    return [
      ...parts.map((part): LineGiven => ({ action: 'merge', uid: part, into, decisions: [], ...grounds })),
      ...(takesAmount ? amountTaken(ground, uid, into, grounds) : []),
    ]
  }
  const decisionsOf = (ground: Ground) => [
    ...decisionsTaken(ground, uid, into, decided),
    ...crossedDecided(ground, uid, into, decided, grounds),
  ]
  return { uids: [uid, into], linesOf, decisionsOf, together: true }
}

export const SAME = 'C’est le même marché : indiquez-en un autre, avec lequel le réunir. Rien n’a été changé.'

export interface WithdrawalGiven {
  /** The contract it is withdrawn from: a line about others is none of its own. Left out: whichever it is about. */
  readonly uid?: string
  /** Number of a line of the journal; what was done with it is withdrawn with it. */
  readonly seq: number
  readonly reason: string
}

/**
 * Withdraws a correction, a merger, a split, or that two contracts are two: what was before it holds again, be it an earlier correction; the new contract of
 * a split is withdrawn with it, and what a merger decided is taken back. Gives the contracts it
 * changes that show. Throws AppError: `noCorrection`, `notInForce` where it is withdrawn, or a later one stands over it.
 */
export async function withdraw(
  db: Database,
  scope: Scope,
  { uid, seq, reason }: WithdrawalGiven,
  clock: () => Date,
): Promise<readonly StoredContract[]> {
  const group = await correctionGroup(db, scope, seq)
  const uids = group.flatMap((line) => (line.action === 'merge' ? [line.uid, line.into] : [line.uid]))
  const linesOf = ({ journal }: Ground): LineGiven[] => {
    if (uid !== undefined && !concerns(group, uid, journal)) throw noCorrection(seq)
    checkWithdrawable(seq, group, journal)
    return group.map((line) => ({
      ...({ action: 'withdraw', uid: line.uid, withdraws: line.seq } as const),
      ...{ reason: visible(reason), document: null },
    }))
  }
  const decisionsOf = () => decisionsBack(db, scope, group)
  const contracts = await recordCorrections(db, scope, clock, { uids, linesOf, decisionsOf, together: true })
  return [...contracts.values()]
}

/** Whether lines are about a contract, or about one that is part of it. */
function concerns(group: readonly CorrectionLine[], uid: string, journal: readonly CorrectionLine[]): boolean {
  const own = [uid, ...correctionsOf(uid, linesInForce(journal)).parts]
  return group.some((line) => own.includes(line.uid) || ('into' in line && own.includes(line.into)))
}

const noCorrection = (seq: number): AppError =>
  new AppError('noCorrection', `Aucune correction n° ${seq} à annuler. Rien n’a été changé.`)

function checkWithdrawable(seq: number, group: readonly CorrectionLine[], journal: readonly CorrectionLine[]): void {
  const [first] = group
  if (!first || first.action === 'withdraw') throw noCorrection(seq)
  const holding = new Set(linesInForce(journal).map((line) => line.seq))
  const over = group.find((line) => !holding.has(line.seq))
  if (over) throw new AppError('notInForce', overruled(over, journal))
}

function overruled(line: CorrectionLine, journal: readonly CorrectionLine[]): string {
  const what = line.action === 'set' ? fieldLabel(line.field) : `${DONE[line.action]} du marché ${line.uid}`
  const withdrawn = journal.some((each) => each.action === 'withdraw' && each.withdraws === line.seq)
  return withdrawn
    ? `${what} : la correction n° ${line.seq} est déjà annulée. Rien n’a été changé.`
    : `${what} : une correction plus récente tient lieu de la n° ${line.seq} ; annulez-la d’abord. Rien n’a été changé.`
}

const DONE = { merge: 'Réunion', split: 'Scission', apart: 'Distinction', withdraw: 'Annulation' } as const

const raise = (error: AppError): never => {
  throw error
}
