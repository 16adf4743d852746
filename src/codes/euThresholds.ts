import { type Cents, centsSchema, type IsoDate } from '../contract.js'
import type { Category } from './cpv.js'

/** As the thresholds of the European Union tell buyers apart: the State, other public buyers, entités adjudicatrices. */
export const BUYER_TYPES = ['state', 'other', 'entity'] as const
export type BuyerType = (typeof BUYER_TYPES)[number]

/** From when to when, days included, and euros HT. */
interface EuThresholds {
  readonly from: string
  readonly to: string
  /** Supplies and services, by who buys. */
  readonly goods: Readonly<Record<BuyerType, number>>
  /** Works and concessions, whoever buys. */
  readonly works: number
}

/**
 * Thresholds of formalised procedures, set every two years by the European Commission and published as annex 2 of the code
 * de la commande publique. Those of social and other specific services are not among them.
 */
export const EU_THRESHOLDS: readonly EuThresholds[] = [
  {
    from: '2022-01-01',
    to: '2023-12-31',
    goods: { state: 140_000, other: 215_000, entity: 431_000 },
    works: 5_382_000,
  },
  {
    from: '2024-01-01',
    to: '2025-12-31',
    goods: { state: 143_000, other: 221_000, entity: 443_000 },
    works: 5_538_000,
  },
  {
    from: '2026-01-01',
    to: '2027-12-31',
    goods: { state: 140_000, other: 216_000, entity: 432_000 },
    works: 5_404_000,
  },
]

/**
 * The European threshold that holds on a day, in cents HT; null where no period covers it, or where it takes to know who
 * buys and that is not known. A concession is asked for as works, whatever it is about.
 */
export function euThresholdOf(date: IsoDate, buyerType: BuyerType | null, category: Category): Cents | null {
  const period = EU_THRESHOLDS.find(({ from, to }) => from <= date && date <= to)
  if (!period) return null
  if (category === 'works') return inCents(period.works)
  return buyerType === null ? null : inCents(period.goods[buyerType])
}

const inCents = (euros: number): Cents => centsSchema.parse(euros * 100)
