import { type ContractRecord, isUsableAmount, type Modification } from '../../contract.js'
import { orderOf, withOrder } from '../orders.js'
import type { FoldedContract, Version } from '../versions.js'
import { completed, type FactOf, restatedHours } from './completed.js'
import { mergeRows } from './mergedRows.js'
import { latestModification, modifiedOn } from './modifications.js'

/** What the readings of registers make of it, in the order they came; null: there is none. */
export function foldRegister(versions: readonly Version[], factOf: FactOf): FoldedContract | null {
  const [first, ...rest] = versions
  if (!first) return null
  const record = rest.reduce((before, version, index) => {
    // Rows corrected late alone are no first reading of the contract: what came after them modifies nothing.
    if (versions.slice(0, index + 1).every(({ late }) => late)) return completed(version.record, before, factOf)
    return corrected(before, version.record, factOf)
  }, first.record)
  const montantLatest = latestModification(record)?.montant ?? record.montant
  return { importId: versions.at(-1)?.importId ?? first.importId, record, montantLatest, laterTexts: null }
}

/** A register read again corrects; another date **and** another amount are a modification, whichever came first. */
function corrected(read: ContractRecord, after: ContractRecord, factOf: FactOf): ContractRecord {
  const before = withoutRestated(read, after)
  const otherDate =
    before.dateNotification && after.dateNotification && before.dateNotification !== after.dateNotification
  const otherAmount = before.montant !== null && after.montant !== null && before.montant !== after.montant
  if (orderOf(before) !== orderOf(after)) return withOrder(before, after, completed(after, before, factOf))
  if (!otherDate || !otherAmount) return completed(after, before, factOf)
  return { ...mergeRows(before, after), hours: restatedHours(before, after) }
}

/** `before` without the modifications that `after` states again: those made of a row of the same date, whose total it corrects. */
function withoutRestated(before: ContractRecord, after: ContractRecord): ContractRecord {
  const own = isUsableAmount(after.montant) ? [after.dateNotification] : []
  const dates = new Set([...own, ...after.modifications.filter(isMadeOfRow).map(modifiedOn)])
  const modifications = before.modifications.filter((change) => !isMadeOfRow(change) || !dates.has(modifiedOn(change)))
  return { ...before, modifications }
}

/** What is published has a number; an amendment's row gives no amount. */
const isMadeOfRow = ({ id, montant, dateNotificationModification }: Modification): boolean =>
  id === null && dateNotificationModification !== null && isUsableAmount(montant)
