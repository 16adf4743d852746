import type { Kind } from '../states.js'
import type { ArticleId } from './articles.js'

/** What contracts launched from this day on must hold: the decree counts from the 21st, the law from the 22nd. */
export const DUTIES_FROM = '2026-08-21'
export const DUTIES_FROM_LABEL = '21/22 août 2026'

/** A duty of the law over one contract. */
export interface Duty {
  readonly label: string
  /** What must be in the contract, in our words. */
  readonly requirement: string
  /** The fact by which data show that it is there. */
  readonly fact: Kind
  readonly articles: { readonly marche: readonly ArticleId[]; readonly concession: readonly ArticleId[] }
  /** Of every amount, or at or above the European threshold, lot by lot. */
  readonly from: 'anyAmount' | 'euThreshold'
  /** The law lets the buyer set it aside with a stated motive. */
  readonly derogable: boolean
  /** All that is said here was read in sources that quote the law; else "texte à vérifier". */
  readonly verified: boolean
}

/** Loi n° 2021-1104 of 22 August 2021, article 35, and décret n° 2022-767. */
export const DUTIES = {
  environmentalCondition: {
    label: 'Condition d’exécution environnementale',
    requirement: 'Une condition d’exécution prend en compte l’environnement.',
    fact: 'environmentalClause',
    articles: { marche: ['CCP L. 2112-2'], concession: ['CCP L. 3114-2'] },
    from: 'anyAmount',
    derogable: false,
    verified: true,
  },
  environmentalCriterion: {
    label: 'Critère environnemental',
    requirement: 'Un critère d’attribution au moins porte sur les caractéristiques environnementales de l’offre.',
    fact: 'environmentalCriterion',
    articles: { marche: ['CCP L. 2152-7', 'CCP R. 2152-7'], concession: ['CCP L. 3124-5', 'CCP R. 3124-4'] },
    from: 'anyAmount',
    derogable: false,
    verified: true,
  },
  socialCondition: {
    label: 'Condition d’exécution sociale',
    requirement: 'Au seuil européen et au-dessus, une condition d’exécution porte sur le social ou l’emploi.',
    fact: 'socialClause',
    articles: { marche: ['CCP L. 2112-2-1'], concession: ['CCP L. 3114-2-1'] },
    from: 'euThreshold',
    derogable: true,
    // The cases of derogation themselves were not read in the article.
    verified: false,
  },
} as const satisfies Record<string, Duty>
export type DutyId = keyof typeof DUTIES
export const DUTY_IDS = Object.keys(DUTIES) as [DutyId, ...DutyId[]]

/** What the same law asks and no register of contracts lets decide, with the reason: said, and not counted. */
export const DUTIES_LEFT_OUT = [
  {
    label: 'Condition environnementale des contrats d’énergie renouvelable, depuis le 1er juillet 2024',
    why: 'le registre ne dit pas si le contrat porte sur la production ou le stockage d’énergie renouvelable',
  },
  {
    label: 'Fin du prix comme critère unique',
    why: 'le registre ne donne pas la liste complète des critères et de leurs poids',
  },
  {
    label: 'Objectifs de développement durable dans les spécifications techniques',
    why: 'les spécifications techniques sont dans les pièces du marché, non dans le registre',
  },
  {
    label: 'Rapport annuel du concessionnaire sur l’environnement et l’insertion',
    why: 'le rapport est remis pendant l’exécution, hors du registre',
  },
] as const
