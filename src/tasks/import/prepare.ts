import type { RuleSet } from '../../considerations/ruleSet.js'
import { saysAmendment } from '../../contract/nature.js'
import { writtenRecord } from '../../contract/versions/digest.js'
import type { ContractRecord, Siret } from '../../contract.js'
import type { Issue } from '../../errors.js'
import type { ByteSource } from '../../register/byteSource.js'
import type { MappingFile } from '../../register/mapping.js'
import { readRegister } from '../../register/read.js'
import type { HourLine } from '../../register/table/hourLines.js'
import type { Aside, ReadLimits, ReadRow, RegisterFormat, RegisterItem, RejectedRow } from '../../register/types.js'
import { type ContractCells, contractCells } from '../../store/contracts/toRow.js'
import { type RowKey, rowKey } from './identify.js'
import { projectContract } from './project.js'

/** A row as it is written where nothing else is known of its contract. Plain values: it may come from another thread. */
export interface PreparedRow {
  readonly place: string
  readonly key: RowKey
  /** Its object announces an amendment. */
  readonly amendment: boolean
  readonly digest: string
  /** JSON of the record. */
  readonly record: string
  /** What its hours are beside those of the other rows of its contract. */
  readonly hourLine: HourLine | null
  /** Of an amendment: how it is kept where nothing is known of what it amends; null: it names nothing of it. */
  readonly aside: Aside | null
  /** What is found in it; null: that is left to whoever writes it. */
  readonly cells: ContractCells | null
}

export interface PreparedBatch {
  readonly rows: readonly PreparedRow[]
  readonly rejected: readonly RejectedRow[]
  /** Rows told with the contract of another row: they count as its duplicates. */
  readonly joined: number
  readonly ignored: number
  readonly issues: readonly Issue[]
}

export interface PreparedRegister {
  readonly format: RegisterFormat
  /** Findings about the file as a whole, complete once the batches are read through. */
  readonly notes: readonly Issue[]
  readonly batches: AsyncIterable<PreparedBatch>
  /** Lets go of what reads, however far it has come. */
  close(): Promise<unknown>
}

/** What a register is read and tagged by. */
export interface Preparing {
  readonly acheteur?: Siret
  readonly mapping?: MappingFile
  readonly limits?: Partial<ReadLimits>
  /** ISO day of the import: what is notified later is said. */
  readonly today?: string
  readonly rules: RuleSet
}

/** Reads and tags a register: here, or in a thread beside the one that writes. */
export type Preparer = (file: ByteSource, asked: Preparing) => Promise<PreparedRegister>

/** Reads and tags in the thread that asks. Throws AppError where the file cannot be read. */
export const prepareHere: Preparer = async (file, { rules, ...options }) => {
  const { format, notes, items } = await readRegister(file, options)
  return { format, notes, batches: batchesOf(items, format, rules), close: async () => {} }
}

async function* batchesOf(
  items: AsyncIterable<readonly RegisterItem[]>,
  format: RegisterFormat,
  rules: RuleSet,
): AsyncGenerator<PreparedBatch> {
  for await (const batch of items) yield prepareBatch(batch, format, rules)
}

/** What one batch of a register becomes; without rules, nothing is looked for in it yet. */
export function prepareBatch(
  items: readonly RegisterItem[],
  format: RegisterFormat,
  rules: RuleSet | null,
): PreparedBatch {
  const read = items.filter((item) => item.outcome === 'read')
  const rejected = items.filter((item) => item.outcome === 'rejected')
  const joined = items.filter((item) => item.outcome === 'duplicate').length
  return {
    rows: read.map((row) => prepareRow(row, format, rules)),
    rejected,
    joined,
    ignored: items.length - read.length - rejected.length - joined,
    issues: items.flatMap((item) => (item.outcome === 'ignored' ? [] : item.issues)),
  }
}

export function prepareRow(
  { place, record, aside, hourLine }: Pick<ReadRow, 'place' | 'record' | 'aside' | 'hourLine'>,
  format: string,
  rules: RuleSet | null,
): PreparedRow {
  const [key, { json, digest }] = [rowKey(record), writtenRecord(record)]
  const amendment = saysAmendment(record.objet)
  const cells = rules && cellsOf(record, key, digest, format, rules)
  const kept = (amendment && aside) || null
  return { place, key, digest, amendment, hourLine: hourLine ?? null, aside: kept, record: json, cells }
}

/** A batch whose rows all make the contract of this uid, under a base identifier that no register can give. */
export function batchApart(batch: PreparedBatch, uid: string): PreparedBatch {
  const rows = batch.rows.map((row) => ({
    ...row,
    amendment: false,
    key: { ...row.key, baseUid: uid, plainUid: uid, named: true },
    cells: null,
  }))
  return { ...batch, rows }
}

/** A row with what is found in it. */
export type FoundRow = PreparedRow & { readonly cells: ContractCells }

/** The row with what is found in it, wherever that was left to be done. */
export function foundIn(row: PreparedRow, format: string, rules: RuleSet): FoundRow {
  if (isFound(row)) return row
  const { place, key, digest, amendment, hourLine, aside, record } = row
  const cells = cellsOf(JSON.parse(record) as ContractRecord, key, digest, format, rules)
  return { place, key, digest, amendment, hourLine, aside, record, cells }
}

const isFound = (row: PreparedRow): row is FoundRow => row.cells !== null

function cellsOf(record: ContractRecord, key: RowKey, digest: string, format: string, rules: RuleSet): ContractCells {
  const { plainUid: uid, baseUid, lot } = key
  const version = {
    uid,
    baseUid,
    lot,
    importId: 0,
    spokenFor: 0,
    late: false,
    format,
    digest,
    record,
    amendments: null,
    part: null,
  }
  return contractCells(projectContract([version], rules))
}
