import type { ContractRecord } from '../contract.js'
import { orphanCallOff } from '../indicators/frameworks.js'
import { excludedReason } from '../indicators/population.js'
import type { Exclusion } from '../indicators/types.js'
import { contractOf, type StoredContract } from '../store/contracts.js'
import type { Database, Scope } from '../store/database.js'
import { type Decision, decisionsInForce } from '../store/decisions.js'
import { contractsOfIdentifier } from '../store/listing.js'
import { type ContractReading, readingsOf } from '../store/versions.js'
import { type ContractFlag, flagsOf } from './contracts.js'
import { frameworksKnown } from './listing.js'
import type { Memo } from './memo.js'
import { ruleTitlesOf } from './rules.js'

/** A contract with all that its page says of it. */
export interface ContractDossier {
  readonly contract: StoredContract
  readonly excluded: Exclusion | null
  readonly flags: readonly ContractFlag[]
  /** Officers' decisions in force, one a fact at most. */
  readonly decisions: readonly Decision[]
  /** What a rule looks for, in French, be it the organisation's own. */
  readonly ruleTitle: (id: string) => string
  /** Lots of the framework it is a call-off of, where known here. */
  readonly frameworks: readonly { readonly uid: string; readonly id: string | null; readonly lot: string | null }[]
  /** The framework it names is not in the register. */
  readonly orphan: boolean
  /** The import whose texts are the evidence; null: it is gone. */
  readonly source: ContractReading | null
  /** What each import said of it, the latest first. */
  readonly readings: readonly VersionRead[]
}

export interface VersionRead extends ContractReading {
  /** What the import before said; null: this one is the first. */
  readonly before: ContractRecord | null
}

/** All that is known of one contract; null where no visible contract has that uid. */
export async function contractDossier(
  db: Database,
  scope: Scope,
  memo: Memo,
  uid: string,
): Promise<ContractDossier | null> {
  const contract = await contractOf(db, scope, uid)
  if (!contract) return null
  const frameworks = await frameworksKnown(db, scope, memo)
  const sharing = contract.id === null ? 1 : await contractsOfIdentifier(db, scope, contract.baseUid)
  const readings = await readingsOf(db, scope, uid)
  return {
    contract,
    excluded: excludedReason(contract, frameworks),
    flags: flagsOf(contract, frameworks, sharing),
    decisions: (await decisionsInForce(db, scope, [uid])).get(uid) ?? [],
    ruleTitle: await ruleTitlesOf(db, scope),
    frameworks: (frameworks.parents.get(uid) ?? []).map((each) => ({ uid: each.uid, id: each.id, lot: each.lot })),
    orphan: orphanCallOff(contract, frameworks),
    source: readings.find(({ importId }) => importId === contract.sourceImportId) ?? null,
    readings: readings.map((reading, at) => ({ ...reading, before: readings[at - 1]?.record ?? null })).reverse(),
  }
}
