import type { Article } from './articles/article.js'
import { CCAG } from './articles/ccag.js'
import { COMMANDE_PUBLIQUE } from './articles/commandePublique.js'
import { FORMER_LAW } from './articles/formerLaw.js'
import { OTHER_LAW } from './articles/otherLaw.js'

const ALL = { ...COMMANDE_PUBLIQUE, ...FORMER_LAW, ...OTHER_LAW, ...CCAG } as const

/** Number as jurists write it, prefixed with the initials of its code: "CCP L. 2112-2", "CMP art. 15". */
export type ArticleId = keyof typeof ALL

/** The articles that rules and texts cite, as data, with their dates and addresses. */
export const ARTICLES: Readonly<Record<ArticleId, Article>> = ALL

/** Article ids in their order here. */
export const ARTICLE_IDS = Object.keys(ARTICLES) as ArticleId[]
