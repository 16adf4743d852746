import { type ContractRecord, isUsableAmount, type Modification } from '../../contract.js'
import { distinct } from './completed.js'

/** What is not said first. */
export const compare = (a: string | null, b: string | null): number => {
  if (a === b) return 0
  if (a === null || b === null) return a === null ? -1 : 1
  return a < b ? -1 : 1
}

/** The modification that came last, of those that state an amount one may believe: 0 € is written where nothing changes. */
export function latestModification(record: ContractRecord): Modification | null {
  const stated = record.modifications.filter(({ montant }) => isUsableAmount(montant))
  return stated.sort(compareModifications).at(-1) ?? null
}

export const modifiedOn = (change: Modification): string =>
  change.dateNotificationModification ?? change.datePublicationDonneesModification ?? ''

/** By date, then by number; of two amounts of the same day the smaller counts as the last, as `precedes` has it. */
export const compareModifications = (a: Modification, b: Modification): number =>
  compare(modifiedOn(a), modifiedOn(b)) ||
  compare(a.datePublicationDonneesModification, b.datePublicationDonneesModification) ||
  numberOf(a) - numberOf(b) ||
  (b.montant ?? 0) - (a.montant ?? 0) ||
  compare(JSON.stringify(a), JSON.stringify(b))

const numberOf = ({ id }: Modification): number => (id !== null && /^\d{1,9}$/.test(id) ? Number(id) : 0)

/** An amendment's row added to its parent. Its amount may be a total or a difference: nothing says which, so it is not taken. */
export function addAmendment(parent: ContractRecord, amendment: ContractRecord): ContractRecord {
  const change = { ...modificationOf(parent, amendment), montant: null, objetModification: amendment.objet }
  return { ...parent, modifications: distinct([...parent.modifications, change], JSON.stringify) }
}

export function modificationOf(first: ContractRecord, later: ContractRecord): Modification {
  const sameHolders = JSON.stringify(first.titulaires) === JSON.stringify(later.titulaires)
  return {
    id: null,
    dateNotificationModification: later.dateNotification,
    datePublicationDonneesModification: later.datePublicationDonnees,
    objetModification: later.objet === first.objet ? null : later.objet,
    dureeMois: later.dureeMois,
    montant: later.montant,
    titulaires: sameHolders || later.titulaires.length === 0 ? null : [...later.titulaires],
  }
}
