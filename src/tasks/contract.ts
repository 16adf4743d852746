import type { ContractRecord } from '../contract.js'
import { orphanCallOff } from '../indicators/frameworks.js'
import { excludedReason } from '../indicators/population.js'
import type { Exclusion } from '../indicators/types.js'
import { contractOf, type StoredContract } from '../store/contracts.js'
import type { Database, Scope } from '../store/database.js'
import { type Decision, decisionsInForce } from '../store/decisions.js'
import { contractsOfIdentifier } from '../store/listing.js'
import { contractsSaid } from '../store/versions/parts.js'
import { type ContractReading, readingsOf } from '../store/versions/readings.js'
import { type ContractFlag, flagsOf } from './contracts.js'
import { type CorrectionsShown, correctionsShown } from './correct/shown.js'
import { type DeclaredHeaders, declaredHeaders } from './declaredHeaders.js'
import { recordRead, standing } from './import/project.js'
import { frameworksKnown } from './listing/frameworks.js'
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
  /** What the columns of that import's file are called. */
  readonly headers: DeclaredHeaders
  /** What each import said of it, the latest first. */
  readonly readings: readonly VersionRead[]
  /** What somebody put right by hand. */
  readonly corrections: CorrectionsShown
}

export interface VersionRead extends ContractReading {
  /** What the contract was before it; null: this one is the first. */
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
    headers: await declaredHeaders(db, scope, contract.sourceImportId),
    readings: successive(readings).reverse(),
    corrections: await correctionsShown(db, scope, uid),
  }
}

/** The contract that one shows in: itself, or what somebody made it part of. */
export async function wholeOf(db: Database, scope: Scope, uid: string): Promise<string> {
  return (await contractsSaid(db, scope, [uid]))[0]?.uid ?? uid
}

/** Each reading with what it makes of the contract: what it leaves unsaid stays as it was said before. */
function successive(readings: readonly ContractReading[]): VersionRead[] {
  let before: ContractRecord | null = null
  return readings.map((reading, at) => {
    const stated = standing(readings.slice(0, at + 1))
    const read = { before, record: stated ? recordRead(stated) : reading.record }
    before = read.record
    return { ...reading, ...read }
  })
}
