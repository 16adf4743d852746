import type { BuyerCellTable, CellTable } from './tables/cells.js'
import type { ContractDetailTable, ContractTable, ContractVersionTable, FoldedNameTable } from './tables/contracts.js'
import type { CorrectionConfirmedTable, CorrectionTable, NamesakeTable } from './tables/corrections.js'
import type { DecisionTable, PostponedTable } from './tables/decisions.js'
import type { FrozenChunkTable, FrozenResultTable } from './tables/frozen.js'
import type {
  HeldRowTable,
  ImportIssueTable,
  ImportOriginTable,
  ImportPulseTable,
  ImportTable,
  PublicationTable,
} from './tables/imports.js'
import type { LayoutTable, RuleFileTable } from './tables/readings.js'
import type {
  RejectedActionTable,
  RejectedRowTable,
  RejectedTableTable,
  RejectedTakenTable,
} from './tables/rejected.js'
import type { SchemeRevisionTable } from './tables/schemes.js'
import type {
  UploadChunkTable,
  UploadLookTable,
  UploadPreviewChangeTable,
  UploadPreviewTable,
  UploadTable,
} from './tables/uploads.js'

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
