import { AppError } from '../../errors.js'
import type { StoredContract } from '../../store/contracts.js'
import type { CorrectionLine } from '../../store/corrections.js'
import type { Database, Scope } from '../../store/database.js'
import { linesFor } from '../correct.js'
import { readValues } from '../typeRow/values.js'
import { importRow, rowRequest } from '../typeRow.js'
import { RECORD_FIELD_NAMES, saidOf, textFieldsOf, typedValue } from './fields.js'
import { type CorrectionForm, correctionForm } from './form.js'
import { type Grounds, grounded } from './grounds.js'
import { correctionWrites, type Ground, groundOf, type LineGiven, noSuchContract } from './record.js'
import { FaultyFields } from './refusal.js'

export interface SplitGiven extends Grounds {
  readonly uid: string
  /** What is typed of the contract that stays, by field: the others stay as they are. */
  readonly stays: Readonly<Record<string, string>>
  /** What is typed of the new one: the others are those of the contract, amounts and hours apart, which are not doubled. */
  readonly goes: Readonly<Record<string, string>>
}

export interface SplitDone {
  readonly stays: StoredContract
  /** The uid of the new one. */
  readonly goes: string
  /** What their two amounts make less than the former one, in cents; negative: more. Null: one is not stated. */
  readonly gap: number | null
}

/** Fields that are shared out between the two, and never said twice. */
const SHARED: readonly string[] = ['montant', 'valeurEstimee', 'heuresContractualisees', 'heuresRealisees', 'hours']

/**
 * Makes two contracts of a visible one: the first keeps its uid, corrected; the second is a row typed under a uid of its own,
 * which no register can give. Both show at one moment, and are withdrawn as one. Throws AppError: `noSuchContract`, `noReason`,
 * `badCorrection`, `badRow`, `splitMeanwhile`, nothing being written.
 */
export async function split(
  db: Database,
  scope: Scope,
  { uid, stays, goes, ...typed }: SplitGiven,
  clock: () => Date,
): Promise<SplitDone> {
  const grounds = grounded(typed)
  const ground = await groundOf(db, scope, [uid])
  const contract = ground.contracts.get(uid)
  if (!contract) throw noSuchContract(uid)
  linesFor(ground, uid, stays)
  const values = newValues(contract, goes, ground)
  const apart = nextUid(uid, ground.journal)
  const after = new Map<string, StoredContract>()
  const alongside = async (importId: number, at: string) => {
    const linesOf = (now: Ground) => splitLines(now, { uid, stays, apart, importId, grounds })
    const { writes, contracts } = await correctionWrites(db, scope, at, { uids: [uid], linesOf, together: true })
    for (const each of contracts.values()) after.set(each.uid, each)
    return writes
  }
  const request = rowRequest(values, grounds, clock(), { declared: declaredIn(contract), what: 'Scission' })
  await importRow(db, scope, clock, { ...request, apart, alongside })
  const changed = after.get(uid)
  // Of a row typed for another split at this very moment, the import is known: nothing was written with it.
  if (!changed) throw splitMeanwhile(uid)
  const newAmount = (values.get('montant') as number | undefined) ?? null
  return { stays: changed, goes: apart, gap: gapOf(contract.record.montant, changed.record.montant, newAmount) }
}

interface SplitAt {
  readonly uid: string
  readonly stays: SplitGiven['stays']
  readonly apart: string
  readonly importId: number
  readonly grounds: Grounds
}

/** What is put right of the contract that stays, then the split itself: a group of the journal. */
function splitLines(ground: Ground, { uid, stays, apart, importId, grounds }: SplitAt): LineGiven[] {
  if (nextUid(uid, ground.journal) !== apart) throw splitMeanwhile(uid)
  const corrected = linesFor(ground, uid, stays).map((line) => ({ ...line, uid, ...grounds }))
  return [...corrected, { action: 'split', uid, into: apart, importId, ...grounds }]
}

const splitMeanwhile = (uid: string): AppError =>
  new AppError('splitMeanwhile', `Le marché « ${uid} » vient d’être scindé : rouvrez sa page. Rien n’a été changé.`)

/** "+" is in no lot number, once it is folded: no row of a register comes to this uid, nor to its base. */
const nextUid = (uid: string, journal: readonly CorrectionLine[]): string =>
  `${uid}~+${journal.filter((line) => line.action === 'split' && line.uid === uid).length + 1}`

/** All that is said of the new contract. Throws AppError `badRow`. */
function newValues(contract: StoredContract, goes: SplitGiven['goes'], { own, reading }: Ground): Map<string, unknown> {
  const { columns } = reading.rules
  const typed = { ...splitFields(contract, columns), ...named(contract), ...goes }
  const { values, faults } = readValues(typed, columns, [contract.record, ...readingsOf(own, contract.uid)])
  const wrong = faults.filter(({ field }) => field !== 'acheteur' || typed.acheteur.trim() !== '')
  if (wrong.length > 0) throw new FaultyFields('badRow', wrong)
  return new Map([...values, ...(contract.record.type === 'concession' ? ([['_type', 'concession']] as const) : [])])
}

/** Columns that somebody said what they declare of: the new row is read as they are. */
const declaredIn = ({ record: { texts } }: StoredContract) =>
  new Map(texts.flatMap(({ column, declares }) => (column !== null && declares ? [[column, declares] as const] : [])))

const named = ({ record: { id, acheteur } }: StoredContract) => ({ id: id ?? '', acheteur: acheteur.id ?? '' })

/** A contract as a form shows it to be split: what stays, as it is to be corrected, and what the new one is proposed to say. */
export interface SplitForm extends CorrectionForm {
  /** By field, as it would be typed: what an import says otherwise, else what the contract says; amounts and hours blank. */
  readonly goes: Readonly<Record<string, string>>
  readonly montant: number | null
}

/** Throws AppError `noSuchContract`. */
export async function splitForm(db: Database, scope: Scope, uid: string): Promise<SplitForm> {
  const form = await correctionForm(db, scope, uid)
  const { contracts, own } = await groundOf(db, scope, [uid])
  const contract = contracts.get(uid)
  if (!contract) throw noSuchContract(uid)
  const proposed = (field: string, value: string): string => {
    const said = readingsOf(own, uid).map((record) => typedValue(field, saidOf(record, field)))
    return said.find((each) => each !== '' && each !== value) ?? (SHARED.includes(field) ? '' : value)
  }
  const fields = form.groups.flatMap((group) => group.fields)
  const goes = Object.fromEntries(fields.map(({ field, value }) => [field, proposed(field, value)]))
  return { ...form, goes, montant: contract.record.montant }
}

/** What each import that states a contract says of it. */
const readingsOf = (own: Ground['own'], uid: string) =>
  (own.get(uid) ?? []).filter(({ amendments }) => amendments === null).map(({ record }) => record)

/** The fields of a contract as the new one is proposed them, as they would be typed. */
function splitFields(
  { record }: Pick<StoredContract, 'record'>,
  columns: Parameters<typeof textFieldsOf>[1],
): Record<string, string> {
  const fields = [...RECORD_FIELD_NAMES, ...textFieldsOf(record, columns)]
  return Object.fromEntries(
    fields.map((field) => [field, SHARED.includes(field) ? '' : typedValue(field, saidOf(record, field))]),
  )
}

/** What two amounts make less than the former one, in cents; negative: they make more. Null: one of the three is not stated. */
export const gapOf = (former: number | null, stays: number | null, goes: number | null): number | null =>
  former === null || stays === null || goes === null ? null : former - stays - goes
