import type { Cents, ContractRecord, SourceText } from '../contract.js'
import { completed, type FactOf, NO_FACT } from './versions/completed.js'
import { foldRegister } from './versions/corrected.js'
import { addAmendment, latestModification } from './versions/modifications.js'
import { foldDecp } from './versions/published.js'

/** One reading of a contract by one import, in the order the imports became visible. */
export interface Version {
  readonly importId: number
  /** DECP publishes a contract again and again; an officer's register is corrected in place. */
  readonly family: 'decp' | 'register'
  readonly record: ContractRecord
  /** A row set aside and corrected since, said of the import that had set it aside: what came after that import holds. */
  readonly late?: boolean
}

/** What an import says of a contract: a reading of it, or rows that only amend it. */
interface Said extends Pick<Version, 'family' | 'record'> {
  readonly amendments: readonly ContractRecord[] | null
}

/**
 * The contract as an import states it. Rows that only amend it are added to what was said `before` them; without that,
 * those of a register state nothing, and those of DECP stand for the contract.
 */
export function statedAfter(before: ContractRecord | null, said: Said): ContractRecord | null {
  if (said.amendments === null) return said.record
  if (before) return said.amendments.reduce(addAmendment, before)
  return said.family === 'decp' ? said.amendments.slice(1).reduce(addAmendment, said.record) : null
}

/** The contract as its versions make it: facts as notified, latest reading of the rest, first and latest amount. */
export interface FoldedContract {
  /** Import whose texts are the evidence. */
  readonly importId: number
  readonly record: ContractRecord
  readonly montantLatest: Cents | null
  /** What a later modification says of considerations, where it says something else: shown, never recounted (SPEC §2). */
  readonly laterTexts: readonly SourceText[] | null
}

/**
 * Folds the versions of one contract (SPEC §1 and §2: the year is the first notification's, `montant` the first total,
 * first and latest are kept, states are those at notification). A register read again corrects what it said; DECP
 * publications are put in order of their dates; each completes what the other leaves blank, the last to speak holding.
 * `factOf`: what a register's column answers about, by which it is the same column under another header.
 */
export function foldVersions(versions: readonly Version[], factOf: FactOf = NO_FACT): FoldedContract {
  const last = versions.at(-1)
  if (!last) throw new RangeError('a contract has at least one version')
  if (versions.length === 1) return alone(last)
  const [decp, register] = [foldDecp(of(versions, 'decp')), foldRegister(of(versions, 'register'), factOf)]
  const [main, other] = last.family === 'decp' ? [decp, register] : [register, decp]
  if (!main) throw new RangeError('the last version is of one family or the other')
  if (!other) return main
  return {
    ...main,
    record: completed(main.record, other.record, factOf),
    montantLatest: main.montantLatest ?? other.montantLatest,
  }
}

/** Nearly every contract: there is nothing to fold. */
function alone({ importId, record }: Version): FoldedContract {
  return { importId, record, montantLatest: latestModification(record)?.montant ?? record.montant, laterTexts: null }
}

const of = (versions: readonly Version[], family: Version['family']) =>
  versions.filter((version) => version.family === family)
