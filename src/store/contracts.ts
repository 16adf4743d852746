import { sql } from 'kysely'
import { doubtsOf, doubtsText } from '../considerations/doubts.js'
import type { Considerations } from '../considerations/types.js'
import type { ContractRecord, IsoDate, YearBasis } from '../contract.js'
import { fold, foldAll } from '../fold.js'
import { groundsIn, groundsText } from '../indicators/grounds.js'
import type { CountedContract } from '../indicators/types.js'
import { KINDS, type Kind, type States } from '../states.js'
import type { ObjectKind } from '../topics.js'
import { cellsAdded, cellsTaken, emptyCellsStatements, type Which } from './cells.js'
import type { Database, Insert, Scope, Statement, Value } from './database.js'
import { listJson, packTags, sharedJson, unpackTags } from './evidence.js'
import type { RowCounts } from './imports.js'
import { type ContractDetailTable, type ContractTable, STATE_COLUMNS } from './tables.js'
import { TRAIT_COLUMNS, traitsOfRow } from './traits.js'

/** A contract as it stands: what is counted, with what was read and what was found. */
export interface StoredContract extends CountedContract {
  readonly sourceImportId: number
  readonly yearBasis: YearBasis | null
  readonly record: ContractRecord
  readonly considerations: Considerations
  readonly rulesVersion: string
}

/** Who a contract is, and where it comes from. */
const PLACED = ['uid', 'source_import_id', 'base_uid'] as const satisfies readonly (keyof ContractTable)[]

/** What it is counted by. */
const COUNTED_BY = [
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
  'heures_contractualisees',
  'heures_realisees',
  'hours',
  'direction',
  'categorie',
  'procedure',
  'nature',
  'consultation',
  'date_lancement',
  'valeur_estimee',
  'holder_ids',
  'grounds',
] as const satisfies readonly (keyof ContractTable)[]

/** What was found in its texts, and by which rules. */
const FOUND = [
  ...KINDS.map((kind) => STATE_COLUMNS[kind]),
  'reserved_to',
  'topics',
  'social_object',
  'environmental_object',
  'undeclared',
  'unfound',
  'questions',
  'rules',
  'rules_version',
] as const satisfies readonly (keyof ContractTable)[]

/** What lists show, sort and search. */
const SHOWN = [
  'objet',
  'acheteur_nom',
  'holders',
  'acheteur_sort',
  'holders_sort',
  'code_cpv',
  'duree_mois',
  'search',
] as const satisfies readonly (keyof ContractTable)[]

/** All columns of a contract but whose it is and whether it is seen. */
export const COLUMNS = [...PLACED, ...COUNTED_BY, ...FOUND, ...SHOWN] as const

type Column = (typeof COLUMNS)[number]

const EVIDENCE = ['tags', 'flags', 'objects', 'quantities'] as const satisfies readonly (keyof ContractDetailTable)[]

/** What is wide of it. */
export const DETAIL = ['record', ...EVIDENCE] as const

/** The record of a contract `c` with its detail `d`: written with it, or where its source import wrote it. */
export const RECORD = `CASE d.record WHEN '' THEN (
    SELECT v.record FROM contract_version AS v
    WHERE v.organisation_id = c.organisation_id AND v.uid = c.uid AND v.import_id = c.source_import_id
  ) ELSE d.record END`

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
  'duree_mois',
  'code_cpv',
  'procedure',
  'nature',
  'consultation',
  'date_lancement',
  'valeur_estimee',
  'base_uid',
  'holder_ids',
  'reserved_to',
  'grounds',
] as const satisfies readonly Column[]

/** What is written of a contract, but for who it is: that shows once its row is set beside the others. */
export interface ContractCells {
  /** In the order of `COLUMNS`, the placed ones left out. */
  readonly columns: readonly Value[]
  /** JSON of the evidence, in the order of `EVIDENCE`. */
  readonly evidence: readonly string[]
}

export interface PlacedContract extends Pick<StoredContract, 'uid' | 'baseUid' | 'sourceImportId'> {
  readonly cells: ContractCells
  /** JSON; null: the record is the one that its source import wrote, which is not written twice. */
  readonly record: string | null
}

export function contractCells(contract: Omit<StoredContract, 'uid' | 'baseUid' | 'sourceImportId'>): ContractCells {
  const { tags, flags, objects, quantities } = contract.considerations
  return {
    columns: [
      ...cellsOf(COUNTED_BY, countedColumns(contract)),
      ...cellsOf(FOUND, foundColumns(contract)),
      ...cellsOf(SHOWN, shownColumns(contract.record)),
    ],
    evidence: [packTags(tags), sharedJson(flags), listJson(objects), listJson(quantities)],
  }
}

const cellsOf = <C extends Column>(columns: readonly C[], row: Pick<ContractTable, C>): Value[] =>
  columns.map((column) => row[column])

/** Writes contracts, unseen until `publishStatements` of the same import. */
export function placedInserts(
  { organisationId }: Scope,
  importId: number,
  current: 0 | 1,
  contracts: readonly PlacedContract[],
): Insert[] {
  return [
    {
      into: 'contract',
      columns: ['organisation_id', 'import_id', 'current', ...COLUMNS],
      rows: contracts.map(({ uid, baseUid, sourceImportId: source, cells }) => [
        organisationId,
        importId,
        current,
        uid,
        source,
        baseUid,
        cells.columns,
      ]),
    },
    {
      into: 'contract_detail',
      columns: ['organisation_id', 'import_id', 'uid', ...DETAIL],
      rows: contracts.map(({ uid, record, cells }) => [organisationId, importId, uid, record ?? '', cells.evidence]),
    },
    {
      into: 'folded_name',
      replace: true,
      columns: ['organisation_id', 'name', 'folded'],
      rows: namesOf(contracts).map((name) => [organisationId, name, fold(name)]),
    },
  ]
}

/** Columns of names, which are asked for folded. */
export const NAME_COLUMNS = ['procedure', 'nature', 'direction', 'categorie'] as const satisfies readonly Column[]
const NAMES_AT = NAME_COLUMNS.map((column) => COLUMNS.indexOf(column) - PLACED.length)

/** The names that contracts bear in them, each once. */
function namesOf(contracts: readonly PlacedContract[]): string[] {
  const names = new Set<string>()
  for (const { cells } of contracts) {
    for (const at of NAMES_AT) {
      const name = cells.columns[at]
      if (typeof name === 'string') names.add(name)
    }
  }
  return [...names]
}

export function contractsInserts(
  scope: Scope,
  importId: number,
  current: 0 | 1,
  contracts: readonly StoredContract[],
): Insert[] {
  const placed = contracts.map((contract) => ({
    ...{ uid: contract.uid, baseUid: contract.baseUid, sourceImportId: contract.sourceImportId },
    ...{ cells: contractCells(contract), record: JSON.stringify(contract.record) },
  }))
  return placedInserts(scope, importId, current, placed)
}

/** What makes an import visible: its contracts take the place of those they replace, in one batch. */
export function publishStatements(scope: Scope, importId: number, finishedAt: string, counts: RowCounts): Statement[] {
  const { rows, created, updated, unchanged, rejected, duplicates, ignored } = counts
  const landing = { where: 'import_id = ? AND current = 0', parameters: [importId] }
  return [
    ...(updated > 0 ? cellsTaken(scope, replacedBy(scope, importId)) : []),
    ...cellsAdded(scope, landing),
    ...emptyCellsStatements(scope),
    {
      // Those replaced only, found one by one: what takes the place of nothing is no list to keep in memory.
      sql: `DELETE FROM contract WHERE rowid IN (
        SELECT old.rowid FROM contract AS new CROSS JOIN contract AS old
          ON old.organisation_id = new.organisation_id AND old.uid = new.uid AND old.current = 1
        WHERE new.organisation_id = ? AND new.import_id = ? AND new.current = 0)`,
      parameters: [scope.organisationId, importId],
    },
    {
      // OR FAIL: whatever fails, the batch is undone whole; SQLite need not copy aside each page to undo this one alone.
      sql: 'UPDATE OR FAIL contract SET current = 1 WHERE organisation_id = ? AND import_id = ? AND current = 0',
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

/** Visible contracts whose place those written unseen by an import are to take. */
export function replacedBy({ organisationId }: Scope, importId: number): Which {
  return {
    where: `current = 1 AND uid IN (SELECT uid FROM contract WHERE organisation_id = ? AND import_id = ? AND current = 0)`,
    parameters: [organisationId, importId],
  }
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

/** Takes back contracts an import has written but not published: all, or those named. */
export function forgetContractsStatement(scope: Scope, importId: number, uids?: readonly string[]): Statement {
  const { organisationId } = scope
  const those = 'DELETE FROM contract WHERE organisation_id = ? AND import_id = ? AND current = 0'
  return uids
    ? {
        sql: `${those} AND uid IN (SELECT value FROM json_each(?))`,
        parameters: [organisationId, importId, JSON.stringify(uids)],
      }
    : { sql: those, parameters: [organisationId, importId] }
}

/** How many contracts an import has written and not published. */
export async function countUnpublished(db: Database, scope: Scope, importId: number): Promise<number> {
  const row = await db.query
    .selectFrom('contract')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('organisation_id', '=', scope.organisationId)
    .where('import_id', '=', importId)
    .where('current', '=', 0)
    .executeTakeFirstOrThrow()
  return row.count
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

/** Takes visible contracts out and puts those given in their place, each under the import whose reading stands. */
export function replaceWrites(
  scope: Scope,
  uids: readonly string[],
  contracts: readonly StoredContract[],
): (Statement | Insert)[] {
  const which = { where: 'current = 1 AND uid IN (SELECT value FROM json_each(?))', parameters: [JSON.stringify(uids)] }
  return [
    ...cellsTaken(scope, which),
    {
      sql: `DELETE FROM contract WHERE organisation_id = ? AND ${which.where}`,
      parameters: [scope.organisationId, ...which.parameters],
    },
    ...standingInserts(scope, contracts),
    ...cellsAdded(scope, which),
    ...emptyCellsStatements(scope),
  ]
}

function standingInserts(scope: Scope, contracts: readonly StoredContract[]): Insert[] {
  const sources = [...new Set(contracts.map(({ sourceImportId }) => sourceImportId))]
  return sources.flatMap((source) =>
    contractsInserts(
      scope,
      source,
      1,
      contracts.filter(({ sourceImportId }) => sourceImportId === source),
    ),
  )
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
function rulesOf({ tags, objects }: Considerations): string[] {
  const rules: string[] = []
  for (const { rule } of tags) if (!rules.includes(rule)) rules.push(rule)
  for (const { rule } of objects) if (!rules.includes(rule)) rules.push(rule)
  return rules.sort()
}

/** What it is, and the dates, amounts and hours it is counted by. */
function countedColumns(contract: Omit<StoredContract, 'uid' | 'baseUid' | 'sourceImportId'>) {
  return {
    lot: contract.lot,
    type: contract.type,
    test: toBit(contract.test),
    acheteur: contract.acheteur,
    id: contract.id,
    id_accord_cadre: contract.idAccordCadre,
    says_subsequent: toBit(contract.saysSubsequent),
    year_date: contract.yearDate,
    year_basis: contract.yearBasis,
    montant_first: contract.montantFirst,
    montant_latest: contract.montantLatest,
    montant_maximum: toBit(contract.montantMaximum),
    heures_contractualisees: contract.heuresContractualisees,
    heures_realisees: contract.heuresRealisees,
    hours: listJson(contract.hours),
    direction: contract.direction,
    categorie: contract.categorie,
    procedure: contract.procedure,
    nature: contract.nature,
    consultation: contract.consultation,
    date_lancement: contract.dateLancement,
    valeur_estimee: contract.valeurEstimee,
    holder_ids: listJson(contract.holders),
    grounds: groundsText(contract.grounds),
  }
}

/** What was found in its texts, and by which rules. */
function foundColumns({ considerations, rulesVersion }: Pick<StoredContract, 'considerations' | 'rulesVersion'>) {
  const { states } = considerations
  return {
    insertion_clause: states.insertionClause,
    social_clause: states.socialClause,
    social_criterion: states.socialCriterion,
    reserved: states.reserved,
    environmental_clause: states.environmentalClause,
    environmental_criterion: states.environmentalCriterion,
    reserved_to: sharedJson(considerations.reservedTo),
    topics: sharedJson(considerations.topics),
    social_object: toBit(isBought(considerations, 'socialObject')),
    environmental_object: toBit(isBought(considerations, 'environmentalObject')),
    undeclared: sharedJson(considerations.gaps.undeclared),
    unfound: sharedJson(considerations.gaps.unfound),
    questions: doubtsText(doubtsOf(considerations)),
    rules: listJson(rulesOf(considerations)),
    rules_version: rulesVersion,
  }
}

/** What lists show, sort and search. */
function shownColumns(record: ContractRecord) {
  const holders = holderNames(record)
  return {
    objet: record.objet,
    acheteur_nom: record.acheteur.nom,
    holders: holders.join(' · '),
    acheteur_sort: record.acheteur.nom && fold(record.acheteur.nom),
    holders_sort: foldAll(holders),
    code_cpv: record.codeCPV,
    duree_mois: record.dureeMois,
    search: searchText(record),
  }
}

function holderNames({ titulaires }: ContractRecord): string[] {
  const names: string[] = []
  for (const { denominationSociale, id } of titulaires) {
    const name = denominationSociale ?? id
    if (name !== null) names.push(name)
  }
  return names
}

/** What a person may type to find a contract again, folded as their words will be; lists sort by it, so the object leads. */
function searchText(record: ContractRecord): string {
  const { id, consultation, objet, lotObjet, acheteur, direction, categorie, codeCPV, titulaires } = record
  const said = [objet, lotObjet, id, consultation, acheteur.nom, direction, categorie, codeCPV]
  for (const holder of titulaires) said.push(holder.denominationSociale, holder.id)
  return foldAll(said)
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
    dureeMois: row.duree_mois,
    codeCPV: row.code_cpv,
    procedure: row.procedure,
    nature: row.nature,
    consultation: row.consultation,
    dateLancement: row.date_lancement as IsoDate | null,
    valeurEstimee: row.valeur_estimee as CountedContract['valeurEstimee'],
    baseUid: row.base_uid,
    holders: JSON.parse(row.holder_ids),
    reservedTo: JSON.parse(row.reserved_to),
    grounds: groundsIn(row.grounds),
  }
}

function toContract(row: WholeRow): StoredContract {
  const counted = toCounted(row)
  return {
    ...counted,
    sourceImportId: row.source_import_id,
    yearBasis: row.year_basis as YearBasis | null,
    record: JSON.parse(row.record),
    considerations: {
      states: counted.states,
      reservedTo: counted.reservedTo,
      tags: unpackTags(row.tags, row.rules_version),
      flags: JSON.parse(row.flags),
      objects: JSON.parse(row.objects),
      quantities: JSON.parse(row.quantities),
      topics: JSON.parse(row.topics),
      gaps: { undeclared: JSON.parse(row.undeclared), unfound: JSON.parse(row.unfound) },
    },
    rulesVersion: row.rules_version,
  }
}
