import type { ContractRecord } from '../contract.js'

/** Where a row that is an order of a framework keeps its number, among what is carried as published. */
export const ORDER = 'bonDeCommande'
/** Of a contract that several orders make. */
const SEVERAL = 'plusieurs'

/** The number of the order that a row is; null: it is the contract itself. */
export function orderOf({ autres }: Pick<ContractRecord, 'autres'>): string | null {
  const order = autres[ORDER]
  return typeof order === 'string' ? order : null
}

/**
 * Two rows of one contract put `together`, of which one at least is an order: no order is a modification, nor its amount that of
 * the contract, which is told by a row of its own or by none. Nothing is added up.
 */
export function withOrder(a: ContractRecord, b: ContractRecord, together: ContractRecord): ContractRecord {
  const [main, other] = orderOf(b) === null ? [b, a] : [a, b]
  const isTold = orderOf(main) === null
  return {
    ...together,
    dateNotification: isTold ? (main.dateNotification ?? together.dateNotification) : together.dateNotification,
    montant: isTold ? main.montant : null,
    montantTTC: isTold ? main.montantTTC : null,
    montantAnnuel: isTold ? main.montantAnnuel : null,
    modifications: [...main.modifications, ...other.modifications],
    autres: isTold ? main.autres : { ...main.autres, [ORDER]: SEVERAL },
  }
}
