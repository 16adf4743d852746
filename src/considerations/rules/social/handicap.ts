import { PROSE, PROSE_BUT_OBJECT, type TextRule } from '../../rule.js'
import { WORKERS_WITH_DISABILITIES } from './publics.js'

/** Work for people with disabilities: an obligation of integration like another (CCP L. 2112-2), with a topic of its own. */
export const HANDICAP_RULES: readonly TextRule[] = [
  {
    id: 'handicap.clause',
    kinds: ['insertionClause'],
    topic: 'handicap',
    title: 'Clause ou condition d’exécution qui porte sur l’emploi de personnes handicapées',
    reading: 'designation',
    state: 'yes',
    phrases: [...WORKERS_WITH_DISABILITIES, 'handicap'],
    head: { cue: ['clause', 'condition'], within: 75 },
    unless: [
      { cue: ['employmentDuty'], before: 120, after: 60 },
      { cue: ['publicServed'], before: 50 },
    ],
    fields: PROSE,
    legalRefs: ['CCP L. 2112-2'],
    examples: [
      { field: 'conditions', text: 'Une clause d’emploi de personnes handicapées est prévue au lot 2.', state: 'yes' },
      { field: 'informations', text: 'Clause handicap : non', state: 'no' },
    ],
    counterExamples: [
      { field: 'objet', text: 'Mise à disposition de travailleurs handicapés pour l’accueil' },
      { field: 'conditions', text: 'Clauses techniques : accès des personnes en situation de handicap' },
      {
        field: 'conditions',
        text: 'Condition de candidature : obligation d’emploi des travailleurs handicapés satisfaite',
      },
    ],
  },
  {
    id: 'handicap.share',
    kinds: ['insertionClause'],
    topic: 'handicap',
    title: 'Part des heures confiée à des personnes handicapées',
    reading: 'obligation',
    state: 'yes',
    phrases: WORKERS_WITH_DISABILITIES,
    quantified: 'needed',
    unless: [
      { cue: ['candidacy', 'legalReminder'], before: 110 },
      { cue: ['reservationLaw', 'reservationFormula'], before: 200, after: 200 },
      { cue: 'employmentReport', before: 200, after: 160 },
    ],
    imposedIn: PROSE,
    fields: PROSE,
    legalRefs: ['CCP L. 2112-2'],
    examples: [
      { field: 'conditions', text: '4 % des heures de travail confiées à des salariés handicapés', state: 'yes' },
      {
        field: 'conditions',
        text: 'Cinq pour cent des effectifs du site sont des bénéficiaires de l’obligation d’emploi',
        state: 'yes',
      },
    ],
    counterExamples: [
      { field: 'informations', text: 'DOETH : 6 % de l’effectif de travailleurs handicapés' },
      { field: 'conditions', text: 'Entreprises comptant 50 % de leur effectif de travailleurs handicapés' },
      { field: 'conditions', text: 'Marché réservé aux opérateurs employant des personnes handicapées' },
    ],
  },
  {
    id: 'handicap.hiring',
    kinds: ['insertionClause'],
    topic: 'handicap',
    title: 'Travail à confier à des personnes handicapées',
    reading: 'obligation',
    state: 'yes',
    phrases: WORKERS_WITH_DISABILITIES,
    needs: [{ cue: 'hiring', before: 130, after: 130 }],
    quantified: 'enough',
    unless: [
      { cue: 'employmentDuty', before: 160, after: 100 },
      { cue: 'boughtService', before: 70 },
      { cue: ['reservationLaw', 'reservationFormula'], before: 300, after: 300 },
      { cue: 'candidacy', before: 60 },
    ],
    fields: PROSE,
    legalRefs: ['CCP L. 2112-2'],
    examples: [
      { field: 'conditions', text: 'Le titulaire emploie au moins un salarié en situation de handicap', state: 'yes' },
      { field: 'conditions', text: 'Le titulaire affecte au service un agent RQTH recruté à cet effet', state: 'yes' },
    ],
    counterExamples: [
      { field: 'conditions', text: 'Contraintes imposées, notamment l’accueil des personnes en situation de handicap' },
      {
        field: 'conditions',
        text: 'Le candidat est en règle au regard de l’obligation d’emploi des travailleurs handicapés',
      },
      { field: 'objet', text: 'Transport d’élèves en situation de handicap' },
    ],
  },
  {
    id: 'handicap.structures',
    kinds: ['insertionClause'],
    topic: 'handicap',
    title: 'Recours imposé ou souhaité à une EA ou un ESAT',
    reading: 'obligation',
    state: 'yes',
    phrases: [
      '(esat|eatt|stpa)',
      '=EA',
      'entreprise{s} {adaptee}',
      'secteur (du travail |)(protégé|adapté)( et adapté| et protégé|)',
      "établissement{s} (et|ou) service{s} (d'aide|d'accompagnement) par le travail",
    ],
    needs: [{ cue: 'recourse', before: 60, after: 40 }],
    unless: [{ cue: ['reservationLaw'], before: 200, after: 200 }],
    fields: PROSE_BUT_OBJECT,
    legalRefs: ['CCP L. 2112-2'],
    examples: [
      { field: 'conditions', text: 'Recours obligatoire à une entreprise adaptée pour la mise sous pli', state: 'yes' },
      { field: 'conditions', text: 'Le titulaire sous-traite au secteur protégé 10 % du montant', state: 'yes' },
      { field: 'conditions', text: 'Le recours à un ESAT est souhaité pour la blanchisserie', state: 'review' },
    ],
    counterExamples: [
      { field: 'informations', text: 'Sous-traitance ESAT : DC4 du 3 mai' },
      { field: 'informations', text: 'Lot attribué à l’ESAT La Roseraie' },
    ],
  },
]
