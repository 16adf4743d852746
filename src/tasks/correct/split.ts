import { AppError } from '../../errors.js'
import type { StoredContract } from '../../store/contracts.js'
import type { CorrectionLine } from '../../store/corrections.js'
import type { Database, Scope } from '../../store/database.js'
import { linesFor } from '../correct.js'
import { readValues } from '../typeRow/values.js'
import { importRow, rowRequest } from '../typeRow.js'
import { undoImport } from '../undo.js'
import { RECORD_FIELD_NAMES, saidOf, textFieldsOf, typedValue } from './fields.js'
import { type CorrectionForm, correctionForm } from './form.js'
import { type Grounds, grounded } from './grounds.js'
import { type Ground, groundOf, type LineGiven, noSuchContract, recordCorrections } from './record.js'

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
 * which no register can give. Both are withdrawn as one. Throws AppError: `noSuchContract`, `noReason`, `badCorrection`,
 * `badRow`, nothing being written.
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
  const { report } = await importRow(db, scope, clock, { ...rowRequest(values, grounds, clock()), apart })
  const linesOf = (now: Ground): LineGiven[] => {
    if (nextUid(uid, now.journal) !== apart) throw splitMeanwhile(uid)
    const corrected = linesFor(now, uid, stays).map((line) => ({ ...line, uid, ...grounds }))
    return [...corrected, { action: 'split', uid, into: apart, importId: report.id ?? 0, ...grounds }]
  }
  try {
    const contracts = await recordCorrections(db, scope, clock, { uids: [uid, apart], linesOf, together: true })
    const after = contracts.get(uid) ?? contract
    const newAmount = (values.get('montant') as number | undefined) ?? null
    return { stays: after, goes: apart, gap: gapOf(contract.record.montant, after.record.montant, newAmount) }
  } catch (cause) {
    if (report.id !== null) await undoImport(db, scope, report.id, clock)
    throw cause
  }
}

const splitMeanwhile = (uid: string): AppError =>
  new AppError('splitMeanwhile', `Le marché « ${uid} » vient d’être scindé : rouvrez sa page. Rien n’a été changé.`)

/** "+" is in no lot number, once it is folded: no row of a register comes to this uid, nor to its base. */
const nextUid = (uid: string, journal: readonly CorrectionLine[]): string =>
  `${uid}~+${journal.filter((line) => line.action === 'split' && line.uid === uid).length + 1}`

/** All that is said of the new contract. Throws AppError `badRow`. */
function newValues(contract: StoredContract, goes: SplitGiven['goes'], { reading }: Ground): Map<string, unknown> {
  const { columns } = reading.rules
  const { values, faults } = readValues({ ...splitFields(contract, columns), ...named(contract), ...goes }, columns)
  const wrong = faults.filter(({ field }) => field !== 'acheteur')
  if (wrong.length > 0) throw new AppError('badRow', wrong.map(({ message }) => message).join('\n'))
  const { acheteur, type } = contract.record
  const more: [string, string | null][] = [['acheteurNom', acheteur.nom]]
  return new Map([...values, ...more, ...(type === 'concession' ? ([['_type', 'concession']] as const) : [])])
}

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
  const readings = (own.get(uid) ?? []).filter(({ amendments }) => amendments === null)
  const proposed = (field: string, value: string): string => {
    const said = readings.map(({ record }) => typedValue(field, saidOf(record, field)))
    return said.find((each) => each !== '' && each !== value) ?? (SHARED.includes(field) ? '' : value)
  }
  const fields = form.groups.flatMap((group) => group.fields)
  const goes = Object.fromEntries(fields.map(({ field, value }) => [field, proposed(field, value)]))
  return { ...form, goes, montant: contract.record.montant }
}

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
