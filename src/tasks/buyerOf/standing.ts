import { baseUidOf, lotOf } from '../../contract/identity.js'
import type { ContractRecord, Siret } from '../../contract.js'
import type { Database, Scope } from '../../store/database.js'
import { type BuyerStated, buyersStatedElsewhere } from '../../store/restated.js'
import type { ImportRequest } from '../import.js'

/** Rows that are not given the buyer of their deposit: another deposit has said whose contract they are. */
export class StandingBuyers {
  /** By contract, the one that stands. */
  private readonly byUid: ReadonlyMap<string, BuyerStated>
  /** Base identifiers, without a buyer, of the rows left as they are. */
  private readonly left = new Set<string>()
  private readonly met = new Map<string, BuyerStated>()

  constructor(
    private readonly given: Siret,
    stated: readonly BuyerStated[],
  ) {
    this.byUid = new Map(stated.map((each) => [each.uid, each]))
  }

  /** What stands of the rows met so far, one a contract. */
  get told(): readonly BuyerStated[] {
    return [...this.met.values()]
  }

  /** Whose contract a row is; null: nobody but this deposit has said. */
  of(uid: string | null): BuyerStated | null {
    return (uid !== null && this.byUid.get(uid)) || null
  }

  /** Keeps a row of a contract as it is, where the buyer is not one that it names; null: it is given its buyer. */
  leave(record: ContractRecord, stands: BuyerStated): ContractRecord | null {
    if (record.acheteur.id !== this.given) return null
    const without = withoutBuyer(record)
    this.left.add(baseUid(without))
    this.met.set(stands.uid, stands)
    return without
  }

  /** A further row, or an amendment, of a contract left as it is: left so too; null: it is given its buyer. */
  follow(json: string): ContractRecord | null {
    if (this.left.size === 0) return null
    const record = JSON.parse(json) as ContractRecord
    const without = withoutBuyer(record)
    return record.acheteur.id === this.given && this.left.has(baseUid(without)) ? without : null
  }
}

const withoutBuyer = (record: ContractRecord): ContractRecord => ({
  ...record,
  acheteur: { ...record.acheteur, id: null },
})

const baseUid = (record: ContractRecord): string => baseUidOf(record, lotOf(record))

/** Of a file read again with its buyer, what others have said of the contracts it states; undefined: it is not, or they said nothing. */
export async function standingBuyers(
  db: Database,
  scope: Scope,
  { restates, acheteur }: Pick<ImportRequest, 'restates' | 'acheteur'>,
): Promise<StandingBuyers | undefined> {
  if (restates === undefined || acheteur === undefined) return undefined
  const stated = await buyersStatedElsewhere(db, scope, restates, acheteur)
  return stated.length === 0 ? undefined : new StandingBuyers(acheteur, stated)
}
