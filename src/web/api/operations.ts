import { listContractsOperation, readContractOperation } from './contracts.js'
import { definitionsOperation } from './definitions.js'
import { readDepositOperation, sendOperation } from './deposits.js'
import { gapsOperation } from './gaps.js'
import { listImportsOperation, readImportOperation, undoImportOperation } from './imports.js'
import { indicatorsOperation } from './indicators.js'
import type { Operation } from './operation.js'
import { listReservedOperation } from './reserved.js'

/** Every operation of the API, in the order of its reference page. */
export const OPERATIONS: readonly Operation[] = [
  listContractsOperation,
  readContractOperation,
  listReservedOperation,
  indicatorsOperation,
  gapsOperation,
  definitionsOperation,
  listImportsOperation,
  sendOperation,
  readImportOperation,
  undoImportOperation,
  readDepositOperation,
]
