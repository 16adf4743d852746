import { PROSE, PROSE_BUT_OBJECT, type TextRule } from '../../rule.js'

const SUBJECTS = [
  'égalité (professionnelle|femmes-hommes|femmes hommes|femme-homme|hommes-femmes|salariale|entre les femmes et les hommes|entre femmes et hommes|de traitement salarial|des chances)',
  "plan d'action femmes-hommes",
  '(lutte|lutter|prévention|prévenir) (contre (les |toutes les |)|des |les )discriminations',
  "non-discrimination (à l'embauche|dans l'emploi)",
  "mixité (des métiers|des équipes|de l'équipe|professionnelle|femmes-hommes)",
  "parité (femmes-hommes|hommes-femmes|femmes hommes|professionnelle|dans l'équipe|dans les équipes|de l'équipe|des équipes|entre les femmes et les hommes)",
  '(lutte contre le|prévention du|contre le|prévenir le) harcèlement',
  'violences sexistes et sexuelles',
]

/** Equality between women and men, and discrimination, in the performance of the contract. */
export const EQUALITY_RULES: readonly TextRule[] = [
  {
    id: 'equality.clause',
    kinds: ['socialClause'],
    topic: 'equality',
    title: 'Clause ou condition d’exécution qui porte sur l’égalité ou les discriminations',
    reading: 'designation',
    state: 'yes',
    phrases: [...SUBJECTS, "(d'|relative à l'|sur l'|pour l')égalité"],
    head: { cue: ['clause', 'condition', 'responsible'], within: 60 },
    notBefore: /^ de traitement (?:des|entre)/,
    unless: [{ cue: 'candidacy', before: 60 }],
    fields: PROSE,
    legalRefs: ['CCP L. 2112-2'],
    examples: [
      { field: 'conditions', text: 'Les lots comportent une clause d’égalité femmes-hommes.', state: 'yes' },
      {
        field: 'objet',
        text: 'Gardiennage dans des conditions socialement responsables, dont l’égalité femmes-hommes',
        state: 'yes',
      },
      { field: 'conditions', text: 'Clause de lutte contre les discriminations : néant', state: 'no' },
    ],
    counterExamples: [
      { field: 'description', text: 'L’étude mesure l’égalité professionnelle dans les collèges' },
      { field: 'conditions', text: 'Clause de réexamen, en toute égalité de traitement' },
    ],
  },
  {
    id: 'social.equality',
    kinds: ['socialClause'],
    topic: 'equality',
    title: 'Égalité ou lutte contre les discriminations en exécution',
    reading: 'obligation',
    state: 'yes',
    phrases: SUBJECTS,
    unless: [
      { cue: 'candidacy', before: 120, after: 80 },
      { cue: ['legalReminder', 'studied', 'toolSubject'], before: 110 },
    ],
    fields: PROSE_BUT_OBJECT,
    legalRefs: ['CCP L. 2112-2'],
    examples: [
      { field: 'conditions', text: 'Le titulaire applique un plan d’action femmes-hommes sur l’équipe', state: 'yes' },
      {
        field: 'conditions',
        text: 'Le titulaire tient la parité femmes-hommes parmi les chefs d’équipe',
        state: 'yes',
      },
    ],
    counterExamples: [
      {
        field: 'conditions',
        text: 'L’attributaire respecte les dispositions du code du travail sur l’égalité salariale',
      },
      { field: 'description', text: 'Étude sur l’égalité professionnelle dans la collectivité' },
      { field: 'objet', text: 'Formation à la prévention du harcèlement' },
      { field: 'informations', text: 'La société déclare être à jour de ses obligations d’égalité professionnelle' },
      { field: 'informations', text: 'Le candidat assure l’égalité des usagers devant le service public' },
    ],
  },
]
