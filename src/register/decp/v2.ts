import {
  type ContractRecord,
  contractRecord,
  type Modification,
  type Siret,
  type SourceText,
  type Titulaire,
} from '../../contract.js'
import type { Issue } from '../../errors.js'
import { amountTTC, concession, missingObjet, type Place, yearlyAmount } from '../issues.js'
import { readRowOf } from '../outcome.js'
import type { RegisterItem } from '../types.js'
import { parseAmount, unusableNote } from '../values/amount.js'
import { parseCpv } from '../values/cpv.js'
import { parseDate } from '../values/date.js'
import { parseDuration } from '../values/duration.js'
import { beginsAsConcession, isConcession, isFramework } from '../values/nature.js'
import { parseBuyer, parseHolder } from '../values/siret.js'
import { asObject, type DecpEntry, type JsonObject } from './entries.js'
import { objectList, stringList } from './lists.js'
import { JsonValues } from './values.js'

/**
 * One DECP record as a row; a bad value is an issue at its pointer and the record is kept, but for a missing objet. The
 * null some exporters write after their last record is a blank.
 */
export function readEntry(entry: DecpEntry, acheteur: Siret | null): RegisterItem {
  if (entry.value === null) return { outcome: 'ignored', place: entry.pointer, reason: 'blank' }
  const at: Place = { cell: entry.pointer, label: `Élément ${entry.pointer}`, value: null }
  const object = unwrapped(entry.value)
  const cells = () => cellsOf(object, entry.value)
  const issues: Issue[] = []
  const record = object && recordOf(new JsonValues(object, entry.pointer, issues), entry.type)
  if (!record)
    return { outcome: 'rejected', place: entry.pointer, cells: cells(), issues: [...issues, missingObjet(at)] }
  const bought = { ...record, acheteur: { ...record.acheteur, id: record.acheteur.id ?? acheteur } }
  return readRowOf(bought, at, issues, cells)
}

/** Some exporters keep the name of the element around each record. */
function unwrapped(value: unknown): JsonObject | null {
  const object = asObject(value)
  return object && Object.keys(object).length === 1 && 'marche' in object ? asObject(object.marche) : object
}

function cellsOf(object: JsonObject | null, value: unknown): Record<string, string> {
  const entries = Object.entries(object ?? { valeur: value })
  return Object.fromEntries(entries.map(([key, item]) => [key, typeof item === 'string' ? item : JSON.stringify(item)]))
}

type Type = DecpEntry['type']

function recordOf(values: JsonValues, listed: Type): ContractRecord | null {
  const objet = values.text('objet') && values.cell('objet')?.text
  if (!objet) return null
  const type = typeOf(values, listed, objet)
  const { object } = values
  return contractRecord({
    type,
    objet,
    id: values.text('id'),
    acheteur: buyerOf(values, type),
    nature: values.text('nature'),
    codeCPV: values.take('codeCPV', parseCpv),
    procedure: values.text('procedure'),
    techniques: stringList(object.techniques) ?? [],
    modalitesExecution: stringList(object.modalitesExecution) ?? [],
    idAccordCadre: values.text('idAccordCadre'),
    ccag: values.text('ccag'),
    dureeMois: values.take('dureeMois', parseDuration),
    ...datesOf(values),
    ...amountOf(values),
    titulaires: holdersOf(object, values.pointer, values.issues),
    considerationsSociales: stringList(object.considerationsSociales),
    considerationsEnvironnementales: stringList(object.considerationsEnvironnementales),
    modifications: modificationsOf(values),
    texts: textsOf(values),
    autres: othersOf(object, type),
  })
}

/** The list it stands in, its nature, or an objet that begins with the type of contract, which is said. */
function typeOf(values: JsonValues, listed: Type, objet: string): Type {
  if (listed === 'concession' || isConcession(values.text('nature'))) return 'concession'
  if (!beginsAsConcession(objet)) return listed
  values.issues.push(concession(values.placeOf('objet', objet), values.text('nature') !== null))
  return 'concession'
}

/** `acheteur.id` is an object's key in v2, a flat key in consolidated files; concessions name a conceding authority. */
function buyerOf(values: JsonValues, type: Type): ContractRecord['acheteur'] {
  const key = type === 'concession' && asObject(values.object.autoriteConcedante) ? 'autoriteConcedante' : 'acheteur'
  const nested = asObject(values.object[key])
  if (nested) {
    const buyer = new JsonValues(nested, `${values.pointer}/${key}`, values.issues)
    return { id: buyer.take('id', parseBuyer), nom: buyer.text('nom') }
  }
  const flat = 'acheteur_id' in values.object ? 'acheteur_id' : 'acheteur.id'
  return { id: values.take(flat, parseBuyer), nom: values.text('acheteur_nom') ?? values.text('acheteur.nom') }
}

function datesOf(values: JsonValues) {
  return {
    dateNotification: values.take('dateNotification', parseDate),
    dateSignature: values.take('dateSignature', parseDate),
    datePublicationDonnees: values.take('datePublicationDonnees', parseDate),
  }
}

/** The valeurGlobale of a concession is carried among the others: it is no price paid. */
function amountOf(values: JsonValues): Pick<ContractRecord, 'montant' | 'montantMaximum'> {
  const montant = amountAt(values, 'montant')
  const { techniques, modalitesExecution } = values.object
  const said = [values.text('nature'), ...(stringList(techniques) ?? []), ...(stringList(modalitesExecution) ?? [])]
  return { montant, montantMaximum: montant !== null && said.some(isFramework) }
}

/** DECP amounts are HT totals; one that says otherwise is not taken. */
function amountAt(values: JsonValues, key: string): ContractRecord['montant'] {
  const amount = values.take(key, parseAmount)
  if (amount === null) return null
  const place = values.placeOf(key, values.text(key))
  if (amount.tax === 'TTC') values.issues.push(amountTTC(place))
  if (amount.yearly) values.issues.push(yearlyAmount(place))
  if (amount.tax === 'TTC' || amount.yearly) return null
  values.issues.push(...unusableNote(amount.cents, place))
  return amount.cents
}

function holdersOf(object: JsonObject, pointer: string, issues: Issue[]): Titulaire[] {
  const wrapper = object.concessionnaires ? 'concessionnaire' : 'titulaire'
  const listed = objectList(object[`${wrapper}s`], wrapper, `${pointer}/${wrapper}s`)
  if (listed.length === 0) return [holderOf(new JsonValues(object, pointer, issues), 'titulaire_')].filter(isKnown)
  return listed.map((nested) => holderOf(new JsonValues(nested.object, nested.pointer, issues))).filter(isKnown)
}

/** `prefix` is that of consolidated files, which flatten their one holder: `titulaire_id`. */
function holderOf(values: JsonValues, prefix = ''): Titulaire {
  const type = values.text(`${prefix}typeIdentifiant`)
  const known = values.take(`${prefix}id`, (cell, at) => parseHolder(cell, type, at))
  return {
    id: known?.id ?? null,
    typeIdentifiant: known?.typeIdentifiant ?? null,
    denominationSociale: values.text(`${prefix}denominationSociale`),
  }
}

const isKnown = (holder: Titulaire): boolean => holder.id !== null || holder.denominationSociale !== null

function modificationsOf(values: JsonValues): Modification[] {
  const listed = objectList(values.object.modifications, 'modification', `${values.pointer}/modifications`)
  return listed
    .filter(({ object }) => Object.keys(object).length > 0)
    .map(({ object, pointer }) => modificationOf(new JsonValues(object, pointer, values.issues)))
}

function modificationOf(values: JsonValues): Modification {
  const signed = 'dateSignatureModification' in values.object
  const holders = holdersOf(values.object, values.pointer, values.issues)
  return {
    id: values.text('id'),
    dateNotificationModification: values.take(
      signed ? 'dateSignatureModification' : 'dateNotificationModification',
      parseDate,
    ),
    datePublicationDonneesModification: values.take('datePublicationDonneesModification', parseDate),
    objetModification: values.text('objetModification'),
    dureeMois: values.take('dureeMois', parseDuration),
    montant: amountAt(values, 'montant'),
    titulaires: holders.length > 0 ? holders : null,
  }
}

const CONSIDERATIONS = ['considerationsSociales', 'considerationsEnvironnementales'] as const

/** The objet as received, and each filled list of considerations, as the declaration it is. */
function textsOf(values: JsonValues): SourceText[] {
  const objet = values.cell('objet')?.text ?? ''
  const declared = CONSIDERATIONS.flatMap((column): SourceText[] => {
    const items = stringList(values.object[column])
    return items ? [{ field: 'colonne', column, text: items.join(', '), cell: `${values.pointer}/${column}` }] : []
  })
  return [{ field: 'objet', column: null, text: objet, cell: `${values.pointer}/objet` }, ...declared]
}

const READ = new Set([
  'id',
  'acheteur',
  'acheteur.id',
  'acheteur_id',
  'acheteur.nom',
  'acheteur_nom',
  'autoriteConcedante',
  'nature',
  'objet',
  'codeCPV',
  'procedure',
  'techniques',
  'modalitesExecution',
  'idAccordCadre',
  'ccag',
  'dureeMois',
  'dateNotification',
  'dateSignature',
  'datePublicationDonnees',
  'montant',
  'titulaires',
  'concessionnaires',
  'titulaire_id',
  'titulaire_typeIdentifiant',
  'titulaire_denominationSociale',
  ...CONSIDERATIONS,
  'modifications',
])

/** Everything else, as published; of a concession also its modifications, whose valeurGlobale has no other place. */
function othersOf(object: JsonObject, type: Type): Record<string, unknown> {
  const kept = Object.entries(object).filter(
    ([key, value]) => value !== null && (!READ.has(key) || (type === 'concession' && key === 'modifications')),
  )
  return Object.fromEntries(kept)
}
