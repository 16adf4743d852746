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
  /** Social and other specific services, by who buys. */
  readonly specific: Readonly<Record<BuyerType, number>>
  /** Works and concessions, whoever buys. */
  readonly works: number
}

/** Directive 2014/24/UE, art. 4 d), and of entités adjudicatrices directive 2014/25/UE, art. 15 c). */
const SPECIFIC: EuThresholds['specific'] = { state: 750_000, other: 750_000, entity: 1_000_000 }

/**
 * CPV divisions of social and other specific services (code de la commande publique, annex 3; directive 2014/24/UE, annex
 * XIV): those that the list holds from end to end, and those of which it holds some codes, so that nothing tells of a
 * service of theirs by its division. To be checked at the source.
 */
export const SPECIFIC_DIVISIONS: Readonly<Record<'wholly' | 'partly', readonly string[]>> = {
  wholly: ['80', '85', '92'],
  partly: ['55', '64', '75', '79', '98'],
}

/**
 * Thresholds of formalised procedures, set every two years by the European Commission and published as annex 2 of the code
 * de la commande publique; those of social and other specific services stand in the directives and are not revised.
 */
export const EU_THRESHOLDS: readonly EuThresholds[] = [
  {
    from: '2022-01-01',
    to: '2023-12-31',
    goods: { state: 140_000, other: 215_000, entity: 431_000 },
    specific: SPECIFIC,
    works: 5_382_000,
  },
  {
    from: '2024-01-01',
    to: '2025-12-31',
    goods: { state: 143_000, other: 221_000, entity: 443_000 },
    specific: SPECIFIC,
    works: 5_538_000,
  },
  {
    from: '2026-01-01',
    to: '2027-12-31',
    goods: { state: 140_000, other: 216_000, entity: 432_000 },
    specific: SPECIFIC,
    works: 5_404_000,
  },
]

/** What is bought: a concession is asked for as works, whatever it is about; `codeCPV` tells specific services. */
export interface Bought {
  readonly category: Category
  readonly codeCPV: string | null
}

/**
 * The European thresholds that may hold on a day, in cents HT, the lowest first: two where the CPV division does not tell
 * whether a service is a specific one; none where no period covers the day, or where it takes to know who buys and that is
 * not known.
 */
export function euThresholdsOf(
  date: IsoDate,
  buyerType: BuyerType | null,
  { category, codeCPV }: Bought,
): readonly Cents[] {
  const period = EU_THRESHOLDS.find(({ from, to }) => from <= date && date <= to)
  if (!period) return []
  if (category === 'works') return [inCents(period.works)]
  if (buyerType === null) return []
  const [goods, specific] = [inCents(period.goods[buyerType]), inCents(period.specific[buyerType])]
  const division = category === 'services' ? (codeCPV?.slice(0, 2) ?? '') : ''
  if (SPECIFIC_DIVISIONS.wholly.includes(division)) return [specific]
  return SPECIFIC_DIVISIONS.partly.includes(division) ? [goods, specific] : [goods]
}

const inCents = (euros: number): Cents => centsSchema.parse(euros * 100)
