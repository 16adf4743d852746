import { comparisonsOperation } from './comparisons.js'
import { listContractsOperation, readContractOperation } from './contracts.js'
import { definitionsOperation } from './definitions.js'
import { readDepositOperation, sendOperation } from './deposits.js'
import { dutiesOperation } from './duties.js'
import { freezeOperation, frozenChangesOperation, listFrozenOperation, readFrozenOperation } from './frozen.js'
import { gapsOperation } from './gaps.js'
import { listImportsOperation, readImportOperation, undoImportOperation } from './imports.js'
import { indicatorsOperation } from './indicators.js'
import { objectivesOperation } from './objectives.js'
import type { Operation } from './operation.js'
import { listReservedOperation } from './reserved.js'
import { listSchemesOperation, readSchemeOperation, saveSchemeOperation } from './schemes.js'

/** Every operation of the API, in the order of its reference page. */
export const OPERATIONS: readonly Operation[] = [
  listContractsOperation,
  readContractOperation,
  listReservedOperation,
  indicatorsOperation,
  objectivesOperation,
  comparisonsOperation,
  dutiesOperation,
  listSchemesOperation,
  readSchemeOperation,
  saveSchemeOperation,
  listFrozenOperation,
  freezeOperation,
  readFrozenOperation,
  frozenChangesOperation,
  gapsOperation,
  definitionsOperation,
  listImportsOperation,
  sendOperation,
  readImportOperation,
  undoImportOperation,
  readDepositOperation,
]
