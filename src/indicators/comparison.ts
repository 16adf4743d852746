import { type BuyerGroup, NATIONAL_FIGURES, type NationalFigure, OECP_BREAK, SERIES } from '../codes/nationalSeries.js'
import { euros, integer, listOf } from '../french.js'
import { FACTS } from './facts.js'
import { SHARES } from './shares.js'
import type { Fact, Question } from './types.js'

/** A figure as it must be known to be held beside a national one. */
export interface Compared {
  readonly fact: Fact
  readonly unit: 'number' | 'value'
  /** Smallest contracts counted, in euros HT; null: all of them. */
  readonly threshold: number | null
  /** The civil year counted; null where the period is not one. */
  readonly year: number | null
  /** Whose contracts; null: not told, or buyers of several groups together. */
  readonly buyer: BuyerGroup | null
  /** Counted over works only; absent: over every contract. */
  readonly category?: 'works'
}

/** How a built-in share is to be compared; null for an indicator that is no share of a fact. */
export function comparedAs(id: string, question: Question, buyer: BuyerGroup | null): Compared | null {
  const share = SHARES.find((each) => each.id === id)
  if (!share) return null
  const { from, to, minAmount } = question
  return {
    fact: share.fact,
    unit: share.base === 'contract' ? 'number' : 'value',
    threshold: minAmount ? minAmount / 100 : null,
    year: to === `${from.slice(0, 4)}-12-31` && from.endsWith('-01-01') ? Number(from.slice(0, 4)) : null,
    buyer,
  }
}

/** In what a figure and the national ones differ first. */
export type Difference = 'fact' | 'buyer' | 'year' | 'unit' | 'category' | 'threshold'

/** The line to hold a figure against, or why there is none: shown greyed, never compared. */
export type Comparison =
  | { readonly line: NationalFigure; readonly caution: string | null }
  | { readonly line: null; readonly difference: Difference; readonly reason: string }

type Step = readonly [
  difference: Difference,
  holds: (line: NationalFigure, figure: Compared) => boolean,
  reason: (figure: Compared, before: readonly NationalFigure[]) => string,
]

/** What must be the same, the gravest difference first; each reason is told of the lines that the ones before it left. */
const STEPS: readonly Step[] = [
  ['fact', (line, { fact }) => line.fact === fact, noSuchFact],
  ['buyer', ofItsBuyers, noSuchBuyer],
  ['year', (line, { year }) => line.year === year, noSuchYear],
  ['unit', (line, { unit }) => line.unit === unit, noSuchUnit],
  ['category', (line, { category }) => line.category === (category ?? null), noSuchCategory],
  ['threshold', (line, { threshold }) => line.threshold === threshold, otherThreshold],
]

/**
 * The national line of the same fact, basis, threshold, year and unit: that of the buyer's own group where there is one,
 * else that of all buyers, with a caution. Otherwise null with the first difference, in words.
 */
export function comparable(figure: Compared): Comparison {
  let lines = NATIONAL_FIGURES
  for (const [difference, holds, reason] of STEPS) {
    const left = lines.filter((line) => holds(line, figure))
    if (left.length === 0) return { line: null, difference, reason: reason(figure, lines) }
    lines = left
  }
  const own = lines.find((line) => line.buyers !== null)
  const line = own ?? lines[0]
  if (!line) throw new RangeError('a comparison without a line')
  return { line, caution: own ? null : cautionOf(figure) }
}

/** A line of all buyers is for whoever has none of its own; a line of one group for that group alone. */
function ofItsBuyers(line: NationalFigure, { buyer }: Compared): boolean {
  return line.buyers === null || (buyer !== null && line.buyers.includes(buyer))
}

function cautionOf({ buyer }: Compared): string {
  return buyer === null
    ? 'moyenne de tous les acheteurs, que les opérateurs de réseaux tirent vers le haut : dire le type de l’acheteur pour trouver sa ligne'
    : `moyenne de tous les acheteurs : aucune ligne retrouvée cette année pour ${GROUP_NAMES[buyer]}`
}

/** As a sentence names them. */
export const GROUP_NAMES: Readonly<Record<BuyerGroup, string>> = {
  local: 'les collectivités',
  state: 'l’État',
  hospital: 'les hôpitaux',
  operator: 'les opérateurs de réseaux',
}

function noSuchFact({ fact }: Compared): string {
  const told = `« ${FACTS[fact].label} »`
  return `aucune série nationale ne compte ${told} : l’OECP compte des clauses sociales et environnementales, l’État des considérations ; ce sont des faits différents`
}

function noSuchBuyer({ buyer }: Compared, before: readonly NationalFigure[]): string {
  const series = listOf([...new Set(before.map((line) => SERIES[line.series].label))])
  const whose = [...new Set(before.flatMap(({ buyers }) => buyers ?? []))].map((group) => GROUP_NAMES[group])
  const own = buyer === null ? 'le type de l’acheteur n’est pas dit' : `non pour ${GROUP_NAMES[buyer]}`
  return `${series} : ces chiffres ne valent que pour ${listOf(whose)}, ${own}`
}

function noSuchYear({ year }: Compared, before: readonly NationalFigure[]): string {
  if (year === null) return 'les chiffres nationaux sont ceux d’une année civile, et la période n’en est pas une'
  const years = [...new Set(before.map((line) => line.year))].sort((a, b) => a - b)
  const found = `aucun chiffre national retrouvé pour ${year} ; années retrouvées : ${listOf(years.map(String))}`
  const isBroken = year >= OECP_BREAK.year && before.some(({ series }) => series === 'OECP')
  return isBroken
    ? `${found}. À partir de ${OECP_BREAK.year} l’OECP compte les marchés d’au moins ${integer(OECP_BREAK.threshold)} € HT : la série est rompue`
    : found
}

function noSuchUnit({ unit, year }: Compared): string {
  const [own, other] = unit === 'value' ? ['en valeur', 'en nombre'] : ['en nombre', 'en valeur']
  return `le chiffre national de ${year} n’est retrouvé qu’${other} ; une part ${own} ne s’y compare pas`
}

function noSuchCategory({ category, year }: Compared): string {
  return category
    ? `aucun chiffre national de ${year} retrouvé pour les seuls travaux`
    : `le chiffre national retrouvé pour ${year} ne porte que sur les travaux`
}

function otherThreshold({ threshold }: Compared, before: readonly NationalFigure[]): string {
  const national = listOf([...new Set(before.map((line) => `${integer(line.threshold)} €`))])
  const own = threshold === null ? 'sans seuil' : `à partir de ${euros(threshold)}`
  return `le chiffre national porte sur les marchés d’au moins ${national} HT, celui-ci est compté ${own} : demander le même chiffre à ce seuil`
}
