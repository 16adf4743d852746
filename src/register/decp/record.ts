import { type ContractRecord, contractRecord, type Siret, type SourceText, yearDateOf } from '../../contract.js'
import type { Issue } from '../../errors.js'
import { buyerIsHolder, concession, earlyModification, missingObjet, modificationRow, type Place } from '../issues.js'
import { readRowOf } from '../outcome.js'
import { parsedOnce, remembered } from '../table/memo.js'
import type { RegisterItem, RejectedRow } from '../types.js'
import { parseCpv } from '../values/cpv.js'
import { parseDate } from '../values/date.js'
import * as nature from '../values/nature.js'
import { buyerOf, namesAuthority } from './buyer.js'
import { modificationsOf, subcontractingOf } from './changes.js'
import { asObject, type DecpEntry, type JsonObject } from './entries.js'
import { amountOf, monthsAt } from './facts.js'
import { holdersOf } from './holders.js'
import { objectList, stringList } from './lists.js'
import { othersOf } from './others.js'
import { JsonValues } from './values.js'

/**
 * One DECP record (2016, 2019 or v2) as a row; a bad value is an issue at its place and the record is kept, but for a
 * missing objet. The null some exporters write after their last record is a blank.
 */
export function readEntry(entry: DecpEntry, acheteur: Siret | null): RegisterItem {
  const at = placeOf(entry)
  const place = at.cell ?? ''
  if (entry.value === null) return { outcome: 'ignored', place, reason: 'blank' }
  const object = unwrapped(entry.value)
  const cells = () => cellsOf(object, entry.value)
  const issues: Issue[] = []
  const values = object && new JsonValues(object, entry.pointer, issues, entry.syntax)
  const record = values && recordOf(values, entry.type)
  if (!record) {
    const why = values && isModificationRow(values) ? modificationRow(at) : missingObjet(at, ['objet'])
    return {
      outcome: 'rejected',
      place,
      cells: cells(),
      issues: [...issues, why],
      ...sourceOf(entry, object),
    }
  }
  record.acheteur.id ??= acheteur
  const row = readRowOf(record, at, issues, cells)
  return row.outcome === 'rejected' ? { ...row, ...sourceOf(entry, object) } : row
}

const placeOf = ({ pointer, syntax }: DecpEntry): Place =>
  typeof syntax === 'function' ? syntax(pointer, null) : { cell: pointer, label: `Élément ${pointer}`, value: null }

/** A record is read again by what it says; what is no object says nothing that could be corrected. */
const sourceOf = ({ type }: DecpEntry, value: JsonObject | null): Pick<RejectedRow, 'source'> =>
  value === null ? {} : { source: { kind: 'record', type, value } }

/** Some exporters keep the name of the element around each record. */
function unwrapped(value: unknown): JsonObject | null {
  const object = asObject(value)
  if (object === null) return null
  for (const name of ['marche', 'contrat-concession']) {
    if (name in object && Object.keys(object).length === 1) return asObject(object[name])
  }
  return object
}

function cellsOf(object: JsonObject | null, value: unknown): Record<string, string> {
  const entries = Object.entries(object ?? { valeur: value })
  return Object.fromEntries(entries.map(([key, item]) => [key, typeof item === 'string' ? item : JSON.stringify(item)]))
}

type Type = DecpEntry['type']

const isConcession = remembered(nature.isConcession)
/** The days and the codes of a file are few. */
const [cpvOnce, dateOnce] = [parsedOnce(parseCpv), parsedOnce(parseDate)]

/** The State's own platform published modifications as contracts that say no more than what changes. */
const isModificationRow = (values: JsonValues): boolean =>
  ['id', 'dateNotification', 'montant'].every((key) => values.text(key) !== null) &&
  ['nature', 'procedure', 'titulaire_id'].every((key) => values.text(key) === null) &&
  objectList(values.object.titulaires, ['titulaire'], '', values.syntax).length === 0

function recordOf(values: JsonValues, listed: Type): ContractRecord | null {
  const objet = values.text('objet') && values.cell('objet')?.text
  if (!objet) return null
  const { object } = values
  const type = typeOf(values, listed, objet)
  const acheteur = buyerOf(values)
  const said = values.text('nature')
  const techniques = stringList(object.techniques) ?? stringList(object.technique) ?? []
  const modalitesExecution = stringList(object.modalitesExecution) ?? stringList(object.modaliteExecution) ?? []
  const considerations = {
    considerationsSociales: stringList(object.considerationsSociales),
    considerationsEnvironnementales: stringList(object.considerationsEnvironnementales),
  }
  const record = contractRecord({
    type,
    objet,
    id: values.text('id') ?? idOfUid(values, acheteur.id),
    acheteur,
    nature: said,
    codeCPV: values.take('codeCPV', cpvOnce),
    procedure: values.text('procedure'),
    techniques,
    modalitesExecution,
    idAccordCadre: values.text('idAccordCadre'),
    ccag: values.text('ccag'),
    dureeMois: monthsAt(values, 1),
    ...datesOf(values),
    ...amountOf(values, [said, ...techniques, ...modalitesExecution]),
    titulaires: holdersOf(values),
    ...considerations,
    modifications: modificationsOf(values),
    ...subcontractingOf(values),
    texts: textsOf(values, objet, considerations),
    autres: othersOf(object, type),
  })
  check(record, values)
  const idInitial = idBeforeModifications(record)
  if (idInitial !== null) record.idInitial = idInitial
  return record
}

/** The list it stands in, its nature, its authority, or an objet that begins with the type of contract, which is said. */
function typeOf(values: JsonValues, listed: Type, objet: string): Type {
  if (listed === 'concession' || isConcession(values.text('nature') ?? '') || namesAuthority(values))
    return 'concession'
  if (/concession/i.test(values.text('_type') ?? '')) return 'concession'
  if (!nature.beginsAsConcession(objet)) return listed
  values.issues.push(concession(values.placeOf('objet', objet), values.text('nature') !== null))
  return 'concession'
}

/** `uid` of 2019 is the buyer's SIRET and the id. */
function idOfUid(values: JsonValues, buyer: string | null): string | null {
  const uid = values.text('uid')
  return uid && buyer && uid.startsWith(buyer) && uid.length > buyer.length ? uid.slice(buyer.length) : null
}

/**
 * An id of 2019 ends with the number of its modification (arrêté du 22 mars 2019), 00 before any. Believed only where the
 * record itself lists as many modifications, each with the objet that only 2019 asks for. Null: this is no such id.
 */
function idBeforeModifications({ id, modifications }: ContractRecord): string | null {
  const count = String(modifications.length).padStart(2, '0')
  if (id === null || id.length < 3 || !id.endsWith(count) || modifications.length === 0) return null
  return modifications.every(({ objetModification }) => objetModification !== null) ? `${id.slice(0, -2)}00` : null
}

function datesOf(values: JsonValues) {
  return {
    dateNotification: values.take('dateNotification', dateOnce),
    dateSignature: values.take('dateSignature', dateOnce),
    datePublicationDonnees: values.take('datePublicationDonnees', dateOnce),
  }
}

const CONSIDERATIONS = ['considerationsSociales', 'considerationsEnvironnementales'] as const

/** The objet as received, and each filled list of considerations, as the declaration it is. */
function textsOf(
  values: JsonValues,
  objet: string,
  declared: Pick<ContractRecord, (typeof CONSIDERATIONS)[number]>,
): SourceText[] {
  const cellOf = (key: string) => values.placeOf(key, null).cell ?? ''
  const texts: SourceText[] = [{ field: 'objet', column: null, text: objet, cell: cellOf('objet') }]
  for (const column of CONSIDERATIONS) {
    const items = declared[column]
    if (items) texts.push({ field: 'colonne', column, text: items.join(', '), cell: cellOf(column) })
  }
  return texts
}

/** What the fields of a record say of one another: nothing is corrected. */
function check(record: ContractRecord, values: JsonValues): void {
  const { acheteur, titulaires, modifications } = record
  if (acheteur.id !== null && titulaires.some(({ id }) => id === acheteur.id)) {
    values.issues.push(buyerIsHolder(values.placeOf('titulaires', acheteur.id)))
  }
  const { date } = yearDateOf(record)
  const early = modifications.find(
    ({ dateNotificationModification: changed }) => date !== null && changed !== null && changed < date,
  )
  if (early) values.issues.push(earlyModification(values.placeOf('modifications', early.dateNotificationModification)))
}
