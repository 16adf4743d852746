import { z } from 'zod'
import { AppError } from '../../errors.js'

export const objectSchema = z.record(z.string(), z.unknown())
export type JsonObject = z.infer<typeof objectSchema>

/** One record as published, with its JSON pointer (RFC 6901). */
export interface DecpEntry {
  readonly type: 'marche' | 'concession'
  readonly pointer: string
  /** Not an object in damaged files. */
  readonly value: unknown
}

export const asObject = (value: unknown): JsonObject | null => {
  const object = objectSchema.safeParse(value)
  return object.success && !Array.isArray(value) ? object.data : null
}

/**
 * The records of a DECP file, one by one: `marches.marche` and `marches.contrat-concession` (arrêté du 22 décembre 2022,
 * schema 2.0), or a flat list, bare or under `marches`. Throws `notDecp` saying what the file holds instead.
 */
export function* decpEntries(root: unknown): Generator<DecpEntry> {
  const object = asObject(root)
  const marches = object && 'marches' in object ? object.marches : null
  const nested = asObject(marches)
  if (nested && ('marche' in nested || 'contrat-concession' in nested)) {
    yield* listed(nested.marche, '/marches/marche', 'marche')
    yield* listed(nested['contrat-concession'], '/marches/contrat-concession', 'concession')
    return
  }
  const flat = Array.isArray(marches) ? { list: marches, pointer: '/marches' } : { list: root, pointer: '' }
  if (!Array.isArray(flat.list) || !isContractList(flat.list, Array.isArray(marches))) throw notDecp(root)
  yield* listed(flat.list, flat.pointer, 'marche')
}

/** A list, or the single record that exporters from XML write in its place. */
function* listed(list: unknown, pointer: string, type: DecpEntry['type']): Generator<DecpEntry> {
  if (list === null || list === undefined) return
  if (!Array.isArray(list)) {
    yield { type: typeOf(list, type), pointer, value: list }
    return
  }
  for (const [index, value] of list.entries()) {
    yield { type: typeOf(value, type), pointer: `${pointer}/${index}`, value }
  }
}

/** Flat lists mix both; `_type` or the conceding authority tells them apart. */
function typeOf(value: unknown, listed: DecpEntry['type']): DecpEntry['type'] {
  const record = asObject(value)
  if (record === null) return listed
  const said = typeof record._type === 'string' && /concession/i.test(record._type)
  return said || asObject(record.autoriteConcedante) !== null ? 'concession' : listed
}

const OWN = ['acheteur', 'acheteur.id', 'acheteur_id', 'autoriteConcedante', 'titulaires', 'montant']
const RECORDS_TRIED = 20

/** Contracts have an objet and a buyer, holders or an amount; notices have an objet too, and none of these. */
function isContractList(list: readonly unknown[], named: boolean): boolean {
  if (list.length === 0) return named
  return list.slice(0, RECORDS_TRIED).some((value) => {
    const record = asObject(value)
    return record !== null && 'objet' in record && OWN.some((key) => key in record)
  })
}

function notDecp(root: unknown): AppError {
  return new AppError(
    'notDecp',
    `Ce fichier JSON n’est pas un fichier de marchés (DECP) : ${contentOf(root)}. Rien n’est lu. Attendu : {"marches": {"marche": […]}}.`,
  )
}

function contentOf(root: unknown): string {
  const object = asObject(root)
  if (object) {
    const keys = Object.keys(object)
    if ('$schema' in object || 'definitions' in object)
      return 'c’est un schéma JSON, qui décrit des données sans en contenir'
    return keys.length === 0 ? 'il est vide' : `il contient ${keys.slice(0, 5).join(', ')}${keys.length > 5 ? '…' : ''}`
  }
  if (!Array.isArray(root)) return 'il ne contient qu’une valeur'
  const first = asObject(root[0])
  if (root.length === 0) return 'c’est une liste vide'
  const keys = first ? Object.keys(first).slice(0, 5).join(', ') : typeof root[0]
  return `c’est une liste de ${root.length} éléments (${keys}…)`
}
