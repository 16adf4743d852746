import { sql } from 'kysely'
import type { Database, Insert, Scope } from './database.js'
import type { CorrectionTable } from './tables/corrections.js'

/** Who put something right by hand, when and why. */
interface Entry {
  readonly seq: number
  /** First line of what was done at once, and is undone at once. */
  readonly group: number
  readonly uid: string
  readonly reason: string
  /** The document relied on (piece, article, page); null: none was given. */
  readonly document: string | null
  readonly actor: string
  /** ISO instant. */
  readonly at: string
}

/** A field of a contract put right. Values are those of the record; null: not stated. */
export interface Correction extends Entry {
  readonly action: 'set'
  readonly field: string
  readonly value: unknown
  /** What the imports said when it was put right. */
  readonly seen: unknown
}

/** A contract that is the same as another: made part of it. */
export interface Merger extends Entry {
  readonly action: 'merge'
  readonly into: string
  /** Lines of the journal of decisions by which what was decided of it is decided of the other: taken back with it. */
  readonly decisions: readonly number[]
}

/** A contract of which a part was made a contract of its own. */
export interface Split extends Entry {
  readonly action: 'split'
  /** The new contract. */
  readonly into: string
  /** The import that holds it. */
  readonly importId: number
}

/** Two contracts that look the same, and are two. */
export interface Apart extends Entry {
  readonly action: 'apart'
  readonly into: string
}

interface Withdrawal extends Entry {
  readonly action: 'withdraw'
  readonly withdraws: number
}

/** A line of the journal of corrections. */
export type CorrectionLine = Correction | Merger | Split | Apart | Withdrawal

/** A line to be added; who does it is whoever asks. */
export type CorrectionEntry = WithoutActor<CorrectionLine>
type WithoutActor<T> = T extends unknown ? Omit<T, 'actor'> : never

/** The corrections that hold of some contracts: their fields, what they are part of, and what is part of them. */
export async function correctionsInForce(
  db: Database,
  scope: Scope,
  uids: readonly string[],
): Promise<(Correction | Merger)[]> {
  const asked = JSON.stringify(uids)
  const { rows } = await sql<CorrectionTable>`
    SELECT c.* FROM json_each(${asked}) AS asked
    CROSS JOIN correction_in_force AS c ON c.organisation_id = ${scope.organisationId} AND c.uid = asked.value
    UNION
    SELECT c.* FROM json_each(${asked}) AS asked
    CROSS JOIN correction_in_force AS c ON c.organisation_id = ${scope.organisationId} AND c.into_uid = asked.value
    ORDER BY 2`.execute(db.query)
  return rows.map(correctionLine).filter((line) => line.action === 'set' || line.action === 'merge')
}

/** All lines about some contracts, or about what was ever part of them, in order. */
export async function correctionJournal(
  db: Database,
  { organisationId }: Scope,
  uids: readonly string[],
): Promise<CorrectionLine[]> {
  const asked = sql`json_each(${JSON.stringify(uids)}) AS asked CROSS JOIN correction AS c
    ON c.organisation_id = ${organisationId}`
  const { rows } = await sql<CorrectionTable>`
    SELECT c.* FROM ${asked} AND c.uid = asked.value
    UNION
    SELECT c.* FROM ${asked} AND c.into_uid = asked.value
    UNION
    SELECT w.* FROM ${asked} AND c.into_uid = asked.value
    JOIN correction AS w ON w.organisation_id = c.organisation_id AND w.withdraws = c.seq
    ORDER BY 2`.execute(db.query)
  return rows.map(correctionLine)
}

/** The split in force of which an import holds the new contract, if it is one. */
export async function splitOfImport(
  db: Database,
  { organisationId }: Scope,
  importId: number,
): Promise<{ readonly uid: string; readonly seq: number } | undefined> {
  return db.query
    .selectFrom('correction_standing')
    .select(['uid', 'seq'])
    .where('organisation_id', '=', organisationId)
    .where('action', '=', 'split')
    .where('import_id', '=', importId)
    .executeTakeFirst()
}

/** The lines of one group, whatever has become of them. */
export async function correctionGroup(db: Database, scope: Scope, seq: number): Promise<CorrectionLine[]> {
  const { rows } = await sql<CorrectionTable>`
    SELECT c.* FROM correction AS asked
    JOIN correction AS c ON c.organisation_id = asked.organisation_id AND c.group_seq = asked.group_seq
    WHERE asked.organisation_id = ${scope.organisationId} AND asked.seq = ${seq}
    ORDER BY c.seq`.execute(db.query)
  return rows.map(correctionLine)
}

/** The number of the last line of the journal; 0: nobody ever put anything right. */
export async function lastCorrection(db: Database, scope: Scope): Promise<number> {
  const row = await db.query
    .selectFrom('correction')
    .select(({ fn }) => fn.max('seq').as('seq'))
    .where('organisation_id', '=', scope.organisationId)
    .executeTakeFirst()
  return row?.seq ?? 0
}

/** Adds lines to the journal of corrections, which nothing is ever taken out of. */
export function correctionsInsert({ organisationId, actor }: Scope, lines: readonly CorrectionEntry[]): Insert {
  return {
    into: 'correction',
    columns: [
      ...['organisation_id', 'seq', 'group_seq', 'uid', 'action', 'field', 'value', 'seen', 'into_uid', 'import_id'],
      'withdraws',
      ...['reason', 'document', 'actor', 'at'],
    ],
    rows: lines.map((line) => [
      ...[organisationId, line.seq, line.group, line.uid, line.action],
      ...saidIn(line),
      'into' in line ? line.into : null,
      line.action === 'split' ? line.importId : null,
      line.action === 'withdraw' ? line.withdraws : null,
      ...[line.reason, line.document, actor, line.at],
    ]),
  }
}

/** What a line says: field, value, and what was seen. */
function saidIn(line: CorrectionEntry): readonly (string | null)[] {
  if (line.action === 'set') return [line.field, JSON.stringify(line.value), JSON.stringify(line.seen)]
  if (line.action === 'merge') return ['', line.decisions.length > 0 ? JSON.stringify(line.decisions) : null, null]
  return [line.action === 'withdraw' ? '' : line.into, null, null]
}

/** A row of the journal as what it says. */
export function correctionLine(row: CorrectionTable): CorrectionLine {
  const { seq, group_seq: group, uid, reason, document, actor, at } = row
  const entry = { seq, group, uid, reason, document, actor, at }
  if (row.action === 'merge') {
    return { ...entry, action: 'merge', into: row.into_uid ?? '', decisions: JSON.parse(row.value ?? '[]') }
  }
  if (row.action === 'apart') return { ...entry, action: 'apart', into: row.into_uid ?? '' }
  if (row.action === 'split') {
    return { ...entry, action: 'split', into: row.into_uid ?? '', importId: row.import_id ?? 0 }
  }
  if (row.action === 'withdraw') return { ...entry, action: 'withdraw', withdraws: row.withdraws ?? 0 }
  const [value, seen] = [JSON.parse(row.value ?? 'null'), JSON.parse(row.seen ?? 'null')]
  return { ...entry, action: 'set', field: row.field, value, seen }
}
