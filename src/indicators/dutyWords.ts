import type { DutyOutcome } from './duties.js'

/** What the outcome of a duty is called: data show a requirement or do not, and judge nobody. */
export const DUTY_WORDS: Readonly<Record<DutyOutcome, string>> = {
  found: 'exigence retrouvée dans les données',
  notFound: 'exigence non retrouvée dans les données',
  undetermined: 'indéterminé',
  notConcerned: 'non concerné',
}

/** Why a contract is not concerned by a duty. */
export const NOT_CONCERNED = {
  launchedBefore: 'consultation lancée avant que l’exigence ne vaille',
  defence: 'marché de défense ou de sécurité',
  withoutCompetition: 'passé sans publicité ni mise en concurrence',
  derogation: 'dérogation énoncée dans le registre',
  belowThreshold: 'valeur estimée inférieure au seuil européen',
  earlierFramework: 'marché subséquent d’un accord-cadre antérieur',
  readInFramework: 'marché subséquent : l’exigence se lit dans son accord-cadre',
} as const
export type NotConcerned = keyof typeof NOT_CONCERNED

/** What is missing to tell, and who can supply it. */
export const UNDETERMINED = {
  launchDate: 'date de lancement de la consultation absente : à remplir par le service des marchés',
  contradictoryDates: 'lancement daté après la notification : dates à vérifier par le service des marchés',
  framework: 'marché subséquent dont l’accord-cadre n’est pas dans le registre : le verser, ou en indiquer le numéro',
  procedure: 'procédure absente : à remplir par le service des marchés',
  estimate: 'valeur estimée absente ou inexploitable : à remplir par le service des marchés',
  category: 'code CPV absent ou inconnu, qui donne la catégorie : à remplir par le service des marchés',
  buyerType: 'type de l’acheteur inconnu (État, autre, entité adjudicatrice) : à dire dans le schéma',
  specificServices:
    'service qui peut être social ou spécifique (annexe 3 du code), dont le seuil européen est de 750 000 € (1 000 000 € pour une entité adjudicatrice) : à dire par le service des marchés',
  thresholds: 'seuils européens de cette date inconnus de l’outil',
  factUnknown: 'le registre ne dit rien de l’exigence : colonne à remplir par le service des marchés',
  factToReview: 'à vérifier par un agent',
} as const
export type Undetermined = keyof typeof UNDETERMINED
