import type { Titulaire } from '../../contract.js'
import type { Field } from '../columns/fields.js'
import { severalHolders } from '../issues.js'
import { parseHolder, splitIdentifiers, splitTexts } from '../values/siret.js'
import type { Located, RowValues } from './rowValues.js'

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
  return row.columns.holders.flatMap((number) => holdersIn(row, HOLDER, number))
}

/** The holders a modification brings. */
export const newHoldersOf = (row: RowValues): Titulaire[] => holdersIn(row, NEW_HOLDER, 1)

function holdersIn(row: RowValues, fields: HolderFields, number: number): Titulaire[] {
  const located = row.locate(fields.id, number)
  const parts = located ? splitIdentifiers(located.cell) : []
  if (located && parts.length > 1) return severalIn(row, fields, number, { located, parts })
  const nom = row.text(fields.nom, number)
  const known = located && identified(row, located, row.text(fields.type, number))
  return known === null && nom === null ? [] : [{ ...(known ?? UNKNOWN), denominationSociale: nom }]
}

type Identifier = Pick<Titulaire, 'id' | 'typeIdentifiant'>
const UNKNOWN: Identifier = { id: null, typeIdentifiant: null }

const identified = (row: RowValues, located: Located, type: string | null): Identifier | null =>
  row.parse(located, (cell, at) => parseHolder(cell, type, at))

interface Several {
  readonly located: Located
  readonly parts: readonly Located['cell'][]
}

/** Holders whose identifiers share a cell; their names are told apart only where there are as many, else the first has all. */
function severalIn(row: RowValues, fields: HolderFields, number: number, { located, parts }: Several): Titulaire[] {
  const nom = row.text(fields.nom, number)
  const noms = nom === null ? [] : (splitTexts(nom, parts.length) ?? [nom])
  const type = row.text(fields.type, number) ?? ''
  const types = splitTexts(type, parts.length)
  row.issues.push(severalHolders(located.at, parts.length, noms.length !== 1))
  return parts.map((cell, index) => {
    const known = identified(row, { ...located, cell }, types?.[index] ?? (type || null)) ?? UNKNOWN
    return { ...known, denominationSociale: noms[index] ?? null }
  })
}
