import type { Article, ArticleVersion } from './article.js'

const PAGE = 'https://www.legifrance.gouv.fr/codes/id/LEGITEXT000037701019'

/** The code came into force as a whole on 1 April 2019; what it numbers later says so itself. */
const ARTICLE = {
  code: 'Code de la commande publique',
  from: '2019-04-01',
  to: null,
  url: PAGE,
  verified: true,
} as const satisfies Omit<Article, 'subject'>
const TO_VERIFY = { ...ARTICLE, verified: false } as const

/**
 * Article 35 of the law of 2021 comes into force five years after it at the latest; the decree that applies it, and
 * changes the regulations, one day earlier. Both count from the day a consultation is launched.
 */
const CLIMATE_LAW = { since: '2026-08-22', by: 'loi n° 2021-1104, art. 35' } as const
const CLIMATE_DECREE = { since: '2026-08-21', by: 'décret n° 2022-767' } as const

const climate = (change: string): readonly ArticleVersion[] => [{ ...CLIMATE_LAW, change }]
const decree = (change: string): readonly ArticleVersion[] => [{ ...CLIMATE_DECREE, change }]

/** Reservations for prison work: an ordinance published on 20 October 2022, in force the day after. */
const PRISON_FROM = '2022-10-21'

export const COMMANDE_PUBLIQUE = {
  'CCP L. 2111-1': { ...ARTICLE, subject: 'définition des besoins et développement durable' },
  'CCP L. 2111-2': {
    ...ARTICLE,
    subject: 'spécifications techniques',
    versions: climate('objectifs de développement durable à prendre en compte'),
  },
  'CCP L. 2111-3': {
    ...ARTICLE,
    subject: 'schéma de promotion des achats responsables (SPASER)',
    versions: [
      { since: '2023-01-01', by: 'loi n° 2021-1104, art. 35', change: 'indicateurs précis publiés' },
      { since: '2023-10-25', by: 'loi n° 2023-973, art. 29', change: 'tous les acheteurs, schéma commun possible' },
    ],
  },
  'CCP D. 2111-3': {
    ...ARTICLE,
    subject: 'montant d’achats qui oblige à un SPASER',
    versions: [{ since: '2023-01-01', by: 'décret n° 2022-767, art. 1', change: '50 M€ HT au lieu de 100 M€ HT' }],
  },
  'CCP R. 2111-12': { ...ARTICLE, subject: 'ce qu’est un label' },
  'CCP R. 2111-13': { ...ARTICLE, subject: 'label exigé' },
  'CCP R. 2111-14': { ...ARTICLE, subject: 'caractéristiques d’un label exigé' },
  'CCP R. 2111-15': { ...TO_VERIFY, subject: 'label et objet du marché' },
  'CCP R. 2111-16': { ...TO_VERIFY, subject: 'label équivalent' },
  'CCP R. 2111-17': { ...TO_VERIFY, subject: 'autre preuve qu’un label' },
  'CCP L. 2112-2': {
    ...ARTICLE,
    subject: 'conditions d’exécution sociales et environnementales',
    versions: climate('considérations environnementales obligatoires'),
  },
  'CCP L. 2112-2-1': {
    ...ARTICLE,
    subject: 'clause sociale obligatoire et dérogations',
    from: CLIMATE_LAW.since,
  },
  'CCP L. 2112-4': { ...TO_VERIFY, subject: 'moyens d’exécution situés dans l’Union européenne' },
  'CCP L. 2113-12': { ...ARTICLE, subject: 'réservation aux entreprises adaptées et ESAT' },
  'CCP L. 2113-13': { ...ARTICLE, subject: 'réservation aux structures d’insertion (SIAE)' },
  'CCP L. 2113-13-1': {
    ...ARTICLE,
    subject: 'réservation au travail pénitentiaire',
    from: PRISON_FROM,
    url: 'https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000046449697',
  },
  'CCP L. 2113-14': {
    ...ARTICLE,
    subject: 'réservation commune EA, ESAT et SIAE',
    versions: [{ since: '2020-12-09', by: 'loi n° 2020-1525', change: 'un même lot peut leur être réservé ensemble' }],
  },
  'CCP L. 2113-15': { ...ARTICLE, subject: 'réservation à l’économie sociale et solidaire' },
  'CCP L. 2113-16': { ...ARTICLE, subject: 'limites de la réservation à l’ESS' },
  'CCP R. 2113-7': {
    ...ARTICLE,
    subject: 'proportion minimale et mention dans l’avis',
  },
  'CCP R. 2113-8': { ...TO_VERIFY, subject: 'services que l’on peut réserver à l’ESS' },
  'CCP L. 2123-1': { ...ARTICLE, subject: 'procédure adaptée' },
  'CCP R. 2123-1': { ...ARTICLE, subject: 'procédure adaptée, dont les services sociaux' },
  'CCP L. 2152-7': {
    ...ARTICLE,
    subject: 'offre économiquement la plus avantageuse',
    versions: climate('un critère au moins sur l’environnement'),
  },
  'CCP L. 2152-8': { ...TO_VERIFY, subject: 'critères précis, sans choix discrétionnaire' },
  'CCP R. 2152-7': {
    ...ARTICLE,
    subject: 'critères d’attribution',
    versions: decree('le prix n’est plus un critère unique ; un critère sur l’environnement'),
  },
  'CCP L. 2196-2': {
    ...ARTICLE,
    subject: 'données essentielles des marchés',
    url: 'https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000037703867',
  },
  'CCP L. 3113-1': { ...TO_VERIFY, subject: 'concessions réservées aux EA et ESAT' },
  'CCP L. 3113-2': { ...ARTICLE, subject: 'concessions réservées aux SIAE' },
  'CCP L. 3113-2-1': { ...ARTICLE, subject: 'concessions réservées au travail pénitentiaire', from: PRISON_FROM },
  'CCP L. 3113-3': { ...TO_VERIFY, subject: 'concessions réservées : EA, ESAT et SIAE ensemble' },
  'CCP L. 3114-2': {
    ...ARTICLE,
    subject: 'conditions d’exécution des concessions',
    versions: climate('considérations environnementales obligatoires'),
  },
  'CCP L. 3114-2-1': {
    ...ARTICLE,
    subject: 'clause sociale obligatoire des concessions',
    from: CLIMATE_LAW.since,
  },
  'CCP L. 3124-5': {
    ...ARTICLE,
    subject: 'critères d’attribution des concessions',
    versions: climate('un critère au moins sur l’environnement'),
  },
  'CCP R. 3124-4': {
    ...ARTICLE,
    subject: 'critères d’attribution des concessions',
    versions: decree('un critère sur l’environnement'),
  },
} as const satisfies Record<string, Article>
