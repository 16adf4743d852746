import { type ContractRecord, contractRecord, type Modification, type WorkedHours } from '../../contract.js'
import type { Field } from '../columns/fields.js'
import { parseCpv } from '../values/cpv.js'
import { parseCount, parseDuration } from '../values/duration.js'
import { parseHours } from '../values/hours.js'
import { parseList } from '../values/list.js'
import { categoryOf, isConcession, namesMarche } from '../values/nature.js'
import { parseBuyer } from '../values/siret.js'
import { holdersOf, newHoldersOf } from './holders.js'
import { moneyOf, total } from './money.js'
import { type RowValues, received } from './rowValues.js'
import { textsOf } from './texts.js'
import { typeOf } from './type.js'

/** The contract of a row; null without an objet. `section` is the heading it stands under. */
export function recordOf(row: RowValues, section: string | null): ContractRecord | null {
  const lotObjet = row.text('lotObjet')
  const located = row.locate('objet')
  const objet = located ? received(located.cell) : lotObjet
  if (objet === null) return null
  return contractRecord({
    type: typeOf(row, section),
    objet,
    lotObjet,
    ...namesOf(row),
    ...natureOf(row, section),
    ...datesOf(row),
    ...moneyOf(row),
    ...hoursOf(row),
    ...listsOf(row),
    titulaires: holdersOf(row),
    modifications: modificationsOf(row),
    texts: textsOf(row),
    autres: othersOf(row),
  })
}

function namesOf(row: RowValues) {
  return {
    id: row.text('id'),
    acheteur: { id: row.take('acheteur', parseBuyer), nom: row.text('acheteurNom') },
    consultation: row.text('consultation'),
    lot: row.text('lot'),
    idAccordCadre: row.text('idAccordCadre'),
    codeCPV: row.take('codeCPV', parseCpv),
    procedure: row.text('procedure'),
    ccag: row.text('ccag'),
    direction: row.text('direction'),
    dureeMois: row.take('dureeMois', parseDuration),
    reconductions: row.take('reconductions', parseCount),
  }
}

/** Registers write "Travaux" under Nature: a category is one wherever it stands, and its own comes before its heading's. */
function natureOf(row: RowValues, section: string | null): Pick<ContractRecord, 'nature' | 'categorie'> {
  const nature = row.text('nature')
  const categorie = row.text('categorie')
  const isContract = isConcession(nature) || namesMarche(nature)
  if (categorie === null && !isContract && categoryOf(nature ?? '') !== null) return { nature: null, categorie: nature }
  return { nature, categorie: categorie ?? categoryOf(section ?? '') }
}

function datesOf(row: RowValues) {
  return {
    dateLancement: row.date('dateLancement'),
    dateNotification: row.date('dateNotification'),
    dateSignature: row.date('dateSignature'),
    dateAttribution: row.date('dateAttribution'),
    datePublicationDonnees: row.date('datePublicationDonnees'),
  }
}

function hoursOf(row: RowValues) {
  return {
    heuresContractualisees: row.take('heuresContractualisees', parseHours),
    heuresRealisees: row.take('heuresRealisees', parseHours),
    hours: workedHoursOf(row),
  }
}

function workedHoursOf(row: RowValues): WorkedHours[] {
  return row.every('heuresDatees').flatMap((located) => {
    const hours = row.parse(located, parseHours)
    const { period } = located.column
    return hours === null || period === null ? [] : [{ ...period, hours }]
  })
}

function listsOf(row: RowValues) {
  const list = (field: Field) => {
    const items = parseList(row.locate(field)?.cell.text ?? '')
    return items === null ? null : [...items]
  }
  return {
    techniques: list('techniques') ?? [],
    modalitesExecution: list('modalitesExecution') ?? [],
    considerationsSociales: list('considerationsSociales'),
    considerationsEnvironnementales: list('considerationsEnvironnementales'),
  }
}

/** Tabular DECP carries the last modification on the row of its contract. */
function modificationsOf(row: RowValues): Modification[] {
  const holders = newHoldersOf(row)
  const modification: Modification = {
    id: row.text('modificationId'),
    dateNotificationModification: row.date('modificationDate'),
    datePublicationDonneesModification: row.date('modificationPublication'),
    objetModification: row.text('modificationObjet'),
    dureeMois: row.take('modificationDuree', parseDuration),
    montant: total(row, 'modificationMontant'),
    titulaires: holders.length > 0 ? holders : null,
  }
  return Object.values(modification).every((value) => value === null) ? [] : [modification]
}

const PUBLISHED: readonly Field[] = [
  'formePrix',
  'typesPrix',
  'offresRecues',
  'marcheInnovant',
  'attributionAvance',
  'tauxAvance',
  'sousTraitanceDeclaree',
  'typeGroupementOperateurs',
  'origineUE',
  'origineFrance',
  'codePostal',
  'montantMaximum',
]

/** What is carried without being read, as published. */
function othersOf(row: RowValues): Record<string, unknown> {
  const place = {
    code: row.text('lieuExecutionCode'),
    typeCode: row.text('lieuExecutionType'),
    nom: row.text('lieuExecutionNom'),
  }
  const others = PUBLISHED.map((field) => [field, row.text(field)] as const).filter(([, text]) => text !== null)
  const said = Object.values(place).some((text) => text !== null)
  return { ...Object.fromEntries(others), ...(said ? { lieuExecution: place } : {}) }
}
