import { fold } from '../../fold.js'
import { cellsAdded, cellsTaken, emptyCellsStatements } from '../cells.js'
import type { StoredContract } from '../contracts.js'
import type { Insert, Scope, Statement } from '../database.js'
import { COLUMNS, DETAIL, NAME_COLUMNS, PLACED } from './columns.js'
import { type ContractCells, contractCells } from './toRow.js'

export interface PlacedContract extends Pick<StoredContract, 'uid' | 'baseUid' | 'sourceImportId'> {
  readonly cells: ContractCells
  /** JSON; null: the record is the one that its source import wrote, which is not written twice. */
  readonly record: string | null
}

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

/** Where they stand among the cells. */
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
