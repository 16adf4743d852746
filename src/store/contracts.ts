import { sql } from 'kysely'
import type { Considerations } from '../considerations/types.js'
import type { ContractRecord, YearBasis } from '../contract.js'
import type { CountedContract } from '../indicators/types.js'
import { COLUMNS, EVIDENCE, RECORD } from './contracts/columns.js'
import { toContract } from './contracts/fromRow.js'
import type { Database, Scope } from './database.js'

/** A contract as it stands: what is counted, with what was read and what was found. */
export interface StoredContract extends CountedContract {
  readonly sourceImportId: number
  readonly yearBasis: YearBasis | null
  readonly record: ContractRecord
  readonly considerations: Considerations
  readonly rulesVersion: string
}

/** Visible contracts with all that is known of them, page by page in the order of their uid. */
export async function contractsAfter(
  db: Database,
  scope: Scope,
  after: string,
  limit: number,
): Promise<StoredContract[]> {
  const rows = await wholeContracts(db, scope).where('c.uid', '>', after).orderBy('c.uid').limit(limit).execute()
  return rows.map(toContract)
}

/** One visible contract with all that is known of it; null where there is none of that uid. */
export async function contractOf(db: Database, scope: Scope, uid: string): Promise<StoredContract | null> {
  const row = await wholeContracts(db, scope).where('c.uid', '=', uid).executeTakeFirst()
  return row ? toContract(row) : null
}

/** Some visible contracts with all that is known of them, by uid; those that are gone are left out. */
export async function contractsOf(
  db: Database,
  scope: Scope,
  uids: readonly string[],
): Promise<Map<string, StoredContract>> {
  const asked = sql<string>`(SELECT value FROM json_each(${JSON.stringify(uids)}))`
  const rows = await wholeContracts(db, scope).where('c.uid', 'in', asked).execute()
  return new Map(rows.map((row) => [row.uid, toContract(row)]))
}

/** The same of contracts that an import under way has written and nobody sees yet. */
export async function stagedContractsOf(
  db: Database,
  scope: Scope,
  importId: number,
  uids: readonly string[],
): Promise<Map<string, StoredContract>> {
  const asked = sql<string>`(SELECT value FROM json_each(${JSON.stringify(uids)}))`
  const staged = wholeContracts(db, scope, 0).where('c.import_id', '=', importId)
  const rows = await staged.where('c.uid', 'in', asked).execute()
  return new Map(rows.map((row) => [row.uid, toContract(row)]))
}

function wholeContracts(db: Database, scope: Scope, current: 0 | 1 = 1) {
  return db.query
    .selectFrom('contract as c')
    .innerJoin('contract_detail as d', (join) =>
      join
        .onRef('d.organisation_id', '=', 'c.organisation_id')
        .onRef('d.uid', '=', 'c.uid')
        .onRef('d.import_id', '=', 'c.import_id'),
    )
    .select([...COLUMNS.map((column) => `c.${column}` as const), ...EVIDENCE])
    .select(sql<string>`${sql.raw(RECORD)}`.as('record'))
    .where('c.organisation_id', '=', scope.organisationId)
    .where('c.current', '=', current)
}

/** The rule sets by which the visible contracts were read, oldest first; each is one seek, however many contracts it read. */
export async function rulesVersions(db: Database, { organisationId }: Scope): Promise<string[]> {
  const { rows } = await sql<{ readonly version: string }>`
    WITH RECURSIVE known(version) AS (
      SELECT min(rules_version) FROM contract WHERE organisation_id = ${organisationId} AND current = 1
      UNION ALL
      SELECT (
        SELECT min(rules_version) FROM contract
        WHERE organisation_id = ${organisationId} AND current = 1 AND rules_version > known.version
      )
      FROM known WHERE known.version IS NOT NULL
    )
    SELECT version FROM known WHERE version IS NOT NULL`.execute(db.query)
  return rows.map(({ version }) => version)
}

/** How many visible contracts share each identifier that more than one of them bears. */
export async function sharedIdentifiers(db: Database, scope: Scope): Promise<Map<string, number>> {
  const rows = await db.query
    .selectFrom('contract')
    .select(({ fn }) => ['base_uid', fn.countAll<number>().as('contracts')])
    .where('organisation_id', '=', scope.organisationId)
    .where('current', '=', 1)
    .where('id', 'is not', null)
    .groupBy('base_uid')
    .having(({ fn }) => fn.countAll(), '>', 1)
    .execute()
  return new Map(rows.map(({ base_uid, contracts }) => [base_uid, contracts]))
}
