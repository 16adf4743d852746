import { PROSE, PROSE_BUT_OBJECT, type TextRule } from '../../rule.js'

/** Training, apprenticeship and traineeships asked of the holder. */
export const TRAINING_RULES: readonly TextRule[] = [
  {
    id: 'training.clause',
    kinds: ['socialClause'],
    topic: 'training',
    title: 'Clause ou condition d’exécution qui porte sur l’apprentissage ou la formation',
    reading: 'designation',
    state: 'yes',
    phrases: [
      "(l'|d'|)(apprentissage|alternance)",
      '(apprentis|alternants|stagiaires)',
      "formation (sous statut scolaire|des jeunes|de jeunes|des demandeurs d'emploi|des personnes éloignées de l'emploi|professionnelle)",
      "(accueil|accueillir) (de |des |d'|)(stagiaires|apprentis|alternants|élèves|jeunes en formation)",
    ],
    head: { cue: ['clause', 'condition'], within: 60 },
    unless: [
      { cue: 'candidacy', before: 60 },
      { cue: 'boughtService', before: 40 },
    ],
    fields: PROSE,
    legalRefs: ['CCP L. 2112-2'],
    examples: [
      { field: 'conditions', text: 'Le lot 3 contient des conditions d’exécution sur l’alternance.', state: 'yes' },
      { field: 'informations', text: 'Clause de recours à l’apprentissage : sans objet', state: 'no' },
      { field: 'conditions', text: 'Le marché fixe une clause d’accueil de stagiaires de lycée.', state: 'yes' },
    ],
    counterExamples: [
      { field: 'description', text: 'Formation des maîtres d’apprentissage de la collectivité' },
      { field: 'conditions', text: 'Conditions d’exécution : délais et lieux fixés au bon de commande' },
    ],
  },
  {
    id: 'social.training',
    kinds: ['socialClause'],
    topic: 'training',
    title: 'Formation, stage ou apprentissage à assurer en exécution',
    reading: 'obligation',
    state: 'yes',
    phrases: [
      'formation{s} sous statut scolaire',
      "(contrat|contrats) (d'apprentissage|d'alternance|en alternance|de professionnalisation)",
      "(recours à l'|par la voie de l'|places d'|)(apprentissage|alternance)",
      'période{s} de (mise en situation|formation) en milieu professionnel',
      'pmsmp',
    ],
    notBefore:
      /^ (?:de la |de l |du |des )?(?:langue|natation|lecture|nage|conduite|francais|langues|eleves|enfants|lecture|numerique|velo|ecriture|machine|circulation|jour nuit|stationnement|feux)/,
    unless: [
      { cue: 'boughtService', before: 40 },
      { cue: 'candidacy', before: 80 },
    ],
    fields: PROSE_BUT_OBJECT,
    legalRefs: ['CCP L. 2112-2'],
    examples: [
      { field: 'conditions', text: 'Chaque titulaire assure une formation sous statut scolaire de 35 h', state: 'yes' },
      { field: 'conditions', text: 'Le titulaire doit conclure au moins un contrat d’apprentissage', state: 'yes' },
    ],
    counterExamples: [
      { field: 'description', text: 'Formation des maîtres d’apprentissage de la collectivité' },
      { field: 'description', text: 'Le titulaire assure l’apprentissage de la natation' },
    ],
  },
  {
    id: 'social.trainees',
    kinds: ['socialClause'],
    topic: 'training',
    title: 'Apprentis, alternants ou stagiaires à accueillir en exécution',
    reading: 'obligation',
    state: 'yes',
    phrases: [
      '(apprenti|apprentis|apprentie|apprenties|alternant|alternants|alternante|stagiaire|stagiaires)',
      '(élève|élèves|lycéen|lycéens|jeunes) (de|en) (lycée professionnel|bac professionnel|cap|troisième|3e|3ème|formation professionnelle)',
    ],
    needs: [{ cue: 'welcome', before: 40 }],
    unless: [
      { cue: 'boughtService', before: 60 },
      { cue: 'candidacy', before: 80 },
    ],
    fields: PROSE_BUT_OBJECT,
    legalRefs: ['CCP L. 2112-2'],
    examples: [
      { field: 'conditions', text: 'Accueil de deux stagiaires de troisième imposé au titulaire', state: 'yes' },
      { field: 'conditions', text: 'Le titulaire accueille chaque année des élèves en CAP', state: 'yes' },
    ],
    counterExamples: [{ field: 'description', text: 'Restauration des stagiaires du centre de formation' }],
  },
]
