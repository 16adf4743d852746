import type { Article } from './article.js'

/** The code of 2006 ended when the ordinance of 2015 came into force, which ended with the code of 2019. */
const CODE_2006 = {
  code: 'Code des marchés publics (2006)',
  from: '2006-09-01',
  to: '2016-04-01',
  url: 'https://www.legifrance.gouv.fr/codes/texte_lc/LEGITEXT000005627819/2015-01-01/',
  verified: true,
} as const satisfies Omit<Article, 'subject'>

const ORDINANCE_2015 = {
  code: 'Ordonnance n° 2015-899 du 23 juillet 2015',
  from: '2016-04-01',
  to: '2019-04-01',
  url: 'https://www.legifrance.gouv.fr/eli/ordonnance/2015/7/23/2015-899/jo/texte',
  verified: true,
} as const satisfies Omit<Article, 'subject'>

const DECREE_2016 = {
  code: 'Décret n° 2016-360 du 25 mars 2016',
  from: '2016-04-01',
  to: '2019-04-01',
  url: 'https://www.legifrance.gouv.fr/loda/id/JORFTEXT000032295952',
  verified: false,
} as const satisfies Omit<Article, 'subject'>

export const FORMER_LAW = {
  'CMP art. 14': {
    ...CODE_2006,
    subject: 'conditions d’exécution sociales ou environnementales',
    url: 'https://www.legifrance.gouv.fr/codes/section_lc/LEGITEXT000005627819/LEGISCTA000006132960/2008-01-01/',
  },
  'CMP art. 15': { ...CODE_2006, subject: 'réservation aux entreprises adaptées et ESAT' },
  'CMP art. 30': { ...CODE_2006, subject: 'services sociaux et d’insertion' },
  'CMP art. 53': { ...CODE_2006, subject: 'critères d’attribution' },
  'Ord. 2015-899 art. 30': { ...ORDINANCE_2015, subject: 'définition des besoins', verified: false },
  'Ord. 2015-899 art. 36': { ...ORDINANCE_2015, subject: 'réservation aux EA, ESAT et SIAE' },
  'Ord. 2015-899 art. 37': { ...ORDINANCE_2015, subject: 'réservation à l’économie sociale et solidaire' },
  'Ord. 2015-899 art. 38': { ...ORDINANCE_2015, subject: 'conditions d’exécution sociales et environnementales' },
  'Ord. 2015-899 art. 52': {
    ...ORDINANCE_2015,
    subject: 'offre économiquement la plus avantageuse',
    verified: false,
  },
  'Décret 2016-360 art. 10': { ...DECREE_2016, subject: 'labels', verified: true },
  'Décret 2016-360 art. 13': { ...DECREE_2016, subject: 'proportion minimale d’une réservation' },
  'Décret 2016-360 art. 62': { ...DECREE_2016, subject: 'critères d’attribution' },
} as const satisfies Record<string, Article>
