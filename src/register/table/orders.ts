import { lotOf } from '../../contract/identity.js'
import { orderOf } from '../../contract/orders.js'
import type { ContractRecord } from '../../contract.js'
import type { Issue } from '../../errors.js'
import { fold } from '../../fold.js'
import type { ColumnDecision } from '../columns/decision.js'
import { headerTokens } from '../columns/tokens.js'
import { orderAlone, ordersApart, type Place } from '../issues.js'
import type { SheetRow } from '../types.js'

/** Whole headers: "N° bon de commande", "BC n°", "Commande". */
const NUMBER_OF_ORDER = /^(?:(?:numero|reference|code|id) )*(?:bon commande|commande|bc)(?: (?:numero|reference|id))*$/

/** What the rows of a table say of one contract. */
interface Told {
  readonly id: string
  /** The first order, and whether there are others. */
  readonly order: string
  several: boolean
  readonly objet: string
  apart: boolean
}

const MOST_NAMED = 10

/** The orders of a framework, a row for each: what an order costs is no amount of the contract, and no new total of it. */
export class Orders {
  private readonly told = new Map<string, Told>()
  /** Contracts that a row which is no order tells of. */
  private readonly wholes = new Set<string>()

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

  /** Whether the contract of a row has had another order in this table. */
  isOneMore(record: ContractRecord): boolean {
    const [id, objet, order] = [record.id ?? record.objet, fold(record.objet), orderOf(record)]
    const contract = JSON.stringify([id, lotOf(record)])
    if (order !== null) return this.add(contract, { id, order, several: false, objet, apart: false })
    this.wholes.add(contract)
    return false
  }

  private add(contract: string, now: Told): boolean {
    const first = this.told.get(contract)
    if (first === undefined) {
      this.told.set(contract, now)
      return false
    }
    if (first.objet !== now.objet) first.apart = true
    if (first.order !== now.order) first.several = true
    return first.order !== now.order && first.objet === now.objet
  }

  /** What is said of them once every row was met. */
  said(at: Place): readonly Issue[] {
    const alone = this.those((contract, { several }) => !several && !this.wholes.has(contract))
    const apart = this.those((_, told) => told.apart)
    return [
      ...(alone.length > 0 ? [orderAlone(at, alone.length, alone.slice(0, MOST_NAMED))] : []),
      ...(apart.length > 0 ? [ordersApart(at, apart.length, apart.slice(0, MOST_NAMED))] : []),
    ]
  }

  private those(isOne: (contract: string, told: Told) => boolean): readonly string[] {
    return [...this.told].flatMap(([contract, told]) => (isOne(contract, told) ? [told.id] : []))
  }
}
