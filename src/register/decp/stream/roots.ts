import { asObject, type DecpEntry } from '../entries.js'

type Type = DecpEntry['type']

/** Names under which files keep lists of contracts: DECP, then the interfaces of open data portals. */
const LISTS = new Set(['marche', 'marches', 'contrat-concession', 'contrats-concession', 'records', 'results', 'data'])

/** A list so named is one of contracts, be it empty. */
export const namesList = (key: string): boolean => LISTS.has(key)

/** The lists of the schema 2.0, whose records are contracts whatever they hold. */
export const isDecpList = (pointer: string): boolean =>
  /^(?:\/\d+)?\/marches\/(?:marche|contrat-concession)$/.test(pointer)

/** The parts of a contract that are lists themselves. */
const PARTS = /^(?:titulaires?|concessionnaires?|modifications?|actesSousTraitance|modificationsActesSousTraitance)$/
export const isPart = (key: string): boolean => PARTS.test(key)

export const typeOfList = (key: string): Type => (/concession/i.test(key) ? 'concession' : 'marche')

/** Flat lists mix both; `_type` or the conceding authority tells them apart. */
export function typeOf(value: unknown, listed: Type): Type {
  const record = asObject(value)
  if (record === null || listed === 'concession') return listed
  const said = typeof record._type === 'string' && /concession/i.test(record._type)
  return said || asObject(record.autoriteConcedante) !== null ? 'concession' : listed
}

const OWN = [
  ...['acheteur', 'acheteur.id', 'acheteur_id', 'titulaires', 'montant'],
  ...['autoriteConcedante', 'autoriteConcedante.id', 'autoriteConcedante_id', 'concessionnaires', 'valeurGlobale'],
]

/** Contracts have an objet and a buyer, holders or an amount; notices have an objet too, and none of these. */
export function isContract(value: unknown): boolean {
  const object = asObject(value)
  const record = object && 'marche' in object ? asObject(object.marche) : object
  return record !== null && namesContract((key) => key in record)
}

export const namesContract = (has: (key: string) => boolean): boolean => has('objet') && OWN.some(has)

interface Bare {
  readonly value: unknown
  readonly suffix: string
}

/** Portals wrap each record (`{"fields": {…}}`, `{"record": {"fields": {…}}}`); some tools write it as a text of JSON. */
export function unwrapped(value: unknown): Bare {
  const object = typeof value === 'string' ? asObject(parsedText(value)) : asObject(value)
  if (object === null || 'objet' in object) return { value: object ?? value, suffix: '' }
  for (const key of WRAPPERS) {
    const inner = key in object ? asObject(object[key]) : null
    if (inner === null) continue
    const { value, suffix } = unwrapped(inner)
    return { value, suffix: `/${key}${suffix}` }
  }
  return { value: object, suffix: '' }
}
const WRAPPERS = ['record', 'fields', 'attributes']

function parsedText(text: string): unknown {
  if (!/^\s*\{/.test(text)) return null
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
