import type { ColumnDecision } from '../columns/decision.js'
import { headerTokens } from '../columns/tokens.js'
import type { SheetRow } from '../types.js'

/** Whole headers: "N° bon de commande", "BC n°", "Commande". */
const NUMBER_OF_ORDER = /^(?:(?:numero|reference|code|id) )*(?:bon commande|commande|bc)(?: (?:numero|reference|id))*$/

/** The orders of a framework, a row for each: what an order costs is no amount of the contract, and no new total of it. */
export class Orders {
  /** The first order met of each contract. */
  private readonly met = new Map<string, string>()

  constructor(readonly column: ColumnDecision) {}

  /** Null where no column numbers orders, or no contract. */
  static in(columns: readonly ColumnDecision[]): Orders | null {
    if (!columns.some(({ field }) => field === 'id')) return null
    const column = columns.find(
      ({ field, yieldsTo, header }) =>
        field === null && yieldsTo === null && NUMBER_OF_ORDER.test(headerTokens(header).join(' ')),
    )
    return column === undefined ? null : new Orders(column)
  }

  /** The number of the order that a row is; null: it is none. */
  of({ cells }: SheetRow): string | null {
    const text = cells[this.column.column]?.text.trim() ?? ''
    return /\d/.test(text) ? text : null
  }

  /** Whether the contract has had another order in this table. */
  isOneMore(contract: string, order: string): boolean {
    const first = this.met.get(contract)
    if (first === undefined) this.met.set(contract, order)
    return first !== undefined && first !== order
  }
}
