import { PROSE, PROSE_BUT_OBJECT, type TextRule } from '../../rule.js'

/** Accessibility: mostly a duty laid by law on the product or the place, so a clause only where one is named. */
export const ACCESSIBILITY_RULES: readonly TextRule[] = [
  {
    id: 'accessibility.clause',
    kinds: ['socialClause'],
    topic: 'accessibility',
    title: 'Clause d’accessibilité nommée',
    reading: 'designation',
    state: 'yes',
    phrases: [
      "(clause|clauses|condition d'exécution|conditions d'exécution) (d'|relative à l'|relatives à l'|portant sur l')accessibilité",
    ],
    fields: PROSE,
    legalRefs: ['CCP L. 2112-2'],
    examples: [
      { field: 'conditions', text: 'Le contrat comprend une clause d’accessibilité numérique.', state: 'yes' },
      { field: 'informations', text: 'Clause relative à l’accessibilité : non', state: 'no' },
    ],
    counterExamples: [
      { field: 'criteres', text: 'Clause d’accessibilité numérique : 5 %' },
      { field: 'conditions', text: 'Conditions d’accès et accessibilité du chantier' },
    ],
  },
  {
    id: 'accessibility.duty',
    kinds: ['socialClause'],
    topic: 'accessibility',
    title: 'Accessibilité imposée : devoir légal ou mesure sociale, à vérifier',
    reading: 'obligation',
    state: 'review',
    phrases: [
      "(rgaa|référentiel général d'amélioration de l'accessibilité|falc|facile à lire et à comprendre)",
      '(conception universelle|conception pour tous|accessibilité universelle)',
      'accessibilité numérique',
    ],
    unless: [
      { cue: 'boughtService', before: 60 },
      { cue: 'candidacy', before: 80 },
    ],
    fields: PROSE_BUT_OBJECT,
    legalRefs: ['CCP L. 2112-2'],
    examples: [{ field: 'conditions', text: 'Le site livré doit respecter le RGAA', state: 'review' }],
    counterExamples: [
      { field: 'objet', text: 'Audit de conformité au RGAA du site de la ville' },
      { field: 'description', text: 'Travaux de mise en accessibilité de la mairie' },
    ],
  },
]
