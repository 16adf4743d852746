import { sql } from 'kysely'
import type { Considerations, Tag } from '../considerations/types.js'
import type { ContractRecord, IsoDate, YearBasis } from '../contract.js'
import { fold } from '../fold.js'
import type { CountedContract } from '../indicators/types.js'
import { KINDS, type Kind, type States } from '../states.js'
import type { ObjectKind } from '../topics.js'
import type { Database, Insert, Scope, Statement } from './database.js'
import type { RowCounts } from './imports.js'
import { type ContractDetailTable, type ContractTable, STATE_COLUMNS } from './tables.js'
import { TRAIT_COLUMNS, traitsOfRow } from './traits.js'

/** A contract as it stands: what is counted, with what was read and what was found. */
export interface StoredContract extends CountedContract {
  readonly baseUid: string
  readonly sourceImportId: number
  readonly yearBasis: YearBasis | null
  readonly record: ContractRecord
  readonly considerations: Considerations
  readonly rulesVersion: string
}

/** All columns of a contract but whose it is and whether it is seen. */
export const COLUMNS = [
  'uid',
  'source_import_id',
  'base_uid',
  'lot',
  'type',
  'test',
  'acheteur',
  'id',
  'id_accord_cadre',
  'says_subsequent',
  'year_date',
  'year_basis',
  'montant_first',
  'montant_latest',
  'montant_maximum',
  ...KINDS.map((kind) => STATE_COLUMNS[kind]),
  'heures_contractualisees',
  'heures_realisees',
  'hours',
  'direction',
  'categorie',
  'reserved_to',
  'topics',
  'social_object',
  'environmental_object',
  'undeclared',
  'unfound',
  'rules',
  'rules_version',
  'objet',
  'acheteur_nom',
  'holders',
  'acheteur_sort',
  'holders_sort',
  'code_cpv',
  'duree_mois',
  'search',
] as const satisfies readonly (keyof ContractTable)[]

type Column = (typeof COLUMNS)[number]

/** What is wide of it. */
export const DETAIL = [
  'record',
  'tags',
  'flags',
  'objects',
  'quantities',
] as const satisfies readonly (keyof ContractDetailTable)[]

/** Columns from which `toCounted` makes what counting sees. */
export const COUNTED = [
  'uid',
  'type',
  'test',
  'acheteur',
  'id',
  'id_accord_cadre',
  'lot',
  'says_subsequent',
  'year_date',
  'montant_first',
  'montant_latest',
  'montant_maximum',
  ...KINDS.map((kind) => STATE_COLUMNS[kind]),
  'heures_contractualisees',
  'heures_realisees',
  'hours',
  'direction',
  'categorie',
  ...TRAIT_COLUMNS,
] as const satisfies readonly Column[]

/** Writes contracts, unseen until `publishStatements` of the same import. */
export function contractsInserts(
  scope: Scope,
  importId: number,
  current: 0 | 1,
  contracts: readonly StoredContract[],
): Insert[] {
  return [
    {
      into: 'contract',
      columns: ['organisation_id', 'import_id', 'current', ...COLUMNS],
      rows: contracts
        .map(toRow)
        .map((row) => [...[scope.organisationId, importId, current], ...COLUMNS.map((column) => row[column])]),
    },
    {
      into: 'contract_detail',
      columns: ['organisation_id', 'import_id', 'uid', ...DETAIL],
      rows: contracts.map(({ uid, record, considerations: { tags, flags, objects, quantities } }) => [
        ...[scope.organisationId, importId, uid],
        ...[record, tags, flags, objects, quantities].map((value) => JSON.stringify(value)),
      ]),
    },
  ]
}

/** What makes an import visible: its contracts take the place of those they replace, in one batch. */
export function publishStatements(scope: Scope, importId: number, finishedAt: string, counts: RowCounts): Statement[] {
  const { rows, created, updated, unchanged, rejected, duplicates, ignored } = counts
  return [
    {
      sql: `DELETE FROM contract WHERE organisation_id = ? AND current = 1
        AND uid IN (SELECT uid FROM contract WHERE organisation_id = ? AND import_id = ? AND current = 0)`,
      parameters: [scope.organisationId, scope.organisationId, importId],
    },
    {
      sql: 'UPDATE contract SET current = 1 WHERE organisation_id = ? AND import_id = ? AND current = 0',
      parameters: [scope.organisationId, importId],
    },
    {
      sql: `UPDATE import SET state = 'done', finished_at = ?, row_count = ?, created = ?, updated = ?, unchanged = ?,
          rejected = ?, duplicates = ?, ignored = ?
        WHERE id = ? AND organisation_id = ?`,
      parameters: [
        finishedAt,
        rows,
        created,
        updated,
        unchanged,
        rejected,
        duplicates,
        ignored,
        importId,
        scope.organisationId,
      ],
    },
  ]
}

/** Visible contracts with all that is known of them, page by page in the order of their uid. */
export async function contractsAfter(
  db: Database,
  scope: Scope,
  after: string,
  limit: number,
): Promise<StoredContract[]> {
  const rows = await wholeContracts(db, scope)
    .where('contract.uid', '>', after)
    .orderBy('contract.uid')
    .limit(limit)
    .execute()
  return rows.map(toContract)
}

/** One visible contract with all that is known of it; null where there is none of that uid. */
export async function contractOf(db: Database, scope: Scope, uid: string): Promise<StoredContract | null> {
  const row = await wholeContracts(db, scope).where('contract.uid', '=', uid).executeTakeFirst()
  return row ? toContract(row) : null
}

/** Some visible contracts with all that is known of them, by uid; those that are gone are left out. */
export async function contractsOf(
  db: Database,
  scope: Scope,
  uids: readonly string[],
): Promise<Map<string, StoredContract>> {
  const asked = sql<string>`(SELECT value FROM json_each(${JSON.stringify(uids)}))`
  const rows = await wholeContracts(db, scope).where('contract.uid', 'in', asked).execute()
  return new Map(rows.map((row) => [row.uid, toContract(row)]))
}

function wholeContracts(db: Database, scope: Scope) {
  return db.query
    .selectFrom('contract')
    .innerJoin('contract_detail', (join) =>
      join
        .onRef('contract_detail.organisation_id', '=', 'contract.organisation_id')
        .onRef('contract_detail.uid', '=', 'contract.uid')
        .onRef('contract_detail.import_id', '=', 'contract.import_id'),
    )
    .select([...COLUMNS.map((column) => `contract.${column}` as const), ...DETAIL])
    .where('contract.organisation_id', '=', scope.organisationId)
    .where('contract.current', '=', 1)
}

/** Takes back contracts an import has written but not published. */
export function forgetContractsStatement(scope: Scope, importId: number): Statement {
  return {
    sql: 'DELETE FROM contract WHERE organisation_id = ? AND import_id = ? AND current = 0',
    parameters: [scope.organisationId, importId],
  }
}

/** The rule sets by which the visible contracts were read, oldest first. */
export async function rulesVersions(db: Database, scope: Scope): Promise<string[]> {
  const rows = await db.query
    .selectFrom('contract')
    .select('rules_version')
    .distinct()
    .where('organisation_id', '=', scope.organisationId)
    .where('current', '=', 1)
    .orderBy('rules_version')
    .execute()
  return rows.map((row) => row.rules_version)
}

/** Takes visible contracts out; the same batch puts back what remains of them. */
export function withdrawContractsStatement(scope: Scope, uids: readonly string[]): Statement {
  return {
    sql: `DELETE FROM contract WHERE organisation_id = ? AND current = 1 AND uid IN (SELECT value FROM json_each(?))`,
    parameters: [scope.organisationId, JSON.stringify(uids)],
  }
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

type Row = Pick<ContractTable, Column>
type WholeRow = Row & Pick<ContractDetailTable, (typeof DETAIL)[number]>
type CountedRow = Pick<ContractTable, (typeof COUNTED)[number]>

const toBit = (value: boolean): 0 | 1 => (value ? 1 : 0)

const isBought = ({ objects }: Considerations, kind: ObjectKind): boolean =>
  objects.some(({ object }) => object === kind)

/** Sorted, so that contracts read by the same rules say it alike. */
const rulesOf = ({ tags, objects }: Considerations): string[] =>
  [...new Set([...tags, ...objects].map(({ rule }) => rule))].sort()

const toRow = (contract: StoredContract): Row => ({
  ...identityColumns(contract),
  ...countedColumns(contract),
  ...foundColumns(contract),
  ...shownColumns(contract.record),
})

/** What a contract is, and where it comes from. */
function identityColumns(contract: StoredContract) {
  return {
    uid: contract.uid,
    source_import_id: contract.sourceImportId,
    base_uid: contract.baseUid,
    lot: contract.lot,
    type: contract.type,
    test: toBit(contract.test),
    acheteur: contract.acheteur,
    id: contract.id,
    id_accord_cadre: contract.idAccordCadre,
    says_subsequent: toBit(contract.saysSubsequent),
  }
}

/** Dates, amounts and hours it is counted by. */
function countedColumns(contract: StoredContract) {
  return {
    year_date: contract.yearDate,
    year_basis: contract.yearBasis,
    montant_first: contract.montantFirst,
    montant_latest: contract.montantLatest,
    montant_maximum: toBit(contract.montantMaximum),
    heures_contractualisees: contract.heuresContractualisees,
    heures_realisees: contract.heuresRealisees,
    hours: JSON.stringify(contract.hours),
    direction: contract.direction,
    categorie: contract.categorie,
  }
}

/** What was found in its texts, and by which rules. */
function foundColumns({ considerations, rulesVersion }: StoredContract) {
  const { states } = considerations
  return {
    insertion_clause: states.insertionClause,
    social_clause: states.socialClause,
    social_criterion: states.socialCriterion,
    reserved: states.reserved,
    environmental_clause: states.environmentalClause,
    environmental_criterion: states.environmentalCriterion,
    reserved_to: JSON.stringify(considerations.reservedTo),
    topics: JSON.stringify(considerations.topics),
    social_object: toBit(isBought(considerations, 'socialObject')),
    environmental_object: toBit(isBought(considerations, 'environmentalObject')),
    undeclared: JSON.stringify(considerations.gaps.undeclared),
    unfound: JSON.stringify(considerations.gaps.unfound),
    rules: JSON.stringify(rulesOf(considerations)),
    rules_version: rulesVersion,
  }
}

/** What lists show, sort and search. */
function shownColumns(record: ContractRecord) {
  return {
    objet: record.objet,
    acheteur_nom: record.acheteur.nom,
    holders: holderNames(record).join(' · '),
    acheteur_sort: record.acheteur.nom && fold(record.acheteur.nom),
    holders_sort: fold(holderNames(record).join(' ')),
    code_cpv: record.codeCPV,
    duree_mois: record.dureeMois,
    search: searchText(record),
  }
}

const holderNames = ({ titulaires }: ContractRecord): string[] =>
  titulaires.flatMap(({ denominationSociale, id }) => denominationSociale ?? id ?? [])

/** What a person may type to find a contract again, folded as their words will be; lists sort by it, so the object leads. */
function searchText(record: ContractRecord): string {
  const { id, consultation, objet, lotObjet, acheteur, direction, categorie, codeCPV, titulaires } = record
  const holders = titulaires.flatMap((holder) => [holder.denominationSociale, holder.id])
  return fold([objet, lotObjet, id, consultation, acheteur.nom, direction, categorie, codeCPV, ...holders].join(' '))
}

/** The six facts of a row. */
export function toStates(row: Pick<ContractTable, (typeof STATE_COLUMNS)[Kind]>): States {
  return {
    insertionClause: row.insertion_clause,
    socialClause: row.social_clause,
    socialCriterion: row.social_criterion,
    reserved: row.reserved,
    environmentalClause: row.environmental_clause,
    environmentalCriterion: row.environmental_criterion,
  }
}

/** A row as counting sees it: columns were written from the branded values they are read back into. */
export function toCounted(row: CountedRow): CountedContract {
  return {
    uid: row.uid,
    type: row.type,
    test: row.test === 1,
    acheteur: row.acheteur,
    id: row.id,
    idAccordCadre: row.id_accord_cadre,
    lot: row.lot,
    saysSubsequent: row.says_subsequent === 1,
    yearDate: row.year_date as IsoDate | null,
    montantFirst: row.montant_first as CountedContract['montantFirst'],
    montantLatest: row.montant_latest as CountedContract['montantLatest'],
    montantMaximum: row.montant_maximum === 1,
    states: toStates(row),
    traits: traitsOfRow(row),
    heuresContractualisees: row.heures_contractualisees as CountedContract['heuresContractualisees'],
    heuresRealisees: row.heures_realisees as CountedContract['heuresRealisees'],
    hours: row.hours === '[]' ? [] : JSON.parse(row.hours),
    direction: row.direction,
    categorie: row.categorie,
  }
}

function toContract(row: WholeRow): StoredContract {
  const counted = toCounted(row)
  return {
    ...counted,
    baseUid: row.base_uid,
    sourceImportId: row.source_import_id,
    yearBasis: row.year_basis as YearBasis | null,
    record: JSON.parse(row.record),
    considerations: {
      states: counted.states,
      reservedTo: JSON.parse(row.reserved_to),
      tags: JSON.parse(row.tags).map((tag: Tag) => ({ ...unversioned(row, tag), ...tag })),
      flags: JSON.parse(row.flags),
      objects: JSON.parse(row.objects),
      quantities: JSON.parse(row.quantities),
      topics: JSON.parse(row.topics),
      gaps: { undeclared: JSON.parse(row.undeclared), unfound: JSON.parse(row.unfound) },
    },
    rulesVersion: row.rules_version,
  }
}

/** Tags read before rule set 3 carry neither their rule set nor a topic. */
const unversioned = ({ rules_version }: WholeRow, { kind }: Tag): Pick<Tag, 'ruleSet' | 'topic'> => ({
  ruleSet: rules_version,
  topic: kind.startsWith('environmental') ? 'environment' : 'social',
})
