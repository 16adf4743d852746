import type { Titulaire } from '../../contract.js'
import type { Field } from '../columns/fields.js'
import { parseHolder } from '../values/siret.js'
import type { RowValues } from './rowValues.js'

interface HolderFields {
  readonly id: Field
  readonly type: Field
  readonly nom: Field
}
const HOLDER: HolderFields = { id: 'titulaireId', type: 'titulaireType', nom: 'titulaireNom' }
const NEW_HOLDER: HolderFields = {
  id: 'modificationTitulaireId',
  type: 'modificationTitulaireType',
  nom: 'modificationTitulaireNom',
}

/** The holders of a row, numbered columns in order; a holder of whom nothing is said is none. */
export function holdersOf(row: RowValues): Titulaire[] {
  return row.columns.holders.map((number) => holderOf(row, HOLDER, number)).filter((holder) => holder !== null)
}

/** The holder a modification brings, or null. */
export const newHolderOf = (row: RowValues): Titulaire | null => holderOf(row, NEW_HOLDER, 1)

function holderOf(row: RowValues, fields: HolderFields, number: number): Titulaire | null {
  const type = row.text(fields.type, number)
  const known = row.take(fields.id, (cell, at) => parseHolder(cell, type, at), number)
  const denominationSociale = row.text(fields.nom, number)
  if (known === null && denominationSociale === null) return null
  return { id: known?.id ?? null, typeIdentifiant: known?.typeIdentifiant ?? null, denominationSociale }
}
