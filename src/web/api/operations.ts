import { giveBuyerOperation } from './buyerOfImport.js'
import { comparisonsOperation } from './comparisons.js'
import { listContractsOperation, readContractOperation } from './contracts.js'
import { correctionLogOperation } from './correctionLog.js'
import {
  apartOperation,
  correctOperation,
  listCorrectionsOperation,
  mergeOperation,
  splitOperation,
  typeRowOperation,
  withdrawOperation,
} from './corrections.js'
import { batchOperation, decideOperation, journalOperation, undoDecisionOperation } from './decisions.js'
import { definitionsOperation } from './definitions.js'
import { removeDepositOperation, resumeDepositOperation } from './depositEnds.js'
import {
  askPreviewOperation,
  importDepositOperation,
  readColumnsOperation,
  readPreviewOperation,
  saveColumnsOperation,
} from './depositSteps.js'
import { holdOperation, readDepositOperation, sendOperation } from './deposits.js'
import { dutiesOperation } from './duties.js'
import { freezeOperation, frozenChangesOperation, listFrozenOperation, readFrozenOperation } from './frozen.js'
import { gapsOperation } from './gaps.js'
import { hypothesesOperation } from './hypotheses.js'
import { annotateOperation, listImportsOperation, readImportOperation, undoImportOperation } from './imports.js'
import { indicatorsOperation } from './indicators.js'
import { forgetLayoutOperation, listLayoutsOperation } from './layouts.js'
import { mergerPreviewOperation } from './mergers.js'
import { objectiveOperation } from './objective.js'
import { objectivesOperation } from './objectives.js'
import type { Operation } from './operation.js'
import { originalOperation } from './originals.js'
import { presetsOperation } from './presets.js'
import { postponeOperation, questionsOperation, resumeOperation } from './questions.js'
import { reconfirmOperation, toReconfirmOperation } from './reconfirm.js'
import { listReservedOperation } from './reserved.js'
import { retagOperation, retagPreviewOperation } from './retag.js'
import { listSchemesOperation, readSchemeOperation, readVersionOperation, saveSchemeOperation } from './schemes.js'
import { correctSetAsideOperation, listSetAsideOperation, reopenSetAsideOperation } from './setAside.js'
import { undoPreviewOperation } from './undoPreview.js'

/** Every operation of the API, in the order of its reference page. */
export const OPERATIONS: readonly Operation[] = [
  listContractsOperation,
  readContractOperation,
  listCorrectionsOperation,
  correctOperation,
  withdrawOperation,
  mergerPreviewOperation,
  mergeOperation,
  apartOperation,
  splitOperation,
  typeRowOperation,
  listReservedOperation,
  indicatorsOperation,
  objectivesOperation,
  objectiveOperation,
  hypothesesOperation,
  comparisonsOperation,
  dutiesOperation,
  listSchemesOperation,
  readSchemeOperation,
  readVersionOperation,
  saveSchemeOperation,
  presetsOperation,
  listFrozenOperation,
  freezeOperation,
  readFrozenOperation,
  frozenChangesOperation,
  gapsOperation,
  questionsOperation,
  postponeOperation,
  resumeOperation,
  journalOperation,
  correctionLogOperation,
  decideOperation,
  batchOperation,
  undoDecisionOperation,
  toReconfirmOperation,
  reconfirmOperation,
  definitionsOperation,
  listImportsOperation,
  sendOperation,
  readImportOperation,
  annotateOperation,
  originalOperation,
  giveBuyerOperation,
  listSetAsideOperation,
  correctSetAsideOperation,
  reopenSetAsideOperation,
  undoPreviewOperation,
  undoImportOperation,
  holdOperation,
  readDepositOperation,
  readColumnsOperation,
  saveColumnsOperation,
  askPreviewOperation,
  readPreviewOperation,
  importDepositOperation,
  resumeDepositOperation,
  removeDepositOperation,
  listLayoutsOperation,
  forgetLayoutOperation,
  retagPreviewOperation,
  retagOperation,
]
