/**
 * The articles of law that rules and texts cite, as data. The id is the number as jurists write it, prefixed with the
 * code's initials; the subject is ours, in a few words.
 */
export const ARTICLES = {
  'CCP L. 2111-2': { code: 'Code de la commande publique', subject: 'spécifications techniques' },
  'CCP L. 2112-2': {
    code: 'Code de la commande publique',
    subject: 'conditions d’exécution sociales et environnementales',
  },
  'CCP L. 2112-2-1': { code: 'Code de la commande publique', subject: 'clause sociale obligatoire et dérogations' },
  'CCP L. 2113-12': { code: 'Code de la commande publique', subject: 'réservation aux entreprises adaptées et ESAT' },
  'CCP L. 2113-13': { code: 'Code de la commande publique', subject: 'réservation aux structures d’insertion (SIAE)' },
  'CCP L. 2113-13-1': { code: 'Code de la commande publique', subject: 'réservation au travail pénitentiaire' },
  'CCP L. 2113-14': { code: 'Code de la commande publique', subject: 'réservation commune EA, ESAT et SIAE' },
  'CCP L. 2113-15': { code: 'Code de la commande publique', subject: 'réservation à l’économie sociale et solidaire' },
  'CCP L. 2113-16': { code: 'Code de la commande publique', subject: 'limites de la réservation à l’ESS' },
  'CCP R. 2113-7': { code: 'Code de la commande publique', subject: 'proportion minimale et mention dans l’avis' },
  'CCP L. 2152-7': { code: 'Code de la commande publique', subject: 'offre économiquement la plus avantageuse' },
  'CCP R. 2152-7': { code: 'Code de la commande publique', subject: 'critères d’attribution' },
  'CCP L. 3113-1': { code: 'Code de la commande publique', subject: 'concessions réservées aux EA et ESAT' },
  'CCP L. 3113-2': { code: 'Code de la commande publique', subject: 'concessions réservées aux SIAE' },
  'CCP L. 3113-2-1': {
    code: 'Code de la commande publique',
    subject: 'concessions réservées au travail pénitentiaire',
  },
  'CCP L. 2196-2': { code: 'Code de la commande publique', subject: 'données essentielles des marchés' },
} as const satisfies Record<string, { readonly code: string; readonly subject: string }>

export type ArticleId = keyof typeof ARTICLES

/** Article ids in their order here. */
export const ARTICLE_IDS = Object.keys(ARTICLES) as ArticleId[]
