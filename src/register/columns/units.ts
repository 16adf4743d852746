import { fold } from '../../fold.js'
import { claimed, unclaimed } from './claims.js'
import { powerOf } from './decision.js'
import type { Cells, Draft } from './draft.js'
import { AMOUNT_FIELDS, type Field } from './fields.js'
import { headerTokens } from './tokens.js'
import { unwitnessed } from './witness.js'

/** Where the unit of the figures of a column is told: by another column, row by row, or by its own header. */
export type Unit = { readonly column: number } | { readonly text: string }

const TIME = /^(?:ans?|ann[ée]es?|mois|jours?|j|semaines?|trimestres?|semestres?)(?:\(s\))?\.?(?: calendaires?)?$/iu
const MONEY =
  /^(?:[km]|(?:[km] ?)?(?:€|euros?|eur)|(?:milliers?|millions?)(?: d['’ ]euros?)?)(?: ?(?:h\.?t\.?|t\.?t\.?c\.?))?$|^(?:h\.?t\.?|t\.?t\.?c\.?)$/iu
/** A metre, a kilo, a thousand pieces: money only among units of money, or under a header that names some. */
const LETTER = /^[km]$/iu
/** No register has as many columns of units, and each looks at all the others. */
const MOST_UNITS = 32
/** What an amount is in without it. */
const PLAIN = /^(?:€|euros?|eur)?(?: ?h\.?t\.?)?$/iu

/** What is counted, weighed or measured. */
const THING =
  /^(?:[kcm]?m[l²³23]?|m[eè]tres?(?: (?:lin[ée]aires?|carr[ée]s?|cubes?))?|kg|g|t|tonnes?|l|hl|litres?|ha|h|heures?|u|un|unit[ée]s?|pce?s?|pi[eè]ces?|ens|ensembles?|f|ft|fft|forfaits?|bo[iî]tes?|cartons?|[km]wh|repas|vacations?)\.?$/iu

const UNIT = /^(?:unite|devise|monnaie)$/
/** "Périodicité", "Type de durée": of a duration right before it. */
const PERIODICITY = /^(?:periodicite|type duree|nature duree|duree type)$/
/** Of these two things, whatever else a header says ("Unité organisationnelle" is a department). */
const WORDS = /^(?:unite|devise|monnaie|duree|montant|prix|valeur|delai|temp|ht|ttc|marche|contrat)$/

/**
 * "Durée" beside "Unité" (mois, ans, jours), "Montant" beside "Unité" (k€) or "HT/TTC": each figure is read with the unit of its
 * row, for 90 days are not 90 months.
 */
export function besideUnits(drafts: readonly Draft[], rows: readonly Cells[]): readonly Draft[] {
  if (rows.length === 0) return drafts
  const named = drafts.filter(namesUnit).slice(0, MOST_UNITS)
  const told = named.reduce((last, unit, index, units) => {
    const figures = figuresOf(last, unit, units[index - 1]?.column ?? -1, rows)
    const [first] = figures
    if (first !== undefined) return last.map((draft) => paired(draft, figures, first, unit))
    return areOfThings(unitsIn(rows, unit)) ? last.map((draft) => (draft === unit ? measured(draft) : draft)) : last
  }, drafts)
  return besidePeriodicity(told, rows)
}

/** "Durée" 2 beside "Périodicité" ans. */
function besidePeriodicity(drafts: readonly Draft[], rows: readonly Cells[]): readonly Draft[] {
  const unit = drafts.find(({ header }) => PERIODICITY.test(headerTokens(header).join(' ')))
  const units = unit === undefined ? [] : unitsIn(rows, unit)
  const before = drafts.find(({ column }) => column + 1 === unit?.column)
  if (unit === undefined || before === undefined || units.length === 0) return drafts
  if (!isTime(before.claim.field) || statesUnit(before) || !units.every((word) => TIME.test(word))) return drafts
  return drafts.map((draft) => paired(draft, [before], before, unit))
}

const unitsIn = (rows: readonly Cells[], { column }: Draft): readonly string[] =>
  rows.flatMap((cells) => cells[column]?.text.trim() || [])

/** "Unité" over "m", "kg", "ans" is no department, whatever it is the unit of. */
const areOfThings = (units: readonly string[]): boolean => units.filter(isMeasure).length * 2 > units.length
const isMeasure = (unit: string): boolean => THING.test(unit) || TIME.test(unit) || MONEY.test(unit)

const measured = (draft: Draft): Draft => ({
  ...draft,
  claim: unwitnessed(unclaimed('unité de mesure : rien ne dit de quelle colonne')),
})

/** As written: "Devise" is no misspelling of "devis". */
function namesUnit({ header }: Draft): boolean {
  const tokens = headerTokens(header)
  if (!tokens.every((token) => WORDS.test(token))) return false
  return tokens.some((token) => UNIT.test(token)) || tokens.join(' ') === 'ht ttc'
}

/**
 * The columns whose figures are in the units of another: of a sort these are of, at its left as far as the unit before, else at
 * its right. What states its own unit has no other, and one that stands by figures that are not read is theirs.
 */
function figuresOf(drafts: readonly Draft[], unit: Draft, before: number, rows: readonly Cells[]): readonly Draft[] {
  const { column, header } = unit
  const units = unitsIn(rows, unit)
  const isFigure = figuresIn(units, header)
  if (isFigure === null) return []
  const near = drafts.findLast((draft) => draft.column < column && (isFigure(draft.claim.field) || isUnread(draft)))
  const isTheirs = near !== undefined && isUnread(near) && !isRenewal(near) && !NAMES_FIGURE.test(fold(header))
  if (isTheirs && !units.some(isMoney)) return []
  const figures = drafts.filter((draft) => isFigure(draft.claim.field) && !statesUnit(draft))
  const left = figures.filter((draft) => draft.column < column && draft.column > before)
  return left.length > 0 ? left : figures.filter((draft) => draft.column > column)
}

/** "Unité de durée", wherever it stands. */
const NAMES_FIGURE = /\b(?:duree|delai|montant|prix|valeur|devise|monnaie)\b|\bht ttc\b/

/** "Durée reconduction" is in the unit of the duration before it. */
const isRenewal = ({ header }: Draft): boolean => /\bduree\b.*\b(?:recond|renouv|tacite|optionnel)/.test(fold(header))

const isMoney = (unit: string): boolean => MONEY.test(unit) && !LETTER.test(unit)

/** Figures of which nothing is made: "Quantité", "Garantie". */
const isUnread = ({ claim, profile }: Draft): boolean =>
  claim.field === null &&
  profile !== null &&
  profile.filled > 0 &&
  ((profile.counts.number ?? 0) + (profile.counts.money ?? 0)) * 2 > profile.filled

const STATES_TIME = /\b(?:mois|ans?|annees?|jours?|semaines?|trimestres?|semestres?)\b/

/** "Durée (mois)", "Montant (k€)". */
const statesUnit = ({ header, unit, claim }: Draft): boolean =>
  unit !== undefined || (isTime(claim.field) ? STATES_TIME.test(fold(header)) : powerOf(header) > 0)

const isTime = (field: Field | null): boolean => field === 'dureeMois' || field === 'modificationDuree'
const isAmount = (field: Field | null): boolean => field !== null && AMOUNT_FIELDS.has(field)
const CURRENCY = /devise|monnaie/iu

/**
 * Euros all along change nothing, and would hide another column that tells thousands; another currency is no euro. Where most
 * units are of time, each of the others makes its own figure unreadable.
 */
function figuresIn(units: readonly string[], header: string): typeof isTime | null {
  const times = units.filter((unit) => TIME.test(unit)).length
  if (times > 0 && times * 2 >= units.length) return isTime
  const areCurrencies = CURRENCY.test(header)
  const areMoney = areCurrencies || units.some(isMoney) || NAMES_FIGURE.test(fold(header))
  const isTold = (unit: string): boolean => !PLAIN.test(unit) && (areCurrencies || MONEY.test(unit))
  return areMoney && units.some(isTold) ? isAmount : null
}

function paired(draft: Draft, figures: readonly Draft[], first: Draft, { column }: Draft): Draft {
  if (figures.includes(draft)) return { ...draft, unit: { column } }
  if (draft.column !== column) return draft
  const reason = `unité de « ${first.header.trim()} », lue avec elle`
  return { ...draft, claim: unwitnessed(unclaimed(reason)), unitOf: first.header }
}

const TERM = `(?:dur[ée]e|d[ée]lai d['’]ex[ée]cution)(?: (?:du|de l['’]|initiale?|totale?|maximale?|globale?|ferme|d['’]ex[ée]cution) ?(?:march[ée]|contrat|accord[- ]cadre)?)*`
const IN_UNIT = new RegExp(
  String.raw`^\s*(?:${TERM}[\s(,–-]+(?:en )?|(?:nombre|nb) d['’](?=an))(?<unit>ann[ée]es?|ans?|jours?|semaines?)\s*\)?\s*$`,
  'iu',
)

/** Months come first where a table gives both. */
const IN_UNIT_RANK = 500

/** "Durée (années)", "Durée en jours": its figures are in that unit. */
export function inItsUnit(draft: Draft): Draft {
  const text = IN_UNIT.exec(draft.header)?.groups?.unit
  if (text === undefined) return draft
  const claim = claimed('dureeMois', `durée, en ${text.toLowerCase()}`, IN_UNIT_RANK)
  return { ...draft, claim: unwitnessed(claim), unit: { text } }
}
