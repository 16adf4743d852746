import type { Titulaire } from '../../contract.js'
import type { Field } from '../columns/fields.js'
import { type Place, severalHolders } from '../issues.js'
import { isBracketed, type Literal, parseLiteral } from '../literal.js'
import { parseHolder, splitIdentifiers, splitTexts } from '../values/siret.js'
import type { Located } from './located.js'
import { parsedOnce, remembered } from './memo.js'
import { cellIn, flattened, type Nested, objectsIn, textIn } from './nested.js'
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
  return row.columns.holders.flatMap((number) => holdersIn(row, HOLDER, number))
}

/** The holders a modification brings. */
export const newHoldersOf = (row: RowValues, number: number): Titulaire[] => holdersIn(row, NEW_HOLDER, number)

function holdersIn(row: RowValues, fields: HolderFields, number: number): Titulaire[] {
  const located = row.locate(fields.id, number)
  const listed = located ?? row.locate(fields.nom, number)
  if (listed === null) return []
  const objects = isBracketed(listed.cell.text) ? objectsIn(listed.cell) : []
  if (objects.length > 0) return objects.flatMap((object) => nestedHolder(row, object, listed.at))
  if (isBracketed(listed.cell.text) && parseLiteral(listed.cell.text) !== undefined) return []
  const parts = located && !ALONE.test(located.cell.text) ? splitIdentifiers(located.cell) : []
  if (located && parts.length > 1) return severalIn(row, fields, number, { located, parts })
  const nom = row.text(fields.nom, number)
  const inName = located === null && nom !== null ? namedWithSiret(row, nom, listed) : null
  if (inName) return [inName]
  const known = located && identified(row, located, row.text(fields.type, number))
  return known === null && nom === null ? [] : [{ ...(known ?? UNKNOWN), denominationSociale: nom }]
}

const SIRET_IN_NAME =
  /[\s,;:/|(–—-]*(?<![\p{L}\d])(?<word>siret(?: n°)?\s*:?\s*)?(?<siret>\d{3}[\s.]?\d{3}[\s.]?\d{3}[\s.]?\d{5})(?!\d)[\s,;:/|)–—-]*/giu
/** Asked first: most names have no figure in them, and looking for a SIRET costs more. */
const MAY_HOLD_SIRET = /\d{5}(?!\d)/

/**
 * "PROPRETÉ DU NORD (SIRET 732 829 320 00074)", "GINGER - 73282932000074": one holder, his name and his identifier; null where
 * there is not just one.
 */
function namedWithSiret(row: RowValues, nom: string, { at }: Pick<Located, 'at'>): Titulaire | null {
  if (!MAY_HOLD_SIRET.test(nom)) return null
  const [found, ...others] = nom.matchAll(SIRET_IN_NAME)
  if (found?.groups?.siret === undefined || others.length > 0) return null
  const known = row.parse({ cell: { kind: 'text', text: found.groups.siret }, at }, holderOf('SIRET'))
  const [before, after] = [nom.slice(0, found.index), nom.slice(found.index + found[0].length)]
  const rest = [before, after].map((part) => part.replace(/\s+/gu, ' ').trim()).filter((part) => part !== '')
  if (!isOneName(rest, found.groups.word === undefined ? SEVERAL : SEVERAL_ANNOUNCED)) return null
  return known && { ...known, denominationSociale: rest.join(' - ') || null }
}

const SEVERAL = /[/|+&;(]| et /iu
/** The word "SIRET" tells that it is his: "Dupont & Fils (Nord) SIRET …". */
const SEVERAL_ANNOUNCED =
  /[/|+;]|(?: et(?!\p{L})|&) ?(?! |(?:fils|fr[eè]res?|associ[ée]s?|cie|compagnie)(?!\p{L}))|cotraitant|co-traitant|sous-traitant|groupement/iu
/** "… – 35000 Rennes": where he is. */
const PLACE = /^\d{5} \p{L}/u

/** A SIRET is its neighbour's: between two names, or beside several, it may be that of either. */
const isOneName = ([first = '', second]: readonly string[], several: RegExp): boolean =>
  !several.test(first) && (second === undefined || PLACE.test(second))

/** A SIRET or a SIREN and nothing else, as most cells hold. */
const ALONE = /^\d{9}(?:\d{5})?$/

/** Holders of a list printed in a cell. */
export const nestedHolders = (row: RowValues, list: Literal, at: Place): Titulaire[] =>
  flattened(list).flatMap((object) => nestedHolder(row, object, at))

function nestedHolder(row: RowValues, object: Nested, at: Place): Titulaire[] {
  const cell = cellIn(object, 'id')
  const nom = textIn(object, 'denominationSociale')
  const type = textIn(object, 'typeIdentifiant')
  const known = cell ? row.parse({ cell, at }, (each, place) => parseHolder(each, type, place)) : null
  return known === null && nom === null ? [] : [{ ...(known ?? UNKNOWN), denominationSociale: nom }]
}

type Identifier = Pick<Titulaire, 'id' | 'typeIdentifiant'>
const UNKNOWN: Identifier = { id: null, typeIdentifiant: null }

const identified = (row: RowValues, cell: Pick<Located, 'cell' | 'at'>, type: string | null): Identifier | null =>
  row.parse(cell, holderOf(type ?? ''))

/** One parser a type of identifier. */
const holderOf = remembered((type) => parsedOnce((cell, at) => parseHolder(cell, type || null, at)))

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
    const known = identified(row, { cell, at: located.at }, types?.[index] ?? (type || null)) ?? UNKNOWN
    return { ...known, denominationSociale: noms[index] ?? null }
  })
}
