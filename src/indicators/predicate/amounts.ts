import { categoryOf } from '../../codes/cpv.js'
import { type BuyerType, euThresholdsOf } from '../../codes/euThresholds.js'
import { type Cents, type IsoDate, isUsableAmount } from '../../contract.js'
import type { CountedContract } from '../types.js'
import { type Asks, yesIf } from './logic.js'
import type { LeafOf } from './schema.js'

export const inCents = (euros: number): number => Math.round(euros * 100)

/** The amount of the first version; unknown where it may not be summed (SPEC §1). */
export const amount = ({ amount: asked }: LeafOf<'amount'>): Asks => within(asked, ({ montantFirst }) => montantFirst)

export const estimate = ({ estimate: asked }: LeafOf<'estimate'>): Asks =>
  within(asked, ({ valeurEstimee }) => valeurEstimee)

function within({ min, max }: LeafOf<'amount'>['amount'], amountOf: (contract: CountedContract) => Cents | null): Asks {
  const [least, most] = [inCents(min ?? 0), max === undefined ? Number.POSITIVE_INFINITY : inCents(max)]
  return (contract) => {
    const cents = amountOf(contract)
    return isUsableAmount(cents) ? yesIf(cents >= least && cents <= most) : 'unknown'
  }
}

/**
 * The threshold of the day the consultation was launched, else of the notification; between the two of a service that may
 * be a specific one, nobody can tell.
 */
export function euThreshold(
  { euThreshold: asked }: LeafOf<'euThreshold'>,
  buyerTypes: ReadonlyMap<string, BuyerType>,
): Asks {
  return (contract) => {
    const cents = isUsableAmount(contract.valeurEstimee) ? contract.valeurEstimee : contract.montantFirst
    const thresholds = thresholdsOf(contract, buyerTypes)
    if (thresholds.length === 0 || !isUsableAmount(cents)) return 'unknown'
    const reached = thresholds.filter((threshold) => cents >= threshold).length
    if (reached > 0 && reached < thresholds.length) return 'unknown'
    return yesIf(reached > 0 === (asked === 'reached'))
  }
}

function thresholdsOf(contract: CountedContract, buyerTypes: ReadonlyMap<string, BuyerType>): readonly Cents[] {
  const { type, codeCPV, acheteur } = contract
  const date: IsoDate | null = contract.dateLancement ?? contract.yearDate
  const category = type === 'concession' ? 'works' : codeCPV && categoryOf(codeCPV)
  if (date === null || !category) return []
  const buyer = acheteur === null ? null : (buyerTypes.get(acheteur.slice(0, 9)) ?? null)
  return euThresholdsOf(date, buyer, { category, codeCPV })
}

export function date({ date: asked, from, to }: LeafOf<'date'>): Asks {
  const dateOf = ({ yearDate, dateLancement }: CountedContract) => (asked === 'launch' ? dateLancement : yearDate)
  return (contract) => {
    const day = dateOf(contract)
    if (day === null) return 'unknown'
    return yesIf((from === undefined || day >= from) && (to === undefined || day <= to))
  }
}
