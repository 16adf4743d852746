import type { ContractLine, ContractList } from '../../../tasks/listing.js'
import type { ContractsQuery } from '../../query.js'

/** The list that a cell stands in. */
export interface Shown {
  readonly query: ContractsQuery
  readonly list: Pick<ContractList, 'choices' | 'contracts'>
}

/** The one buyer of the contracts shown, by name where it is known; null: there are several, or one is not stated. */
export function onlyBuyer(list: Shown['list']): string | null {
  const [first, ...others] = list.contracts
  if (!first || others.some(({ acheteur }) => acheteur !== first.acheteur)) return null
  return buyerName(first, list)
}

/** The name the contract gives, else the one its buyer bears elsewhere in the register, else its number. */
export function buyerName({ acheteur, acheteurNom }: ContractLine, { choices }: Shown['list']): string | null {
  if (acheteurNom || !acheteur) return acheteurNom
  return choices.buyers.find(({ siren }) => siren === acheteur.slice(0, 9))?.name ?? acheteur
}
