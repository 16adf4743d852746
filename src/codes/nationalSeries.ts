import type { Consideration, Kind } from '../states.js'

/** As national statistics tell buyers apart; public undertakings and entités adjudicatrices are the operators. */
export const BUYER_GROUPS = ['local', 'state', 'hospital', 'operator'] as const
export type BuyerGroup = (typeof BUYER_GROUPS)[number]

/** One published rate, with all that it takes to be comparable to it. */
export interface NationalFigure {
  readonly series: SeriesName
  readonly year: number
  readonly fact: Kind | Consideration
  /** Share of the contracts, or of their amounts. */
  readonly unit: 'number' | 'value'
  /** Between 0 and 1. */
  readonly value: number
  /** Smallest contracts counted, in euros HT. */
  readonly threshold: number
  /** Of which buyers; null: of all of them together. */
  readonly buyers: readonly BuyerGroup[] | null
  readonly category: 'works' | null
  readonly source: string
  /** Read in the source named; else "texte à vérifier". */
  readonly verified: boolean
  readonly note?: string
}

/** What a series counts, in which perimeter. */
interface Series {
  readonly label: string
  readonly basis: 'clause' | 'consideration'
  readonly perimeter: string
  readonly source: string
}

export const SERIES = {
  OECP: {
    label: 'Recensement économique de la commande publique (OECP)',
    basis: 'clause',
    perimeter: 'marchés d’au moins 90 000 € HT notifiés dans l’année, tous acheteurs de France',
    source: 'economie.gouv.fr, direction des affaires juridiques, OECP',
  },
  DAE: {
    label: 'Résultats de l’État (direction des achats de l’État)',
    basis: 'consideration',
    perimeter: 'marchés de l’État de plus de 40 000 € HT notifiés dans l’année',
    source: 'direction des achats de l’État, d’après la presse',
  },
} as const satisfies Record<string, Series>
export type SeriesName = keyof typeof SERIES

/**
 * From the results of this year on, the OECP counts contracts of at least 40 000 euros, taken from the essential data:
 * nothing of them was found, and they would not continue the years before.
 */
export const OECP_BREAK = { year: 2024, threshold: 40_000 } as const

const OECP = { series: 'OECP', threshold: 90_000, buyers: null, category: null, verified: true } as const
const social = (year: number, unit: NationalFigure['unit'], value: number, source: string): NationalFigure => ({
  ...OECP,
  year,
  fact: 'socialClause',
  unit,
  value,
  source,
})
const environmental = (year: number, unit: NationalFigure['unit'], value: number, source: string): NationalFigure => ({
  ...social(year, unit, value, source),
  fact: 'environmentalClause',
})
const state = (year: number, fact: Consideration, value: number, source: string): NationalFigure => ({
  series: 'DAE',
  threshold: 40_000,
  buyers: ['state'],
  category: null,
  verified: true,
  year,
  fact,
  unit: 'number',
  value,
  source,
})

const WEKA_2019 = 'OECP 2019, rapporté par weka.fr (123054)'
const SANTE_ACHAT_2020 = 'OECP 2020, rapporté par sante-achat'
const MONITEUR_2022 = 'OECP 2021 et 2022, rapporté par Le Moniteur (2321210)'
const MONITEUR_2023 = 'OECP 2023, rapporté par Le Moniteur (2338046)'
const OPERATORS = { buyers: ['operator'] } as const

/** Every figure found; a year, a unit or a group that is not here was not found, and is no zero. */
export const NATIONAL_FIGURES: readonly NationalFigure[] = [
  social(2009, 'number', 0.019, 'OECP 2009, rapporté par docplayer.fr (1570518)'),
  social(2016, 'number', 0.086, 'OECP 2016, guide sur les aspects sociaux de la commande publique, 2018'),
  social(2019, 'number', 0.125, WEKA_2019),
  social(2019, 'value', 0.173, WEKA_2019),
  environmental(2019, 'number', 0.158, WEKA_2019),
  {
    ...environmental(2019, 'value', 0.186, WEKA_2019),
    note: 'La source imprime 18,6 % et 18,8 % ; une autre confirme 18,6 %.',
  },
  social(2020, 'number', 0.121, SANTE_ACHAT_2020),
  social(2020, 'value', 0.151, SANTE_ACHAT_2020),
  environmental(2020, 'number', 0.168, SANTE_ACHAT_2020),
  environmental(2020, 'value', 0.188, SANTE_ACHAT_2020),
  social(2021, 'number', 0.132, MONITEUR_2022),
  environmental(2021, 'number', 0.187, MONITEUR_2022),
  social(2022, 'number', 0.223, MONITEUR_2022),
  environmental(2022, 'number', 0.292, MONITEUR_2022),
  social(2023, 'number', 0.187, MONITEUR_2023),
  { ...social(2023, 'number', 0.127, MONITEUR_2023), buyers: ['local'] },
  { ...social(2023, 'number', 0.132, MONITEUR_2023), buyers: ['state', 'hospital'] },
  { ...social(2023, 'number', 0.395, MONITEUR_2023), ...OPERATORS },
  { ...social(2022, 'number', 0.443, MONITEUR_2022), ...OPERATORS },
  { ...social(2021, 'number', 0.154, MONITEUR_2022), ...OPERATORS },
  { ...social(2022, 'number', 0.19, MONITEUR_2022), category: 'works' },
  { ...environmental(2022, 'number', 0.22, MONITEUR_2022), category: 'works' },
  state(2022, 'environmentalConsideration', 0.21, 'DAE, rapporté par weka.fr (183194)'),
  state(2023, 'environmentalConsideration', 0.547, 'DAE, rapporté par weka.fr (201636)'),
  state(2024, 'environmentalConsideration', 0.716, 'DAE, rapporté par la presse (weka.fr, Le Moniteur)'),
  {
    ...state(2023, 'socialConsideration', 0.2, 'DAE, rapporté par la presse (weka.fr, Le Moniteur)'),
    note: 'La source donne « environ 20 % ».',
  },
  state(2024, 'socialConsideration', 0.41, 'DAE, rapporté par la presse (weka.fr, Le Moniteur)'),
]
