import type { Topic } from '../../topics.js'
import { ANY_PROSE, type Near, NOT_SELECTION, OF_A_PLACE, type TextRule } from '../rule.js'
import { FAR_FROM_WORK } from './social/publics.js'

/** Unless it chooses bidders, is the service bought, or recalls a duty of every employer. */
const NOT_OF_OFFERS: readonly Near[] = [
  ...NOT_SELECTION,
  { cue: 'boughtService', before: 40 },
  { cue: 'employmentDuty', before: 120, after: 120, notIn: ['criteres'] },
  { cue: 'allowance', before: 80, after: 50, notIn: ['criteres', 'conditions', 'informations'] },
  { cue: 'allotted', before: 60 },
]

type Subject = Pick<TextRule, 'id' | 'title' | 'phrases' | 'examples' | 'counterExamples'> & {
  readonly topic: Topic
  readonly state?: TextRule['state']
  readonly unless?: readonly Near[]
  readonly notBefore?: RegExp
}

/** A subject weighed in the offers: what it is about is all that tells these rules apart. */
const subject = (rule: Subject): TextRule => ({
  kinds: ['socialCriterion'],
  reading: 'criterion',
  state: 'yes',
  notBefore: OF_A_PLACE,
  fields: ANY_PROSE,
  legalRefs: ['CCP R. 2152-7'],
  ...rule,
  unless: [...NOT_OF_OFFERS, ...(rule.unless ?? [])],
})

export const SOCIAL_CRITERION_RULES: readonly TextRule[] = [
  {
    id: 'social.criterion',
    kinds: ['socialCriterion'],
    topic: 'social',
    title: 'Critère social nommé',
    reading: 'designation',
    state: 'yes',
    phrases: [
      "critère{s}( d'attribution| de jugement| de choix| d'attribution à caractère| à caractère| de performance| de qualité| relatif à la performance|) {soc}",
      'critère{s} {env} (et|ni) {soc}',
      'critère{s} {soc} et économique{s}',
      "(critère|critères) (rse social|rse sociale|sociétal|sociétaux|de responsabilité sociale|d'ordre social)",
      'critère{s}( de performance| de performances|) en matière sociale',
    ],
    unless: [
      { cue: 'candidacy', before: 120, resetBy: 'offerCriteria', notIn: ['criteres'] },
      { cue: 'allowance', before: 80, after: 50, notIn: ['criteres', 'conditions', 'informations'] },
      { cue: 'allotted', before: 60 },
    ],
    fields: ANY_PROSE,
    legalRefs: ['CCP R. 2152-7'],
    examples: [
      { field: 'criteres', text: 'Prix 55, technique 30, critère social 15', state: 'yes' },
      { field: 'conditions', text: 'Le marché comprend des critères d’attribution à caractère social.', state: 'yes' },
      { field: 'informations', text: 'Aucun critère social n’est prévu', state: 'no' },
    ],
    counterExamples: [
      { field: 'objet', text: 'Logiciel appliquant les critères sociaux d’attribution du logement' },
      { field: 'criteres', text: 'Critère environnemental 10 %' },
      { field: 'description', text: 'Le logiciel classe les demandes de bourse d’après des critères sociaux' },
    ],
  },
  {
    id: 'social.criterion.named-insertion',
    kinds: ['socialCriterion'],
    topic: 'insertion',
    title: 'Critère d’insertion nommé',
    reading: 'designation',
    state: 'yes',
    phrases: [
      "critère{s} (d'|)insertion",
      "critère{s}( de performance| de performances|) en matière d'insertion",
      "critère{s} (relatif|relatifs|portant|lié|liés) (à|sur) l'insertion",
    ],
    notBefore: OF_A_PLACE,
    unless: [{ cue: 'candidacy', before: 120, resetBy: 'offerCriteria', notIn: ['criteres'] }],
    fields: ANY_PROSE,
    legalRefs: ['CCP R. 2152-7'],
    examples: [
      { field: 'criteres', text: 'Prix 80 %, critère d’insertion 20 %', state: 'yes' },
      { field: 'informations', text: 'Critère insertion : néant', state: 'no' },
    ],
    counterExamples: [{ field: 'criteres', text: 'Critère d’insertion dans le site : 30 points' }],
  },
  {
    id: 'social.criterion.named-topic',
    kinds: ['socialCriterion'],
    topic: 'handicap',
    title: 'Critère « handicap » nommé',
    reading: 'designation',
    state: 'yes',
    phrases: ['critère{s} (de |du |relatif au |lié au |)handicap'],
    fields: ANY_PROSE,
    legalRefs: ['CCP R. 2152-7'],
    examples: [{ field: 'criteres', text: 'Prix 85 %, critère handicap 15 %', state: 'yes' }],
    counterExamples: [
      { field: 'informations', text: 'Le critère handicap du précédent marché était noté sur 10' },
      { field: 'criteres', text: 'Critères de choix : prix, accueil du public' },
    ],
  },
  {
    id: 'social.criterion.named-equality',
    kinds: ['socialCriterion'],
    topic: 'equality',
    title: 'Critère d’égalité nommé',
    reading: 'designation',
    state: 'yes',
    phrases: ["critère{s} (d'|de l'|relatif à l'|)égalité"],
    notBefore: /^ de traitement des candidats/,
    fields: ANY_PROSE,
    legalRefs: ['CCP R. 2152-7'],
    examples: [
      { field: 'informations', text: 'Un critère d’égalité femmes-hommes compte pour 5 points', state: 'yes' },
    ],
    counterExamples: [
      { field: 'informations', text: 'Le critère d’égalité du précédent marché était noté sur 10' },
      { field: 'informations', text: 'En cas d’égalité, le critère prix l’emporte' },
    ],
  },
  subject({
    id: 'social.criterion.subject',
    topic: 'social',
    title: 'Sujet social noté dans les offres',
    phrases: [
      '{soc}',
      '(sociétal|sociétale|sociétaux|sociétales|socialement)',
      "(conditions|qualité) (de travail|d'emploi|de vie au travail|de vie et des conditions de travail) (des|du) (salariés|agents|personnels|personnel|équipes|employés|intervenants)",
      'performance{s} sociale{s} et économique{s}',
      'dialogue social et (les |)conditions de travail',
      "(engagement|engagements|démarche|contribution) (en faveur de |au titre de |à )l'économie sociale et solidaire",
      'bien être (des salariés|des équipes du titulaire)',
      '(qualité de vie au travail|qvt|qvct)',
    ],
    examples: [
      { field: 'criteres', text: 'Prix 90 %, performances en matière sociale 10 %', state: 'yes' },
      { field: 'criteres', text: 'Qualité de vie au travail des équipes : 5 points', state: 'yes' },
      { field: 'criteres', text: 'Performance sociale et économique 10 %', state: 'yes' },
      { field: 'criteres', text: 'Engagement en faveur de l’économie sociale et solidaire : 10 %', state: 'yes' },
      { field: 'criteres', text: 'Connaissance des politiques sociales : 20 %', state: 'review' },
    ],
    counterExamples: [
      { field: 'criteres', text: 'Qualité du diagnostic social du territoire : 40 %' },
      { field: 'criteres', text: 'Ergonomie du RSE (réseau social d’entreprise) 20 %' },
      { field: 'conditions', text: 'Les conditions de travail du personnel relèvent du code du travail' },
    ],
  }),
  subject({
    id: 'social.criterion.insertion',
    topic: 'insertion',
    title: 'Insertion professionnelle notée dans les offres',
    phrases: [
      "(d'|l'|)insertion( professionnelle| sociale|)",
      "(emploi|intégration|embauche|recrutement|accueil) (de|des) (personnes|publics) (en difficulté|en difficultés|éloignées de l'emploi|éloignés de l'emploi|en insertion)",
      "(publics|public|personnes) (en difficulté|en difficultés|éloignées de l'emploi|éloignés de l'emploi|éloigné de l'emploi|sans emploi)",
      "(retour|accès) (à l'|vers l')emploi",
      "demandeurs d'emploi",
      '(public|publics) (prioritaire|prioritaires|fragilisés|défavorisés)',
      "(heures|volume|parcours) d'insertion",
      ...FAR_FROM_WORK,
    ],
    examples: [
      { field: 'criteres', text: 'Insertion professionnelle des publics en difficulté 10 %', state: 'yes' },
      { field: 'informations', text: 'Critère n° 5 : pertinence de la politique d’insertion sociale', state: 'yes' },
      { field: 'criteres', text: 'Prix ; Qualité du parcours dinsertion proposé', state: 'yes' },
      { field: 'criteres', text: 'Prix 60, tutorat des salariés en insertion 10, délais 30', state: 'yes' },
    ],
    counterExamples: [
      { field: 'criteres', text: 'Qualité architecturale et insertion urbaine 40 %' },
      { field: 'criteres', text: 'Insertion des ouvrages dans le quartier : 20 %' },
      { field: 'informations', text: 'Prix 70 %, délai 30 %. Clause d’insertion : 60 heures.' },
      { field: 'conditions', text: 'Clause d’insertion de 80 h, critère environnemental 5 %' },
      { field: 'criteres', text: 'Qualité du projet dinsertion dans le site' },
    ],
  }),
  {
    id: 'social.criterion.tutoring',
    kinds: ['socialCriterion'],
    topic: 'insertion',
    title: 'Accompagnement, sur le chantier, des personnes en insertion noté dans les offres',
    reading: 'criterion',
    state: 'yes',
    phrases: [
      "(accompagnement|encadrement|tutorat|suivi|formation|accueil|intégration) (des|de) (personnes|salariés|publics|jeunes) (en insertion|en parcours d'insertion|en difficulté|éloignés de l'emploi|éloignées de l'emploi)",
    ],
    onlyBefore:
      /^ (?:sur (?:le|les) chantiers?|(?:affecte|employe|recrute|mobilise|embauche)[es]{0,2}|(?:dans le cadre|pendant l execution) du (?:marche|chantier)|du chantier|au sein de (?:l |s)e)/,
    unless: NOT_SELECTION,
    fields: ['criteres'],
    legalRefs: ['CCP R. 2152-7'],
    examples: [
      {
        field: 'criteres',
        text: 'Prix 80, suivi des salariés en insertion pendant l’exécution du marché 20',
        state: 'yes',
      },
    ],
    counterExamples: [{ field: 'criteres', text: 'Méthode de suivi des publics en difficulté au guichet 40 %' }],
  },
  subject({
    id: 'social.criterion.support',
    topic: 'insertion',
    title: 'Accompagnement des personnes, ou coût d’un dispositif d’insertion, noté : service acheté ou mesure sociale',
    state: 'review',
    phrases: [
      'accompagnement (socio-professionnel|socioprofessionnel|social et professionnel|social|médico-social|socio-éducatif)',
      "(coût|prix|montant) (du dispositif|de la démarche|des actions|de l'action) d'insertion",
    ],
    examples: [
      {
        field: 'criteres',
        text: 'Encadrement technique 20 points, accompagnement socioprofessionnel 20 points',
        state: 'review',
      },
      { field: 'criteres', text: 'Valeur technique ; coût de la démarche d’insertion', state: 'review' },
    ],
    counterExamples: [
      { field: 'description', text: 'Le titulaire assure un accompagnement socio-professionnel' },
      { field: 'criteres', text: 'Accompagnement au changement 10 points' },
    ],
  }),
  subject({
    id: 'social.criterion.handicap',
    topic: 'handicap',
    title: 'Emploi ou recours au secteur adapté noté dans les offres',
    phrases: [
      "(emploi|intégration|embauche|recrutement|accueil|maintien dans l'emploi) (de|des) (personnes handicapées|personnes en situation de handicap|travailleurs handicapés|salariés handicapés|personnels handicapés)",
      '(travailleurs|personnes|conducteurs|salariés|personnel|personnels) (handicapés|en situation de handicap|handicapées|handicapé|reconnus handicapés|rqth)',
      "(recours|appel|sous-traitance|achats|part confiée) (à des|aux|à un|au|auprès du|auprès des|auprès d')( des|) (esat|entreprises adaptées|secteur adapté|secteur protégé|secteur adapté et protégé|établissements adaptés)",
      '(politique|démarche|engagement|prise en compte|inclusion|actions) (handicap|en faveur du handicap|du handicap|sur le handicap)',
    ],
    examples: [
      { field: 'criteres', text: 'Prix 90 %, sous-traitance à des ESAT 10 %', state: 'yes' },
      { field: 'criteres', text: 'Prix 92 points, emploi de personnes handicapées 8 points', state: 'yes' },
    ],
    counterExamples: [
      { field: 'criteres', text: 'Solutions adaptées au site : 10 points' },
      {
        field: 'conditions',
        text: 'Le candidat déclare satisfaire à l’obligation d’emploi des travailleurs handicapés',
      },
    ],
  }),
  subject({
    id: 'social.criterion.training',
    topic: 'training',
    title: 'Apprentissage ou formation de jeunes notés dans les offres',
    phrases: [
      '(apprentissage|apprenti|apprentis|apprenties|alternance|alternants|alternant)',
      '(accueil|embauche) (de|de jeunes) (stagiaires|lycéens)',
      "tutorat (de|des|d') (stagiaires|jeunes|élèves|apprentis|alternants)",
      "(contrats|contrat) (de professionnalisation|d'alternance|en alternance)",
    ],
    notBefore:
      /^ (?:de la |du |de l |d une? |des (?!jeunes)|en ligne|automatique|a la |transport|heberg|inscrit|accueilli)/,
    examples: [
      { field: 'criteres', text: 'Prix 80, délai 10, nombre d’apprentis affectés 10', state: 'yes' },
      { field: 'criteres', text: 'Accueil de stagiaires pendant le chantier : 5 %', state: 'yes' },
    ],
    counterExamples: [
      { field: 'criteres', text: 'Nombre d’apprentis hébergés par nuit 20 %' },
      { field: 'criteres', text: 'Méthode d’apprentissage de la natation 30 %' },
      { field: 'criteres', text: 'Formation des utilisateurs du logiciel 10 points' },
    ],
  }),
  subject({
    id: 'social.criterion.equality',
    topic: 'equality',
    title: 'Égalité ou lutte contre les discriminations notées dans les offres',
    phrases: [
      'égalité (professionnelle|femmes-hommes|femmes hommes|femme-homme|hommes-femmes|entre les femmes et les hommes|entre femmes et hommes|salariale)',
      '(lutte|lutter|prévention) (contre (les |toutes les |)|des )discriminations',
      "(mixité|parité) (des équipes|de l'équipe|professionnelle|femmes-hommes)",
      'diversité et (inclusion|égalité)',
    ],
    examples: [{ field: 'criteres', text: 'Prix 90 %, lutte contre les discriminations 10 %', state: 'yes' }],
    counterExamples: [
      { field: 'description', text: 'Une charte de l’égalité professionnelle est remise au titulaire' },
      { field: 'criteres', text: 'Diversité des propositions de menus 10 %' },
    ],
  }),
  subject({
    id: 'social.criterion.ethics',
    topic: 'ethics',
    title: 'Commerce équitable ou conditions sociales de production notés dans les offres',
    phrases: [
      'commerce équitable',
      '(fairtrade|max havelaar)',
      '(devoir de vigilance|traçabilité sociale)',
      "conventions( fondamentales|) (de l'oit|de l'organisation internationale du travail)",
      'conditions sociales de (production|fabrication)',
      'conditions de (fabrication|production) (éthiques|équitables|socialement responsables)',
    ],
    examples: [{ field: 'criteres', text: 'Part de produits du commerce équitable : 15 points', state: 'yes' }],
    counterExamples: [
      { field: 'description', text: 'La boutique vend des produits du commerce équitable' },
      { field: 'criteres', text: 'Analyse équitable des offres' },
    ],
  }),
  subject({
    id: 'social.criterion.accessibility',
    topic: 'accessibility',
    title: 'Accessibilité notée dans les offres : mesure sociale ou qualité du produit, à vérifier',
    state: 'review',
    phrases: [
      'accessibilité (numérique|universelle|rgaa|aux personnes handicapées|des personnes handicapées|aux personnes en situation de handicap|des personnes en situation de handicap|pmr|aux pmr)',
      '(rgaa|falc|facile à lire et à comprendre|conception universelle|conception pour tous)',
    ],
    examples: [{ field: 'criteres', text: 'Respect du RGAA et accessibilité numérique 10 %', state: 'review' }],
    counterExamples: [
      { field: 'description', text: 'Le site suit les règles d’accessibilité numérique' },
      { field: 'criteres', text: 'Accessibilité du parking pour les livraisons 10 %' },
    ],
  }),
]
