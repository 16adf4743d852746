import type { Titulaire } from '../../contract.js'
import { fold } from '../../fold.js'
import { repeatedHolder } from '../issues.js'
import { parseHolder } from '../values/siret.js'
import type { JsonObject } from './entries.js'
import { objectList } from './lists.js'
import type { JsonValues } from './values.js'

/**
 * Holders of a contract, of a concession or of a modification, in the order published, each once: as a list however it is
 * nested or written, or flat (`titulaire_id`, `titulaires_0_id`, `titulaires.1.id`, `titulaire_id_1`).
 */
export function holdersOf(values: JsonValues): Titulaire[] {
  const { object, pointer, syntax } = values
  const name = isSaid(object.concessionnaires) ? 'concessionnaire' : 'titulaire'
  const listed = objectList(object[`${name}s`], [name], `${pointer}/${name}s`, syntax)
  const holders =
    listed.length > 0
      ? listed.map((nested) => holderOf(values.within(nested.object, nested.pointer), KEYS))
      : flatHolders(values)
  return eachOnce(holders.filter(isKnown), values)
}

const isSaid = (value: unknown): boolean => value !== undefined && value !== null && value !== ''

/** Under which keys of an object a holder says what it is. */
interface HolderKeys {
  id: string
  typeIdentifiant: string
  denominationSociale: string
}
const KEYS: HolderKeys = {
  id: 'id',
  typeIdentifiant: 'typeIdentifiant',
  denominationSociale: 'denominationSociale',
}

/** One holder of a contract or of an act. */
export function holderOf(values: JsonValues, keys: HolderKeys = KEYS): Titulaire {
  const type = values.text(keys.typeIdentifiant)
  const known = values.take(keys.id, (cell, at) => parseHolder(cell, type, at))
  return {
    id: known?.id ?? null,
    typeIdentifiant: known?.typeIdentifiant ?? null,
    denominationSociale: values.text(keys.denominationSociale),
  }
}

const isKnown = (holder: Titulaire): boolean => holder.id !== null || holder.denominationSociale !== null

const FLAT =
  /^(?:titulaire|concessionnaire)s?(?:[._](\d+))?(?:[._](?:titulaire|concessionnaire))?[._](id|typeIdentifiant|denominationSociale)(?:[._](\d+))?$/

/** Whether a key of a record is one holder's, in a file that flattens them. */
export const isFlatHolder = (key: string): boolean => /^(?:titulaire|concessionnaire)/.test(key) && FLAT.test(key)

function flatHolders(values: JsonValues): Titulaire[] {
  const flat = flatKeys(values.object)
  return [...flat].sort(([a], [b]) => a - b).map(([, keys]) => holderOf(values, keys))
}

/** The keys of each holder, by its number. */
function flatKeys(object: JsonObject): Map<number, HolderKeys> {
  const byNumber = new Map<number, HolderKeys>()
  for (const key of Object.keys(object)) {
    const match = key.startsWith('titulaire') || key.startsWith('concessionnaire') ? FLAT.exec(key) : null
    const field = match?.[2] as keyof HolderKeys | undefined
    if (!match || !field) continue
    const number = Number(match[1] ?? match[3] ?? 0)
    const keys = byNumber.get(number) ?? { id: '', typeIdentifiant: '', denominationSociale: '' }
    keys[field] = key
    byNumber.set(number, keys)
  }
  return byNumber
}

/** The same supplier twice in one contract is one holder, and it is said. */
function eachOnce(holders: Titulaire[], values: JsonValues): Titulaire[] {
  if (holders.length < 2) return holders
  const byKey = new Map<string, Titulaire>()
  for (const holder of holders) {
    const key = holder.id ?? fold(holder.denominationSociale ?? '')
    const before = byKey.get(key)
    if (before) values.issues.push(repeatedHolder(values.placeOf('titulaires', key)))
    byKey.set(
      key,
      before ? { ...before, denominationSociale: before.denominationSociale ?? holder.denominationSociale } : holder,
    )
  }
  return [...byKey.values()]
}
