import type { Topic } from '../../../topics.js'
import type { Near, TextRule } from '../../rule.js'

/** "Construction du centre d’hébergement", "étude sur l’aide alimentaire": about the service, not the service. */
const NOT_THE_SERVICE: readonly Near[] = [
  { cue: 'premises', before: 70 },
  { cue: 'studied', before: 160 },
]

type Bought = Pick<TextRule, 'id' | 'title' | 'phrases' | 'fields' | 'examples' | 'counterExamples'> & {
  readonly topic: Topic
  readonly unless?: readonly Near[]
  readonly notBefore?: RegExp
}

/** A social service or product bought: a fact beside the six (SPEC §2), counted apart from any clause. */
const bought = (rule: Bought): TextRule => ({
  kinds: [],
  object: 'socialObject',
  reading: 'object',
  state: 'yes',
  legalRefs: ['CCP R. 2123-1'],
  ...rule,
})

export const SOCIAL_OBJECT_RULES: readonly TextRule[] = [
  bought({
    id: 'object.insertion-service',
    topic: 'insertion',
    title: 'Marché d’insertion : service d’insertion et de qualification par le travail (ancien art. 30 CMP)',
    phrases: [
      "(marché|marchés|accord-cadre|accords-cadres) (de services |de service |de prestations |)d'insertion",
      "(service|services|prestation|prestations|action|actions) d'insertion( sociale|)( et de qualification|)( professionnelle|professionnelles|)",
      "(service|services|prestation|prestations|accord-cadre|marché) de qualification et d'insertion( professionnelle|)",
      "d'insertion (et de|et) qualification( professionnelle|)( professionnelles|)",
      "(chantier|chantiers|atelier|ateliers) (d'insertion|école|écoles)",
      '(réinsertion|insertion) (sociale |professionnelle |sociale et économique |sociale et professionnelle |)(de|des) (travailleurs handicapés|personnes handicapées|personnes en difficulté|publics en difficulté)',
      "(réinsertion|insertion) (sociale et |)professionnelle (par|à travers) (la réalisation|l'exécution|des activités|une activité|des travaux)",
    ],
    unless: [
      ...NOT_THE_SERVICE,
      { cue: ['reservedWord', 'given'], before: 60 },
      { cue: ['to:SIAE'], before: 20, covering: true },
    ],
    fields: ['objet', 'description'],
    examples: [
      {
        field: 'objet',
        text: 'Prestations d’insertion et de qualification ayant pour support la réfection de sentiers',
        state: 'yes',
      },
      { field: 'objet', text: 'Marché d’insertion : débroussaillage des chemins ruraux', state: 'yes' },
      { field: 'objet', text: 'Animation d’un chantier d’insertion « second œuvre »', state: 'yes' },
    ],
    counterExamples: [
      { field: 'objet', text: 'Construction des locaux d’un chantier d’insertion' },
      { field: 'objet', text: 'Étude d’insertion paysagère' },
      { field: 'objet', text: 'Lot 2 réservé aux ateliers d’insertion' },
      { field: 'conditions', text: 'Marché d’insertion' },
    ],
  }),
  bought({
    id: 'object.employment-support',
    topic: 'insertion',
    title: 'Accompagnement vers l’emploi acheté',
    phrases: [
      "(accompagnement|suivi|appui|coaching)( global| renforcé| individuel| collectif| individualisé| professionnel| socioprofessionnel| socio-professionnel| social et professionnel|) (des|de|d'|pour les|aux|auprès des) (bénéficiaires|allocataires) (du |de la |)(rsa|revenu de solidarité active)",
      '(accompagnement|suivi|orientation) (allocataires|bénéficiaires) (du |)rsa',
      "(accompagnement|accompagner|parcours|orientation|aide|dispositif|prestations d'accompagnement)( professionnel| renforcé| global|) (vers|à|dans|de retour à|d'accès à|vers et dans|pour le retour à|d'aide au retour à) l'emploi",
      "(accompagnement|accompagner|aide|parcours|appui) (à|vers|de|pour|dans) l'insertion( sociale| professionnelle| sociale et professionnelle|)",
      "(insertion|réinsertion) (sociale et |)professionnelle (des|de|d'|pour les) (bénéficiaires|demandeurs|jeunes|publics|personnes|allocataires|femmes|habitants|réfugiés|détenus|travailleurs)",
      "(formation|formations|accompagnement|suivi|orientation|placement|remobilisation)( professionnelle| qualifiante| individuel| socioprofessionnel| socio-professionnel|) (des|de|pour les|à destination des|au profit des|auprès des) (demandeurs d'emploi|jeunes sans emploi|publics éloignés de l'emploi|personnes éloignées de l'emploi|jeunes en difficulté|salariés en insertion|personnes en insertion)",
      "(remobilisation|mobilisation) (professionnelle|vers l'emploi|sociale et professionnelle)",
      "accès à l'emploi (des|de)",
    ],
    unless: [...NOT_THE_SERVICE, { cue: ['clause', 'condition', 'obligation'], before: 80 }],
    fields: ['objet', 'description'],
    examples: [
      { field: 'objet', text: 'Suivi des allocataires du RSA du bassin minier', state: 'yes' },
      { field: 'objet', text: 'Accompagnement vers l’emploi de jeunes diplômés', state: 'yes' },
      { field: 'description', text: 'Formation qualifiante pour les demandeurs d’emploi de la région', state: 'yes' },
    ],
    counterExamples: [
      { field: 'objet', text: 'Travaux de la maison de l’emploi et de l’insertion' },
      { field: 'description', text: 'Clause sociale : parcours d’accès à l’emploi des titulaires' },
    ],
  }),
  bought({
    id: 'object.clause-facilitation',
    topic: 'insertion',
    title: 'Appui aux clauses sociales acheté comme service',
    phrases: [
      "(mise en œuvre|suivi|gestion|facilitation|animation|développement|déploiement|pilotage|assistance|accompagnement|formation|coordination) (à la mise en œuvre |au suivi |)(des|aux|de) (clauses sociales|clauses d'insertion|clauses sociales d'insertion)",
      "(facilitateur|facilitatrice|facilitateurs) (des|de) (clauses sociales|clauses d'insertion|la clause sociale)",
    ],
    fields: ['objet'],
    examples: [{ field: 'objet', text: 'Suivi des clauses sociales de l’opération Les Tilleuls', state: 'yes' }],
    counterExamples: [
      { field: 'conditions', text: 'Le suivi des clauses sociales est assuré par la facilitatrice' },
      { field: 'objet', text: 'Réfection du préau, avec clauses sociales' },
    ],
  }),
  bought({
    id: 'object.social-service',
    topic: 'social',
    title: 'Service social acheté (médiation, accompagnement social, hébergement, aide alimentaire)',
    phrases: [
      'médiation sociale( et éducative|)',
      '(accompagnement|accompagnements|suivi) (social|sociaux|sociale|sociales|médico-social|socio-éducatif|éducatif et social)',
      "(hébergement|accueil) d'urgence( de| des| pour|)( personnes| femmes| familles|)",
      "mise à l'abri (de|des|d')",
      'aide alimentaire',
      "(service|services|prestation|prestations|mission|missions) d'aide à domicile",
      '(intermédiation locative|avdl|aide éducative à domicile|prévention spécialisée)',
    ],
    unless: NOT_THE_SERVICE,
    fields: ['objet'],
    examples: [
      { field: 'objet', text: 'Médiation sociale dans les parcs et jardins en soirée', state: 'yes' },
      { field: 'objet', text: 'Prestations d’aide à domicile pour les personnes âgées', state: 'yes' },
    ],
    counterExamples: [
      { field: 'objet', text: 'Rénovation du centre d’hébergement d’urgence de la rue Haute' },
      { field: 'objet', text: 'Évaluation de la prévention spécialisée du canton' },
      { field: 'conditions', text: 'Médiation sociale' },
    ],
  }),
  bought({
    id: 'object.disability',
    topic: 'handicap',
    title: 'Service acheté pour l’emploi de personnes handicapées',
    phrases: [
      "mise à disposition (de|d'une équipe de|de personnels|des) (travailleurs handicapés|travailleurs en situation de handicap|personnes en situation de handicap|personnel handicapé)",
      "(recrutement|maintien dans l'emploi|maintien en emploi|insertion professionnelle|accompagnement dans l'emploi) (de|des|d') (travailleurs handicapés|personnes handicapées|personnes en situation de handicap|agents en situation de handicap)",
      'travailleurs en situation de handicap{s} (encadrés|encadrées|accompagnés)',
    ],
    unless: [{ cue: ['clause', 'condition', 'obligation'], before: 80 }],
    fields: ['objet'],
    examples: [
      { field: 'objet', text: 'Maintien dans l’emploi des agents en situation de handicap', state: 'yes' },
      { field: 'objet', text: 'Mise à disposition de travailleurs handicapés pour l’archivage', state: 'yes' },
    ],
    counterExamples: [
      { field: 'conditions', text: 'Mise à disposition de travailleurs handicapés à raison de 200 heures' },
      { field: 'objet', text: 'Transport scolaire d’élèves en situation de handicap' },
    ],
  }),
  bought({
    id: 'object.accessibility',
    topic: 'accessibility',
    title: 'Service d’accessibilité acheté (FALC, langue des signes, accessibilité numérique)',
    phrases: [
      '(falc|facile à lire et à comprendre)',
      '(interprétariat|interprétation|traduction|interprètes) (en |)(langue des signes|lsf|langue des signes française)',
      "(audit|audits|diagnostic|mise en|évaluation) (de conformité |d'|en |)(accessibilité numérique|rgaa)",
      'audiodescription',
    ],
    fields: ['objet'],
    examples: [
      { field: 'objet', text: 'Transcription de guides d’accueil en FALC', state: 'yes' },
      { field: 'objet', text: 'Interprétation en langue des signes des conseils municipaux', state: 'yes' },
    ],
    counterExamples: [
      { field: 'conditions', text: 'Les documents sont rédigés en FALC' },
      { field: 'objet', text: 'Travaux de mise en accessibilité de l’hôtel de ville' },
    ],
  }),
  bought({
    id: 'object.equality',
    topic: 'equality',
    title: 'Service acheté pour l’égalité ou contre les discriminations et les violences',
    phrases: [
      '(égalité professionnelle|égalité femmes-hommes|égalité femmes hommes|égalité entre les femmes et les hommes)',
      '(lutte|prévention|formation|sensibilisation)( des agents| du personnel|) (contre |à la lutte contre |à |des |aux )(les |des |)(discriminations|violences sexistes et sexuelles|violences conjugales|violences faites aux femmes)',
    ],
    unless: [{ cue: ['clause', 'condition', 'criterion', 'responsible'], before: 130 }, ...NOT_THE_SERVICE],
    fields: ['objet'],
    examples: [
      { field: 'objet', text: 'Sensibilisation des agents aux violences sexistes et sexuelles', state: 'yes' },
    ],
    counterExamples: [
      {
        field: 'objet',
        text: 'Tenues produites dans des conditions socialement responsables en matière d’égalité professionnelle',
      },
    ],
  }),
  bought({
    id: 'object.fair-trade',
    topic: 'ethics',
    title: 'Produits du commerce équitable achetés',
    phrases: [
      'commerce équitable',
      '(équitable|équitables) (certifié|certifiée|certifiés|labellisé|labellisés|et bio|et biologique|et biologiques)',
    ],
    unless: [{ cue: 'studied', before: 160 }],
    fields: ['objet'],
    examples: [{ field: 'objet', text: 'Café et thé issus du commerce équitable', state: 'yes' }],
    counterExamples: [
      { field: 'conditions', text: 'Les cafés sont issus du commerce équitable' },
      { field: 'objet', text: 'Répartition équitable des charges, logiciel' },
    ],
  }),
]
