import { fold } from '../../fold.js'
import { remembered } from '../table/memo.js'
import type { DecpEntry, JsonObject } from './entries.js'
import { isFlatHolder } from './holders.js'
import { stringList } from './lists.js'

/** Fields that the record has a place for. */
const READ: ReadonlySet<string> = new Set(
  `id acheteur acheteur.id acheteur_id acheteur.nom acheteur_nom autoriteConcedante autoriteConcedante.id
  autoriteConcedante_id autoriteConcedante.nom autoriteConcedante_nom nature objet codeCPV procedure techniques technique
  modalitesExecution modaliteExecution idAccordCadre ccag dureeMois dateNotification dateSignature datePublicationDonnees
  montant titulaires concessionnaires considerationsSociales considerationsEnvironnementales modifications
  actesSousTraitance modificationsActesSousTraitance`.split(/\s+/),
)

/** Everything else, as published; of a concession also its modifications, whose valeurGlobale has no other place. */
export function othersOf(object: JsonObject, type: DecpEntry['type']): Record<string, unknown> {
  const kept: Record<string, unknown> = {}
  for (const key in object) {
    const value = object[key]
    // Set as a member, `__proto__` would change what the object is.
    if (value === null || value === '' || key === '__proto__') continue
    const isRead = READ.has(key) || isFlatHolder(key)
    if (!isRead || (type === 'concession' && key === 'modifications')) kept[key] = value
  }
  return inWordsOfV2(kept)
}

/** What formePrix said until 2023 is what typesPrix says now: the same name has another meaning (unit or lump sum). */
const TYPES_OF_2019: ReadonlyMap<string, string> = new Map([
  ['ferme', 'Définitif ferme'],
  ['ferme et actualisable', 'Définitif actualisable'],
  ['revisable', 'Définitif révisable'],
])

const typeOf2019 = remembered((text) => TYPES_OF_2019.get(fold(text)))

function inWordsOfV2(others: Record<string, unknown>): Record<string, unknown> {
  if (typeof others.formePrix !== 'string' || stringList(others.typesPrix) !== null) return others
  const type = typeOf2019(others.formePrix)
  if (type === undefined) return others
  const { formePrix: _, ...rest } = others
  return { ...rest, typesPrix: { typePrix: [type] } }
}
