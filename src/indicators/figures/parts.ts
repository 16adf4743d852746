import { CPV_DIVISIONS } from '../../codes/cpv.js'
import { euros, sirenText } from '../../french.js'
import { groupedBy } from '../../grouped.js'
import { amountOf } from '../population.js'
import type { CountedContract } from '../types.js'

/** What a register may be divided by, each contract being in exactly one part. */
export const DIVISIONS = ['direction', 'categorie', 'cpv', 'acheteur', 'amount'] as const
export type Division = (typeof DIVISIONS)[number]

export interface RegisterPart {
  /** '' where the register does not say. */
  readonly key: string
  readonly contracts: readonly CountedContract[]
}

/** Lower bounds of the bands of amounts, in euros HT: the thresholds that registers are told apart by, then round ones. */
export const AMOUNT_BANDS = [0, 25_000, 40_000, 90_000, 200_000, 1_000_000, 5_000_000] as const

const KEYS: Readonly<Record<Division, (contract: CountedContract) => string>> = {
  direction: ({ direction }) => direction ?? '',
  categorie: ({ categorie }) => categorie ?? '',
  cpv: ({ codeCPV }) => codeCPV?.slice(0, 2) ?? '',
  acheteur: ({ acheteur }) => acheteur?.slice(0, 9) ?? '',
  amount: (contract) => {
    const cents = amountOf(contract, {})
    return cents === null ? '' : String(AMOUNT_BANDS.findLast((least) => cents >= least * 100) ?? 0)
  },
}

/** The register in parts, the largest first, what is not said last; bands of amounts in their order. */
export function partsBy(division: Division, contracts: readonly CountedContract[]): RegisterPart[] {
  const all = [...groupedBy(contracts, KEYS[division])].map(([key, of]) => ({ key, contracts: of }))
  const order = (a: RegisterPart, b: RegisterPart) =>
    division === 'amount' ? Number(a.key) - Number(b.key) : b.contracts.length - a.contracts.length
  return all.sort((a, b) => Number(a.key === '') - Number(b.key === '') || order(a, b) || (a.key < b.key ? -1 : 1))
}

/** How a part is called; a buyer by its name where one is known. */
export function partName(division: Division, key: string, buyers: ReadonlyMap<string, string>): string {
  if (key === '') return division === 'amount' ? 'sans montant exploitable' : 'non renseigné'
  if (division === 'cpv') return `${key} – ${CPV_DIVISIONS.get(key) ?? 'division inconnue'}`
  if (division === 'acheteur') return buyers.get(key) ?? sirenText(key)
  return division === 'amount' ? bandName(Number(key)) : key
}

function bandName(least: number): string {
  const next = AMOUNT_BANDS.find((each) => each > least)
  if (next === undefined) return `${euros(least)} et plus`
  return least === 0 ? `moins de ${euros(next)}` : `de ${euros(least)} à moins de ${euros(next)}`
}
