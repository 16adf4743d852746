import type { ColumnType, Generated } from 'kysely'
import type { Doubt } from '../considerations/doubts.js'
import type { Kind, State } from '../states.js'

/** JSON text of the named shape; parsed in one place, `rows.ts`. */
type Json = string

export interface ImportTable {
  id: Generated<number>
  organisation_id: string
  actor: string
  state: 'staging' | 'done' | 'undone'
  file_name: string
  sha256: string
  format: string
  options: Json
  started_at: string
  finished_at: string | null
  row_count: ColumnType<number, number | undefined>
  created: ColumnType<number, number | undefined>
  updated: ColumnType<number, number | undefined>
  unchanged: ColumnType<number, number | undefined>
  rejected: ColumnType<number, number | undefined>
  duplicates: ColumnType<number, number | undefined>
  ignored: ColumnType<number, number | undefined>
  /** Kept by the base itself. */
  superseded_by: ColumnType<number | null, never>
}

export interface ImportOriginTable {
  organisation_id: string
  import_id: number
  kind: 'corrected' | 'typed' | 'again'
  corrected_import_id: number | null
  reason: string
  document: string | null
}

export interface PublicationTable {
  organisation_id: string
  revision: number
  /** Null where no import is behind it. */
  import_id: number | null
  action: 'publish' | 'undo' | 'retag' | 'decide' | 'scheme' | 'correct'
  actor: string
  at: string
}

export interface ImportIssueTable {
  organisation_id: string
  import_id: number
  seq: number
  code: string
  severity: 'error' | 'warning' | 'info'
  cell: string | null
  value: string | null
  message: string
  uid: string | null
  field: string | null
  rejected_seq: number | null
}

export interface HeldRowTable {
  organisation_id: string
  import_id: number
  seq: number
  place: string
  record: Json
  cells: Json
  source: Json | null
}

export interface ImportPulseTable {
  organisation_id: string
  import_id: number
  at: string
}

export interface RejectedRowTable {
  organisation_id: string
  import_id: number
  seq: number
  place: string
  cells: Json
  source: Json | null
}

export interface RejectedTableTable {
  organisation_id: string
  import_id: number
  seq: number
  columns: Json
}

export interface RejectedTakenTable {
  organisation_id: string
  import_id: number
  seq: number
  by_id: number
}

export interface RejectedActionTable {
  id: Generated<number>
  organisation_id: string
  import_id: number
  seq: number
  action: 'correct' | 'leave' | 'reopen'
  corrected_import_id: number | null
  reason: string
  actor: string
  at: string
}

export interface ContractVersionTable {
  organisation_id: string
  import_id: number
  uid: string
  base_uid: string
  lot: string | null
  objet_key: string
  holders_key: string
  montant: number | null
  digest: string
  place: string
  record: Json
  amendments: Json | null
}

/** Column of each fact: a fact is one column, so that an indicator is one scan. */
export const STATE_COLUMNS = {
  insertionClause: 'insertion_clause',
  socialClause: 'social_clause',
  socialCriterion: 'social_criterion',
  reserved: 'reserved',
  environmentalClause: 'environmental_clause',
  environmentalCriterion: 'environmental_criterion',
} as const satisfies Record<Kind, string>

export interface ContractTable extends Record<(typeof STATE_COLUMNS)[Kind], State> {
  organisation_id: string
  uid: string
  import_id: number
  current: 0 | 1
  source_import_id: number
  base_uid: string
  lot: string | null
  type: 'marche' | 'concession'
  test: 0 | 1
  acheteur: string | null
  id: string | null
  id_accord_cadre: string | null
  says_subsequent: 0 | 1
  year_date: string | null
  year_basis: string | null
  montant_first: number | null
  montant_latest: number | null
  montant_maximum: 0 | 1
  heures_contractualisees: number | null
  heures_realisees: number | null
  hours: Json
  direction: string | null
  categorie: string | null
  reserved_to: Json
  topics: Json
  social_object: 0 | 1
  environmental_object: 0 | 1
  /** Kinds: written and not declared, declared and written nowhere. */
  undeclared: Json
  unfound: Json
  /** What waits for a person, as `doubtsText` writes it. */
  questions: string
  /** Ids of the rules that found something, each once. */
  rules: Json
  rules_version: string
  objet: string
  acheteur_nom: string | null
  holders: string
  /** Folded names, by which lists sort; null: no name is stated. */
  acheteur_sort: string | null
  holders_sort: string
  code_cpv: string | null
  duree_mois: number | null
  procedure: string | null
  nature: string | null
  consultation: string | null
  date_lancement: string | null
  valeur_estimee: number | null
  holder_ids: Json
  /** As `groundsText` writes them; '': the contract was read before they were kept. */
  grounds: string
  search: string
}

/** What is wide of a contract: read one at a time, or page by page; never scanned. */
export interface ContractDetailTable {
  organisation_id: string
  uid: string
  import_id: number
  /** '': that of `contract_version` by the contract's source import. */
  record: Json
  tags: Json
  flags: Json
  objects: Json
  quantities: Json
}

export interface RuleFileTable {
  organisation_id: string
  seq: number
  version: string
  content: Json
  actor: string
  at: string
}

export interface DecisionTable {
  organisation_id: string
  seq: number
  uid: string
  kind: Kind
  /** Null withdraws the decision before it. */
  state: State | null
  reason: string
  document: string | null
  read_digest: string
  actor: string
  at: string
  /** Of the fact, before and after; null: the line was written before these were kept. */
  state_before: State | null
  state_after: State | null
  /** Number of the first line of those decided as one; null: decided alone. */
  batch: number | null
  /** Number of the line it takes back. */
  undoes: number | null
  /** State of each other fact that follows from it, by fact; null: it changed no other. */
  implied: Json | null
}

export interface PostponedTable {
  organisation_id: string
  uid: string
  kind: Kind
  doubt: Doubt
  actor: string
  at: string
}

export interface CorrectionConfirmedTable {
  organisation_id: string
  seq: number
  revision: number
  actor: string
  at: string
}

/** Contracts that an import brought a second time, but for their buyer. */
export interface NamesakeTable {
  organisation_id: string
  import_id: number
  uid: string
  other_uid: string
}

export interface CorrectionTable {
  organisation_id: string
  seq: number
  group_seq: number
  uid: string
  action: 'set' | 'merge' | 'split' | 'apart' | 'withdraw'
  field: string
  value: Json | null
  seen: Json | null
  into_uid: string | null
  import_id: number | null
  withdraws: number | null
  reason: string
  document: string | null
  actor: string
  at: string
}

export interface SchemeRevisionTable {
  organisation_id: string
  scheme_id: string
  revision: number
  summary: string
  note: string | null
  plan: Json | null
  actor: string
  at: string
}

/** Written once, refused any change by triggers. */
export interface FrozenResultTable {
  organisation_id: string
  id: number
  at: string
  author: string
  actor: string
  title: string
  note: string | null
  period_from: string
  period_to: string
  acheteur: string | null
  row_count: number
  digest: string
  chunk_count: number
}

/** A piece of a frozen result's document. */
export interface FrozenChunkTable {
  organisation_id: string
  frozen_id: number
  seq: number
  text: string
}

export interface UploadTable {
  id: Generated<number>
  organisation_id: string
  actor: string
  state: 'receiving' | 'received' | 'running' | 'done' | 'failed'
  /** What was last asked of it. */
  task: ColumnType<UploadTask, UploadTask | undefined>
  file_name: string
  size: number
  options: Json
  stage: 'reading' | 'settling' | null
  rows_read: ColumnType<number, number | undefined>
  settled: ColumnType<number, number | undefined>
  started_at: string
  touched_at: string
  finished_at: string | null
  import_id: number | null
  known: ColumnType<0 | 1, 0 | 1 | undefined>
  code: string | null
  message: string | null
}

/** Only shown to somebody, worked out without being written, or imported. */
export type UploadTask = 'look' | 'preview' | 'import'

/** What importing a deposit would do; `report` is JSON. */
export interface UploadPreviewTable {
  upload_id: number
  organisation_id: string
  actor: string
  at: string
  report: Json
}

/** What the columns of a deposit were taken for when it was last opened. */
export interface UploadLookTable {
  upload_id: number
  organisation_id: string
  look: Json
}

/** A piece of the contracts that would change. */
export interface UploadPreviewChangeTable {
  upload_id: number
  organisation_id: string
  seq: number
  changes: Json
}

export interface UploadChunkTable {
  organisation_id: string
  upload_id: number
  seq: number
  bytes: Uint8Array
}

/** How an organisation reads the tables whose header has this fingerprint. */
export interface LayoutTable {
  organisation_id: string
  fingerprint: string
  headers: Json
  columns: Json
  file_name: string
  actor: string
  at: string
}

/** What a name written in a register folds into, since SQL cannot fold. */
export interface FoldedNameTable {
  organisation_id: string
  name: string
  folded: string
}

/** Sums kept ready, by year (0: undated), direction, category, status and band of amounts; its other columns are `cellSums.ts`'s. */
export interface CellTable {
  organisation_id: string
  year: number
  direction: string
  categorie: string
  status: 0 | 1 | 2
  band: number
  contracts: number
  cents: number
  maxima: number
  subsequent: number
}

/** The same by buyer, in place of direction and category. */
export interface BuyerCellTable extends Omit<CellTable, 'direction' | 'categorie'> {
  /** '': the register names no buyer. */
  siren: string
}

export interface Tables {
  organisation: { id: string; name: string }
  import: ImportTable
  import_origin: ImportOriginTable
  publication: PublicationTable
  import_issue: ImportIssueTable
  rejected_row: RejectedRowTable
  rejected_table: RejectedTableTable
  rejected_taken: RejectedTakenTable
  rejected_action: RejectedActionTable
  held_row: HeldRowTable
  import_pulse: ImportPulseTable
  contract_version: ContractVersionTable
  contract: ContractTable
  contract_detail: ContractDetailTable
  cell: CellTable
  buyer_cell: BuyerCellTable
  folded_name: FoldedNameTable
  rule_file: RuleFileTable
  decision: DecisionTable
  postponed: PostponedTable
  correction: CorrectionTable
  correction_confirmed: CorrectionConfirmedTable
  namesake: NamesakeTable
  /** A view: of each contract, the last line of each field, and of its mergers, that none withdraws. */
  correction_in_force: CorrectionTable
  correction_standing: CorrectionTable
  scheme_revision: SchemeRevisionTable
  frozen_result: FrozenResultTable
  frozen_chunk: FrozenChunkTable
  upload: UploadTable
  upload_chunk: UploadChunkTable
  upload_look: UploadLookTable
  upload_preview: UploadPreviewTable
  upload_preview_change: UploadPreviewChangeTable
  layout: LayoutTable
}
