import type { IsoDate } from '../contract.js'
import type { HoursFigure } from '../indicators/hours.js'
import type { Selection } from '../indicators/selection.js'
import { LIST_SORTS } from '../store/listing.js'
import type { SchemeFigure } from '../tasks/listing/figure.js'
import type { Gap, ObjectKind } from '../topics.js'

/** An order, the other way round with a minus before it. */
export const SORTS = LIST_SORTS.flatMap((sort) => [sort, `-${sort}`] as const)
export type Sort = (typeof SORTS)[number]

/** Columns a list may show beside the object, in their order. */
export const LIST_COLUMNS = [
  ...['acheteur', 'date', 'montant', 'titulaires', 'faits', 'direction'],
  ...['categorie', 'numero', 'cpv', 'duree', 'heures'],
] as const
export type ListColumn = (typeof LIST_COLUMNS)[number]

/** What the address of a list of contracts asks for; the address is the whole state of the page. */
export interface ContractsQuery extends Selection {
  /** The contracts behind a figure in hours over the period. */
  readonly hours?: HoursFigure
  /** Words, all of which must be found. */
  readonly q?: string
  /** Id of a rule that found something in them. */
  readonly rule?: string
  /** The contracts behind a figure of a scheme, whose states are then those of that figure. */
  readonly figure?: SchemeFigure
  readonly sort?: Sort
  /** From 1. */
  readonly page?: number
  readonly columns?: readonly ListColumn[]
}

/** What is bought, and where texts and declarations part, as addresses say them. */
export const OBJECT_WORDS = { social: 'socialObject', environnemental: 'environmentalObject' } as const
export const GAP_WORDS = { 'non-declare': 'undeclared', 'non-trouve': 'unfound' } as const

/** How the address says "not stated", since an empty field of a form says nothing. */
export const NOBODY = '-'

/** The page of one contract: its uid may hold anything, slashes and spaces included. */
export const contractHref = (uid: string): string => `/marches/${encodeURIComponent(uid)}`

/** The address of the contracts asked for: `parseContractsQuery` reads the same back. */
export function contractsHref(query: ContractsQuery, path = '/marches'): string {
  const search = contractsSearch(query).toString()
  return search === '' ? path : `${path}?${search}`
}

export function contractsSearch(query: ContractsQuery): URLSearchParams {
  const { from, to, amount, minAmount, maxAmount } = query
  const year = from && to && yearOf(from, to)
  const parameters: Record<string, string | number | undefined> = {
    annee: year || undefined,
    du: year ? undefined : from,
    au: year ? undefined : to,
    compte: query.counted && 'oui',
    exclus: query.excluded,
    fait: query.fact,
    etat: query.states?.join(','),
    theme: query.topic,
    objet: query.object && wordOf(OBJECT_WORDS, query.object),
    ecart: query.gap && wordOf(GAP_WORDS, query.gap),
    montant: amount && (amount === 'usable' ? 'utilisable' : 'inutilisable'),
    min: minAmount === undefined ? undefined : minAmount / 100,
    max: maxAmount === undefined ? undefined : maxAmount / 100,
    acheteur: query.acheteur === '' ? NOBODY : query.acheteur,
    acheteurs: query.buyers?.join(','),
    direction: query.direction === '' ? NOBODY : query.direction,
    categorie: query.categorie === '' ? NOBODY : query.categorie,
    cpv: query.cpv === '' ? NOBODY : query.cpv,
    schema: query.figure?.scheme,
    definition: query.figure?.indicator,
    heures: query.hours,
    q: query.q || undefined,
    regle: query.rule,
    tri: query.sort,
    page: query.page === 1 ? undefined : query.page,
    colonnes: query.columns?.join(','),
  }
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined)
  return new URLSearchParams(given.map(([name, value]) => [name, String(value)]))
}

const wordOf = (words: Readonly<Record<string, ObjectKind | Gap>>, of: ObjectKind | Gap): string | undefined =>
  Object.keys(words).find((word) => words[word] === of)

function yearOf(from: IsoDate, to: IsoDate): string | null {
  const year = from.slice(0, 4)
  return from === `${year}-01-01` && to === `${year}-12-31` ? year : null
}
