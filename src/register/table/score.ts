import type { ColumnDecision } from '../columns/decision.js'
import type { Field } from '../columns/fields.js'

/** What a register has beside the objet of its contracts. */
const TELLING: ReadonlySet<Field> = new Set([
  'id',
  'dateNotification',
  'dateSignature',
  'dateAttribution',
  'montant',
  'montantMaximum',
  'valeurEstimee',
  'montantTTC',
  'titulaireNom',
  'titulaireId',
])

const TOLD: readonly (readonly Field[])[] = [
  ['titulaireNom', 'titulaireId'],
  ['montant', 'montantMaximum', 'montantTTC', 'valeurEstimee'],
  ['dateNotification', 'dateSignature', 'dateAttribution'],
]

/** How many of these three the columns say of contracts: who holds them, for how much, since when. */
export function toldOf(columns: readonly ColumnDecision[]): number {
  const read = new Set(columns.map(({ field }) => field))
  return TOLD.filter((fields) => fields.some((field) => read.has(field))).length
}

/** How many data of a register the columns give; 0 where they are not those of one. */
export function scoreOf(columns: readonly ColumnDecision[]): number {
  const read = columns.filter(({ field }) => field !== null)
  const telling = read.some(({ field }) => field !== null && TELLING.has(field))
  const hasObjet = read.some(({ field }) => field === 'objet')
  return hasObjet && telling ? new Set(read.map(datumOf)).size : 0
}

/** Columns of declarations each say something of their own. */
const datumOf = ({ field, header, holder, period }: ColumnDecision): string =>
  field === 'colonne' ? `${field} ${header}` : `${field} ${holder} ${period?.from}`
