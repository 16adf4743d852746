import { TEXT_FIELDS } from '../contract.js'
import { asObject } from './decp/entries.js'

type Check = (value: unknown) => boolean

const isText: Check = (value) => typeof value === 'string'
const isFlag: Check = (value) => typeof value === 'boolean'
const isInteger: Check = Number.isSafeInteger
const isQuantity: Check = (value) => Number.isSafeInteger(value) && Number(value) >= 0
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value)
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check)
const oneOf = (...words: readonly string[]): Check => {
  const known = new Set<unknown>(words)
  return (value) => known.has(value)
}

const DATE = /^\d{4}-\d{2}-\d{2}$/
const isDate: Check = (value) => {
  if (typeof value !== 'string' || !DATE.test(value)) return false
  const [year, month, day] = [Number(value.slice(0, 4)), Number(value.slice(5, 7)), Number(value.slice(8))]
  return month >= 1 && month <= 12 && day >= 1 && (day <= 28 || day <= daysOf(year, month))
}
const daysOf = (year: number, month: number): number => {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

const BUYER = /^(?:\d{9}|\d{14})$/
const isBuyer: Check = (value) => typeof value === 'string' && BUYER.test(value)

/** An object of these members and no other; `optional` ones may be absent. */
function shaped(wanted: Readonly<Record<string, Check>>, optional: Readonly<Record<string, Check>> = {}): Check {
  const required = new Map(Object.entries(wanted))
  const others = new Map(Object.entries(optional))
  return (value) => {
    const members = asObject(value)
    if (members === null) return false
    let met = 0
    for (const key in members) {
      const check = required.get(key)
      if (check !== undefined) met += 1
      if (!(check ?? others.get(key))?.(members[key])) return false
    }
    return met === required.size
  }
}

const [text, date, integer] = [orNull(isText), orNull(isDate), orNull(isInteger)]
const isHolder = shaped({ id: text, typeIdentifiant: text, denominationSociale: text })
const isModification = shaped({
  id: text,
  dateNotificationModification: date,
  datePublicationDonneesModification: date,
  objetModification: text,
  dureeMois: integer,
  montant: integer,
  titulaires: orNull(listOf(isHolder)),
})
const isAct = shaped({
  id: text,
  sousTraitant: isHolder,
  dureeMois: integer,
  dateNotification: date,
  datePublicationDonnees: date,
  montant: integer,
  variationPrix: text,
})
const isActModification = shaped({
  id: text,
  dureeMois: integer,
  dateNotificationModificationSousTraitance: date,
  datePublicationDonnees: date,
  montant: integer,
})

/** As published, whatever it holds; a member that would be no plain one is for the schema to take away. */
const isRest: Check = (value) =>
  typeof value === 'object' &&
  value !== null &&
  Object.getPrototypeOf(value) === Object.prototype &&
  !Object.hasOwn(value, '__proto__')

/**
 * Whether a record surely satisfies `contractRecordSchema`, as it is: the schema need not be asked, which costs ten times as
 * much. False says nothing: what this does not know, be it a member added to the schema, is for the schema to judge.
 */
export const isSurelyValid: Check = shaped(
  {
    type: oneOf('marche', 'concession'),
    id: text,
    acheteur: shaped({ id: orNull(isBuyer), nom: text }),
    consultation: text,
    lot: text,
    lotObjet: text,
    objet: (value) => typeof value === 'string' && /\S/.test(value),
    nature: text,
    codeCPV: text,
    procedure: text,
    techniques: listOf(isText),
    modalitesExecution: listOf(isText),
    idAccordCadre: text,
    ccag: text,
    direction: text,
    categorie: text,
    dateLancement: date,
    dateNotification: date,
    dateSignature: date,
    dateAttribution: date,
    datePublicationDonnees: date,
    dureeMois: integer,
    reconductions: integer,
    montant: integer,
    montantMaximum: isFlag,
    montantTTC: integer,
    montantAnnuel: integer,
    montantMinimum: integer,
    valeurEstimee: integer,
    titulaires: listOf(isHolder),
    considerationsSociales: orNull(listOf(isText)),
    considerationsEnvironnementales: orNull(listOf(isText)),
    heuresContractualisees: orNull(isQuantity),
    heuresRealisees: orNull(isQuantity),
    hours: listOf(shaped({ quantity: oneOf('done', 'validated'), from: isDate, to: isDate, hours: isQuantity })),
    modifications: listOf(isModification),
    texts: listOf(shaped({ field: oneOf(...TEXT_FIELDS), column: text, text: isText, cell: isText })),
    autres: isRest,
  },
  {
    idInitial: isText,
    actesSousTraitance: listOf(isAct),
    modificationsActesSousTraitance: listOf(isActModification),
  },
)
