import type { Child } from 'hono/jsx'
import { countOf, hours } from '../../../french.js'
import type { ListSort } from '../../../store/listing.js'
import type { ContractLine } from '../../../tasks/listing.js'
import type { ContractsQuery, ListColumn } from '../../query.js'
import { onlyBuyer, type Shown } from './buyer.js'
import { Amount, Buyer, Day } from './cells.js'
import { Facts } from './facts.js'

/** A column of the list: its heading, its order where it has one, what it shows of a contract. */
export interface Column {
  readonly heading: string
  readonly sort?: ListSort
  readonly number?: true
  readonly cell: (contract: ContractLine, shown: Shown) => Child
}

/** Columns beside the object, with what they show. */
export const COLUMNS: Record<ListColumn, Column> = {
  acheteur: {
    heading: 'Acheteur',
    sort: 'acheteur',
    cell: Buyer,
  },
  date: { heading: 'Date', sort: 'date', cell: Day },
  montant: { heading: 'Montant HT', sort: 'montant', number: true, cell: Amount },
  titulaires: { heading: 'Titulaires', sort: 'titulaire', cell: ({ holders }) => holders || null },
  faits: { heading: 'Faits', cell: Facts },
  direction: { heading: 'Direction', cell: ({ direction }) => direction },
  categorie: { heading: 'Catégorie', cell: ({ categorie }) => categorie },
  numero: { heading: 'Numéro', cell: ({ id }) => id },
  cpv: { heading: 'CPV', cell: ({ codeCPV }) => codeCPV },
  duree: {
    heading: 'Durée',
    number: true,
    cell: ({ dureeMois }) => (dureeMois === null ? null : `${countOf(dureeMois, 'mois', 'mois')}`),
  },
  heures: {
    heading: 'Heures prévues',
    number: true,
    cell: ({ heuresContractualisees }) =>
      heuresContractualisees === null ? null : hours(heuresContractualisees / 100),
  },
}

const DEFAULT_COLUMNS: readonly ListColumn[] = ['acheteur', 'date', 'montant', 'titulaires', 'faits', 'direction']

/** The columns chosen; by default the buyer is one only where those shown are of several, or where they are put in its order. */
export function columnsOf(query: ContractsQuery, list: Shown['list']): readonly ListColumn[] {
  if (query.columns) return query.columns
  const isSaid = onlyBuyer(list) !== null && !query.sort?.endsWith('acheteur')
  return isSaid ? DEFAULT_COLUMNS.filter((column) => column !== 'acheteur') : DEFAULT_COLUMNS
}
