import type { Article } from './article.js'

/** The general documents of 2021: their clauses bind nobody unless the documents of a contract call upon them. */
const OF_2021 = { from: '2021-04-01', to: null, verified: false } as const
/** The ministry's page of all of them; only the address of the one on computing was established apart. */
const ALL_OF_THEM = 'https://www.economie.gouv.fr/daj/cahiers-clauses-administratives-generales-et-techniques'
const SOCIAL = 'clause d’insertion sociale'
const ENVIRONMENTAL = 'clause environnementale générale'

const TRAVAUX = {
  ...OF_2021,
  code: 'CCAG des marchés de travaux (2021)',
  url: ALL_OF_THEM,
} as const
const FCS = {
  ...OF_2021,
  code: 'CCAG de fournitures courantes et de services (2021)',
  url: ALL_OF_THEM,
} as const
const PI = {
  ...OF_2021,
  code: 'CCAG de prestations intellectuelles (2021)',
  url: ALL_OF_THEM,
} as const
const TIC = {
  ...OF_2021,
  code: 'CCAG de techniques de l’information et de la communication (2021)',
  url: 'https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000043310689',
} as const

export const CCAG = {
  'CCAG-Travaux 20.1': { ...TRAVAUX, subject: SOCIAL },
  'CCAG-Travaux 20.2': { ...TRAVAUX, subject: ENVIRONMENTAL },
  'CCAG-FCS 16.1': { ...FCS, subject: SOCIAL },
  'CCAG-FCS 16.2': { ...FCS, subject: ENVIRONMENTAL },
  'CCAG-PI 16.1': { ...PI, subject: SOCIAL },
  'CCAG-PI 16.2': { ...PI, subject: ENVIRONMENTAL },
  'CCAG-TIC 16.1': { ...TIC, subject: SOCIAL, verified: true },
  'CCAG-TIC 16.2': { ...TIC, subject: ENVIRONMENTAL },
} as const satisfies Record<string, Article>
