import { ORDER } from '../../contract/orders.js'
import { type ContractRecord, contractRecord, type SourceText, type WorkedHours } from '../../contract.js'
import type { Field } from '../columns/fields.js'
import type { Span } from '../columns/hours.js'
import { datedTerm, endBeforeStart, unreadablePeriod } from '../issues.js'
import { parseCpv } from '../values/cpv.js'
import { parseCount, parseTerm, type Term } from '../values/duration.js'
import { parseHours } from '../values/hours.js'
import { parseList } from '../values/list.js'
import { categoryOf, isConcession, namesMarche } from '../values/nature.js'
import { parseBuyer } from '../values/siret.js'
import { monthsBetween } from '../values/termSpan.js'
import type { Consultation, Said } from './headings.js'
import { holdersOf } from './holders.js'
import { received } from './located.js'
import { lotOf } from './lots.js'
import { parsedOnce, remembered } from './memo.js'
import { modificationsOf } from './modifications.js'
import { moneyOf } from './money.js'
import { objectsIn, textIn } from './nested.js'
import type { RowValues } from './rowValues.js'
import { textsOf } from './texts.js'
import { typeOf } from './type.js'

/** The contract of a row; null without an objet. `said`: what the headings it stands under say of it. */
export function recordOf(row: RowValues, said: Said): ContractRecord | null {
  const named = objetsOf(row, said)
  if (named === null) return null
  const { objet, lotObjet, fromHeading } = named
  const [type, names, kept] = [typeOf(row, said), namesOf(row), natureOf(row, said)]
  const [dates, money, hours, lists] = [datesOf(row), moneyOf(row), hoursOf(row), listsOf(row)]
  // Member by member: made of every row, a record spread from its parts would take as long as reading them.
  return contractRecord({
    type,
    objet,
    lotObjet,
    id: names.id,
    acheteur: names.acheteur,
    lot: names.lot,
    idAccordCadre: names.idAccordCadre,
    codeCPV: names.codeCPV,
    procedure: names.procedure,
    ccag: names.ccag,
    dureeMois: names.dureeMois,
    reconductions: names.reconductions,
    consultation: row.text('consultation') ?? (fromHeading ? (said.consultation?.id ?? null) : null),
    direction: row.text('direction') ?? said.direction,
    nature: kept.nature,
    categorie: kept.categorie,
    dateLancement: dates.dateLancement,
    dateNotification: dates.dateNotification,
    dateSignature: dates.dateSignature,
    dateAttribution: dates.dateAttribution,
    datePublicationDonnees: dates.datePublicationDonnees,
    montant: money.montant,
    montantMaximum: money.montantMaximum,
    montantTTC: money.montantTTC,
    montantAnnuel: money.montantAnnuel,
    montantMinimum: money.montantMinimum,
    valeurEstimee: money.valeurEstimee,
    heuresContractualisees: hours.heuresContractualisees,
    heuresRealisees: hours.heuresRealisees,
    hours: hours.hours,
    techniques: lists.techniques,
    modalitesExecution: lists.modalitesExecution,
    considerationsSociales: lists.considerationsSociales,
    considerationsEnvironnementales: lists.considerationsEnvironnementales,
    titulaires: holdersOf(row),
    modifications: modificationsOf(row),
    texts: fromHeading && said.consultation ? textsUnder(said.consultation, row) : textsOf(row),
    autres: othersOf(row, said),
  })
}

interface Objets extends Pick<ContractRecord, 'objet' | 'lotObjet'> {
  readonly fromHeading: boolean
}

/** The objet of a row, and that of its lot where it stands under a consultation whose lots follow. */
function objetsOf(row: RowValues, { consultation }: Said): Objets | null {
  const lotObjet = row.text('lotObjet')
  const located = row.locate('objet')
  const own = located ? received(located.cell) : null
  const fromHeading = consultation !== null && isLotOf(row, own)
  if (fromHeading && consultation.objet !== null)
    return { objet: consultation.objet, lotObjet: lotObjet ?? own, fromHeading }
  const objet = own ?? lotObjet
  return objet === null ? null : { objet, lotObjet, fromHeading }
}

/** What is said of its consultation first; a lot speaks for itself in the columns where it says something. */
function textsUnder({ texts }: Consultation, row: RowValues): SourceText[] {
  const own = textsOf(row)
  const isSaid = ({ field, column }: SourceText) => own.some((text) => text.column === column && text.field === field)
  return [...texts.filter((text) => text.column === null || !isSaid(text)), ...own]
}

const NAMES_LOT = /^\s*lots?\b/iu

/** A row under the heading of a consultation is a lot of it when it has a number of lot, begins with one, or has no objet. */
export const isLotOf = (row: RowValues, objet: string | null): boolean =>
  objet === null || NAMES_LOT.test(objet) || row.text('lot') !== null

const [buyerOf, cpvOf] = [parsedOnce(parseBuyer), parsedOnce(parseCpv)]
const [termOf, countOf, hoursIn] = [parsedOnce(parseTerm), parsedOnce(parseCount), parsedOnce(parseHours)]

function namesOf(row: RowValues) {
  const term = row.take('dureeMois', termOf) ?? datedTermOf(row)
  return {
    id: row.text('id'),
    acheteur: { id: row.take('acheteur', buyerOf), nom: row.text('acheteurNom') },
    lot: lotOf(row),
    idAccordCadre: row.text('idAccordCadre'),
    codeCPV: row.take('codeCPV', cpvOf),
    procedure: row.text('procedure'),
    ccag: row.text('ccag'),
    dureeMois: term?.months ?? null,
    reconductions: row.take('reconductions', countOf) ?? term?.renewals ?? null,
  }
}

/** The months from a start to an end that the row dates, where it states no duration. */
function datedTermOf(row: RowValues): Term | null {
  if (!row.columns.has('dateFin') || row.locate('dureeMois') !== null) return null
  const [from, to, end] = [row.date('dateDebut'), row.date('dateFin'), row.locate('dateFin')]
  if (from === null || to === null || end === null) return null
  const months = monthsBetween(from, to)
  row.issues.push(months === null ? endBeforeStart(end.at) : datedTerm(end.at, months))
  return months === null ? null : { months, renewals: null }
}

/** Registers write "Travaux" under Nature: a category is one wherever it stands, and its own comes before its heading's. */
function natureOf(row: RowValues, said: Said): Pick<ContractRecord, 'nature' | 'categorie'> {
  const nature = row.text('nature')
  const categorie = row.text('categorie')
  if (categorie === null && nature !== null && isCategory(nature)) return { nature: null, categorie: nature }
  return { nature, categorie: categorie ?? said.categorie }
}

const isCategory = remembered((text) => !isConcession(text) && !namesMarche(text) && categoryOf(text) !== null)

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
  const [done, contracted] = [row.take('heuresRealisees', hoursIn), row.take('heuresContractualisees', hoursIn)]
  const hours = row.columns.has('heuresDatees') ? workedHoursOf(row) : []
  const period = done === null ? null : rowPeriod(row)
  if (done === null || period === null) return { heuresContractualisees: contracted, heuresRealisees: done, hours }
  const dated = { quantity: 'done' as const, from: period.from, to: period.to, hours: done, ...structureOf(row) }
  return { heuresContractualisees: contracted, heuresRealisees: null, hours: [...hours, dated] }
}

/** When its hours were worked; null where the row does not tell: they are then an undated total. */
function rowPeriod(row: RowValues): Span | null {
  const { hourPeriods } = row.columns
  const period = hourPeriods?.of(row.row)
  if (hourPeriods && period === null) row.issues.push(unreadablePeriod(row.placeOf(hourPeriods.column)))
  return period ?? null
}

/** Who worked its hours, where a column tells. */
function structureOf(row: RowValues): Pick<WorkedHours, 'structure'> {
  const structure = row.columns.hourStructures?.of(row.row)
  return structure === undefined ? {} : { structure }
}

function workedHoursOf(row: RowValues): WorkedHours[] {
  const structure = structureOf(row)
  return row.every('heuresDatees').flatMap((located) => {
    const hours = row.parse(located, hoursIn)
    const { period } = located.column
    return hours === null || period === null ? [] : [{ ...period, hours, ...structure }]
  })
}

const listIn = remembered(parseList)

function listsOf(row: RowValues) {
  const list = (field: Field) => {
    const located = row.locate(field)
    const items = located && listIn(located.cell.text)
    return items === null ? null : [...items]
  }
  return {
    techniques: list('techniques') ?? [],
    modalitesExecution: list('modalitesExecution') ?? [],
    considerationsSociales: list('considerationsSociales'),
    considerationsEnvironnementales: list('considerationsEnvironnementales'),
  }
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

/** What is carried without being read, as published, and the headings above that have no field of their own. */
function othersOf(row: RowValues, { others }: Said): Record<string, unknown> {
  const kept: Record<string, unknown> = {}
  for (const field of PUBLISHED) {
    const text = row.text(field)
    if (text !== null) kept[field] = text
  }
  const order = row.columns.orders?.of(row.row) ?? null
  if (order !== null) kept[ORDER] = order
  const place = placeOf(row)
  if (place.code !== null || place.typeCode !== null || place.nom !== null) kept.lieuExecution = place
  if (others.length > 0) kept.intitules = others
  return kept
}

/** Place of performance, in its columns or printed as an object in one. */
function placeOf(row: RowValues) {
  const raw = row.locate('lieuExecutionCode') ? rawOf(row, 'lieuExecutionCode') : undefined
  const [nested] = raw === undefined ? [] : objectsIn(raw)
  if (nested) return { code: textIn(nested, 'code'), typeCode: textIn(nested, 'typeCode'), nom: textIn(nested, 'nom') }
  return {
    code: row.text('lieuExecutionCode'),
    typeCode: row.text('lieuExecutionType'),
    nom: row.text('lieuExecutionNom'),
  }
}

const rawOf = (row: RowValues, field: Field) => {
  const located = row.locate(field)
  return located ? row.row.cells[located.column.column] : undefined
}
