import { sql } from 'kysely'
import type { Tag } from '../considerations/types.js'
import type { Cents, ContractRecord } from '../contract.js'
import type { ReservedTo } from '../states.js'
import { RECORD } from './contracts/columns.js'
import type { Database, Scope } from './database.js'
import { unpackTags } from './evidence.js'

/** What a list of reserved contracts is filtered and ordered by; `parts` are those of the record's fields. */
export interface ReservedRow {
  readonly uid: string
  readonly type: ContractRecord['type']
  readonly reserved: boolean
  readonly clause: boolean
  readonly reservedTo: readonly ReservedTo[]
  readonly montant: Cents | null
  readonly record: ReservedFields
  /** ISO instant of the import that last changed it. */
  readonly changedAt: string
}

const FIELDS = [
  'id',
  'acheteur',
  'consultation',
  'lot',
  'lotObjet',
  'objet',
  'codeCPV',
  'dateNotification',
  'dateSignature',
  'dateAttribution',
  'dureeMois',
  'reconductions',
  'titulaires',
  'modifications',
  'autres',
] as const satisfies readonly (keyof ContractRecord)[]
export type ReservedFields = Pick<ContractRecord, (typeof FIELDS)[number]>

interface Raw {
  uid: string
  type: ContractRecord['type']
  reserved: string
  clause: string
  reservedTo: string
  montant: number | null
  fields: string
  changedAt: string
}

/** Visible contracts known to be reserved or to carry an insertion clause, in the order of their uid; tests left out. */
export async function reservedRows(db: Database, scope: Scope): Promise<ReservedRow[]> {
  const paths = sql.join(FIELDS.map((field) => sql.lit(`$.${field}`)))
  const { rows } = await sql<Raw>`
    SELECT c.uid, c.type, c.reserved, c.insertion_clause AS clause, c.reserved_to AS reservedTo,
      coalesce(c.montant_latest, c.montant_first) AS montant, json_extract(${sql.raw(RECORD)}, ${paths}) AS fields,
      coalesce(i.finished_at, i.started_at) AS changedAt
    FROM contract AS c
    JOIN contract_detail AS d
      ON d.organisation_id = c.organisation_id AND d.uid = c.uid AND d.import_id = c.import_id
    JOIN import AS i ON i.id = c.import_id
    WHERE c.organisation_id = ${scope.organisationId} AND c.current = 1 AND c.test = 0
      AND (c.reserved = 'yes' OR c.insertion_clause = 'yes')
    ORDER BY c.uid`.execute(db.query)
  return rows.map(toRow)
}

function toRow({ fields, ...row }: Raw): ReservedRow {
  const values: unknown[] = JSON.parse(fields)
  return {
    uid: row.uid,
    type: row.type,
    reserved: row.reserved === 'yes',
    clause: row.clause === 'yes',
    reservedTo: JSON.parse(row.reservedTo),
    montant: row.montant as Cents | null,
    record: Object.fromEntries(FIELDS.map((field, at) => [field, values[at]])) as ReservedFields,
    changedAt: row.changedAt,
  }
}

/** Contracts of which neither is established but one at least waits for an officer, by uid; tests left out. */
export async function undecidedUids(db: Database, scope: Scope): Promise<string[]> {
  const { rows } = await sql<{ uid: string }>`
    SELECT uid FROM contract
    WHERE organisation_id = ${scope.organisationId} AND current = 1 AND test = 0
      AND reserved <> 'yes' AND insertion_clause <> 'yes' AND (reserved = 'review' OR insertion_clause = 'review')
    ORDER BY uid`.execute(db.query)
  return rows.map(({ uid }) => uid)
}

/** The whole of some visible contracts, by uid. */
export interface ReservedDetail {
  readonly record: ContractRecord
  readonly tags: readonly Tag[]
}

/** Records and evidence of the contracts asked for, by uid. */
export async function reservedDetails(
  db: Database,
  scope: Scope,
  uids: readonly string[],
): Promise<Map<string, ReservedDetail>> {
  const { rows } = await sql<{ uid: string; record: string; tags: string; rules: string }>`
    SELECT c.uid, ${sql.raw(RECORD)} AS record, d.tags, c.rules_version AS rules
    FROM json_each(${JSON.stringify(uids)}) AS asked
    CROSS JOIN contract AS c ON c.organisation_id = ${scope.organisationId} AND c.current = 1 AND c.uid = asked.value
    JOIN contract_detail AS d
      ON d.organisation_id = c.organisation_id AND d.uid = c.uid AND d.import_id = c.import_id`.execute(db.query)
  return new Map(
    rows.map(({ uid, record, tags, rules }) => [uid, { record: JSON.parse(record), tags: unpackTags(tags, rules) }]),
  )
}
