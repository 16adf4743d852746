import type { ContractRecord } from '../../contract.js'
import { parsedOnce } from '../table/memo.js'
import { parseBuyer } from '../values/siret.js'
import { objectAt } from './facts.js'
import type { JsonValues } from './values.js'

/** Concessions name a conceding authority; some files call it a buyer all the same. */
const NAMES = ['autoriteConcedante', 'acheteur'] as const

const buyerOnce = parsedOnce(parseBuyer)

/** Whether a record names a conceding authority, in any shape. */
export const namesAuthority = (values: JsonValues): boolean =>
  objectAt(values, 'autoriteConcedante') !== null ||
  values.text('autoriteConcedante.id') !== null ||
  values.text('autoriteConcedante_id') !== null

/** `acheteur.id` is an object's key, also as text, or a flat key (`acheteur.id`, `acheteur_id`), or the identifier alone. */
export function buyerOf(values: JsonValues): ContractRecord['acheteur'] {
  for (const name of NAMES) {
    const nested = objectAt(values, name)
    if (nested) {
      const buyer = values.within(nested, `${values.pointer}/${name}`)
      return { id: buyer.take('id', buyerOnce), nom: buyer.text('nom') }
    }
    const key = [`${name}_id`, `${name}.id`, name].find((each) => values.text(each) !== null)
    if (key !== undefined) return { id: values.take(key, buyerOnce), nom: nameOf(values, name) }
  }
  return { id: null, nom: nameOf(values, 'acheteur') ?? nameOf(values, 'autoriteConcedante') }
}

const nameOf = (values: JsonValues, name: string): string | null =>
  values.text(`${name}_nom`) ?? values.text(`${name}.nom`)
