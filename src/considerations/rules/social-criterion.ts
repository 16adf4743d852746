import { ANY_PROSE, NOT_SELECTION, OF_A_PLACE, type TextRule } from '../rule.js'

export const SOCIAL_CRITERION_RULES: readonly TextRule[] = [
  {
    id: 'social.criterion',
    kinds: ['socialCriterion'],
    topic: 'social',
    title: 'Critère social nommé',
    reading: 'designation',
    state: 'yes',
    phrases: [
      "critère{s}( d'attribution| de jugement| d'attribution à caractère| à caractère| de performance|) {soc}",
      'critère{s} {env} (et|ni) {soc}',
      "critère{s} (d'insertion|rse social|handicap|sociétal|sociétaux|d'égalité)",
      "critère{s}( de performance| de performances|) en matière (d'insertion|sociale)",
    ],
    unless: [{ cue: 'candidacy', before: 120, resetBy: 'offerCriteria', notIn: ['criteres'] }],
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
    ],
  },
  {
    id: 'social.criterion.subject',
    kinds: ['socialCriterion'],
    topic: 'social',
    title: 'Sujet social noté dans les offres',
    reading: 'criterion',
    state: 'yes',
    phrases: [
      '{soc}',
      '(sociétal|sociétale|sociétaux|sociétales|socialement)',
      'insertion( professionnelle| sociale|)',
      '(emploi|intégration) (de|des) [personnes]',
      '(travailleurs|personnes|conducteurs|salariés) (handicapés|en situation de handicap|handicapées)',
      'égalité (professionnelle|femmes-hommes|femme-homme|entre les femmes et les hommes)',
      '(commerce équitable|apprentissage|apprenti|apprentis)',
      "(publics|personnes) (en difficulté|éloignées de l'emploi|éloignés de l'emploi|sans emploi)",
      'conditions de travail des (salariés|agents|personnels)',
    ].map((phrase) => phrase.replace(' [personnes]', ' (personnes handicapées|personnes en difficulté)')),
    notBefore: OF_A_PLACE,
    unless: [
      ...NOT_SELECTION,
      { cue: 'boughtService', before: 40 },
      { cue: 'employmentDuty', before: 120, after: 120, notIn: ['criteres'] },
    ],
    fields: ANY_PROSE,
    legalRefs: ['CCP R. 2152-7'],
    examples: [
      { field: 'criteres', text: 'Prix 90 %, performances en matière sociale 10 %', state: 'yes' },
      { field: 'criteres', text: 'Insertion professionnelle des publics en difficulté 10 %', state: 'yes' },
      { field: 'informations', text: 'Critère n° 5 : pertinence de la politique d’insertion sociale', state: 'yes' },
    ],
    counterExamples: [
      { field: 'criteres', text: 'Ergonomie du RSE (réseau social d’entreprise) 20 %' },
      { field: 'criteres', text: 'Qualité architecturale et insertion urbaine 40 %' },
      { field: 'criteres', text: 'Insertion des ouvrages dans le quartier : 20 %' },
      { field: 'informations', text: 'Prix 70 %, délai 30 %. Clause d’insertion : 60 heures.' },
      { field: 'conditions', text: 'Clause d’insertion de 80 h, critère environnemental 5 %' },
    ],
  },
]
