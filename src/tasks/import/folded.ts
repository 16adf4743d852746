import { plainFactOf } from '../../considerations/plainHeaders.js'
import type { ColumnRule } from '../../considerations/rules/columns.js'
import { copied } from '../../contract/copied.js'
import { amendedBy, completedBy } from '../../contract/joined.js'
import { restatedBy } from '../../contract/restated.js'
import { type FoldedContract, foldVersions, statedAfter, type Version } from '../../contract/versions.js'
import type { ContractRecord, SourceText } from '../../contract.js'
import { groupedBy } from '../../grouped.js'
import { familyOf } from '../../register/family.js'
import type { StoredVersion } from '../../store/versions.js'
import { corrected } from '../correct/corrected.js'

export type SaidBy = Pick<StoredVersion, 'importId' | 'late' | 'format' | 'record' | 'amendments' | 'part'>

type Corrections = Parameters<typeof corrected>[1]

/** Whether something states the contract: of amendments alone, those of a register do not. */
export const isStated = (versions: readonly SaidBy[]): boolean =>
  membersOf(versions).some((each) => statedBy(each).length > 0)

/**
 * What versions make of a contract: its own first, then each contract that is part of it completes it, as somebody put that one
 * right. Amendments of what nobody states any more are added to the whole, whose amount they leave as it is. `own`: how the
 * contract itself was put right, for what that says is not to be completed.
 */
export function folded(
  versions: readonly SaidBy[],
  columns?: readonly ColumnRule[],
  own: Corrections = [],
): FoldedContract {
  const members = membersOf(versions)
  if (versions.every(({ part }) => part === null)) return foldVersions(statedBy(versions), columnFact)
  const stated = members.filter((each) => statedBy(each).length > 0)
  const amending = members.filter((each) => !stated.includes(each))
  const whole = stated
    .map((each) => foldedAlone(each, each[0]?.part?.corrections ?? own, columns))
    .reduce((main, other) => completedBy(main, other, columnFact))
  return amendedBy(
    whole,
    amending.flatMap((each) => each.flatMap(({ amendments }) => amendments ?? [])),
  )
}

/** One of the contracts that make the whole, as if it stood by itself. */
function foldedAlone(
  versions: readonly SaidBy[],
  corrections: Corrections,
  columns?: readonly ColumnRule[],
): FoldedContract {
  const read = foldVersions(statedBy(versions), columnFact)
  if (corrections.length === 0) return read
  const after = corrected(read, corrections, columns)
  return read.montantLatest === read.record.montant ? { ...after, montantLatest: after.record.montant } : after
}

/** The versions of the contract itself, then those of each part of it, in the order in which they complete it. */
function membersOf<T extends SaidBy>(versions: readonly T[]): T[][] {
  if (versions.every(({ part }) => part === null)) return [[...versions]]
  const members = groupedBy(versions, ({ part }) => part?.rank ?? 0)
  return [...members].sort(([a], [b]) => a - b).map(([, each]) => each)
}

/** A column renamed from one register to the next is the same column. */
const columnFact = ({ field, column, declares }: SourceText) =>
  field === 'colonne' ? plainFactOf({ column, declares }) : null

/**
 * What each import states of a contract, in their order; those that only amend what nobody states are left out. A publication
 * given back corrected in its annotated copy stands where it stood, with what the copy has no column for: it is no later one.
 */
function statedBy(versions: readonly SaidBy[]): Version[] {
  const stated: Version[] = []
  for (const { importId, late, format, record: read, amendments } of versions) {
    const family = familyOf(format)
    const record = statedAfter(stated.at(-1)?.record ?? null, { record: read, amendments, family })
    const again = record && format === 'decp-table' ? restatedAmong(stated, record) : -1
    const source = stated[again]?.record ?? null
    if (record)
      stated.splice(source ? again : stated.length, 1, { importId, family, late, record: copied(record, source) })
  }
  return stated
}

/** A register is no publication, whatever it says. */
function restatedAmong(stated: readonly Version[], record: ContractRecord): number {
  const published = stated.filter(({ family }) => family === 'decp')
  const again =
    published[
      restatedBy(
        record,
        published.map((version) => version.record),
      )
    ]
  return again === undefined ? -1 : stated.indexOf(again)
}
