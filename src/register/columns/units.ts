import { claimed, unclaimed } from './claims.js'
import type { Cells, Draft } from './draft.js'
import { AMOUNT_FIELDS, type Field } from './fields.js'
import { headerTokens } from './tokens.js'
import { unwitnessed } from './witness.js'

/** Where the unit of the figures of a column is told: by another column, row by row, or by its own header. */
export type Unit = { readonly column: number } | { readonly text: string }

const TIME = /^(?:ans?|ann[ée]es?|mois|jours?|j|semaines?)(?:\(s\))?\.?$/iu
const MONEY =
  /^(?:[km]|(?:[km] ?)?(?:€|euros?|eur)|(?:milliers?|millions?)(?: d['’ ]euros?)?)(?: ?(?:h\.?t\.?|t\.?t\.?c\.?))?$|^(?:h\.?t\.?|t\.?t\.?c\.?)$/iu
/** What an amount is in without it. */
const PLAIN = /^(?:€|euros?|eur)?(?: ?h\.?t\.?)?$/iu

const UNIT = /^(?:unite|devise|monnaie)$/
/** Of these two things, whatever else a header says ("Unité organisationnelle" is a department). */
const WORDS = /^(?:unite|devise|monnaie|duree|montant|prix|valeur|delai|temp|ht|ttc|marche|contrat)$/

/**
 * "Durée" beside "Unité" (mois, ans, jours), "Montant" beside "Unité" (k€) or "HT/TTC": each figure is read with the unit of its
 * row, for 90 days are not 90 months.
 */
export function besideUnits(drafts: readonly Draft[], rows: readonly Cells[]): readonly Draft[] {
  if (rows.length === 0) return drafts
  return drafts.reduce((last, unit) => {
    const figure = namesUnit(unit) ? figureOf(last, unit, rows) : undefined
    return figure === undefined ? last : last.map((draft) => paired(draft, figure, unit))
  }, drafts)
}

/** As written: "Devise" is no misspelling of "devis". */
function namesUnit({ header }: Draft): boolean {
  const tokens = headerTokens(header)
  if (!tokens.every((token) => WORDS.test(token))) return false
  return tokens.some((token) => UNIT.test(token)) || tokens.join(' ') === 'ht ttc'
}

/** The column whose figures are in the units of another: of a sort these are of, the nearest at its left, else at its right. */
function figureOf(drafts: readonly Draft[], { column, header }: Draft, rows: readonly Cells[]): Draft | undefined {
  const units = rows.flatMap((cells) => cells[column]?.text.trim() || [])
  const isFigure = figuresIn(units, CURRENCY.test(header))
  if (isFigure === null) return undefined
  const figures = drafts.filter((draft) => draft.column !== column && isFigure(draft.claim.field))
  return figures.findLast((draft) => draft.column < column) ?? figures[0]
}

const isTime = (field: Field | null): boolean => field === 'dureeMois' || field === 'modificationDuree'
const isAmount = (field: Field | null): boolean => field !== null && AMOUNT_FIELDS.has(field)
const CURRENCY = /devise|monnaie/iu

/** Euros all along change nothing, and would hide another column that tells thousands; another currency is no euro. */
function figuresIn(units: readonly string[], areCurrencies: boolean): typeof isTime | null {
  if (units.length === 0) return null
  if (units.every((unit) => TIME.test(unit))) return isTime
  return units.some((unit) => !PLAIN.test(unit) && (areCurrencies || MONEY.test(unit))) ? isAmount : null
}

function paired(draft: Draft, figure: Draft, { column }: Draft): Draft {
  if (draft.column === figure.column) return { ...draft, unit: { column } }
  if (draft.column !== column) return draft
  const reason = `unité de « ${figure.header.trim()} », lue avec elle`
  return { ...draft, claim: unwitnessed(unclaimed(reason)), unitOf: figure.header }
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
