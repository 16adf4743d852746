import { PROSE, PROSE_BUT_OBJECT, type TextRule } from '../../rule.js'

const SUBJECTS = [
  'commerce équitable',
  '(fairtrade|max havelaar|wfto|world fair trade)',
  '(audit|audits) {soc} (de|des|du) (ses|leurs|la|les|l|son|sites|usines|fabricants|chaîne)',
  "(conventions|convention)( fondamentales|) (de l'oit|de l'organisation internationale du travail)",
  'traçabilité sociale',
  'devoir de vigilance',
  'conditions sociales de (production|fabrication)',
]

const FORBIDDEN = ['travail (des enfants|forcé)', 'exploitation des enfants', 'esclavage moderne']

/** Fair trade, international labour standards, social traceability of what is supplied. */
export const ETHICS_RULES: readonly TextRule[] = [
  {
    id: 'ethics.clause',
    kinds: ['socialClause'],
    topic: 'ethics',
    title: 'Clause ou condition d’exécution qui porte sur le commerce équitable ou les normes du travail',
    reading: 'designation',
    state: 'yes',
    phrases: [...SUBJECTS, ...FORBIDDEN],
    head: { cue: ['clause', 'condition'], within: 60 },
    unless: [{ cue: 'candidacy', before: 60 }],
    fields: PROSE,
    legalRefs: ['CCP L. 2112-2'],
    examples: [
      { field: 'conditions', text: 'Une clause interdisant le travail des enfants figure au CCAP.', state: 'yes' },
      { field: 'conditions', text: 'Aucune clause de commerce équitable', state: 'no' },
    ],
    counterExamples: [
      { field: 'description', text: 'La boutique vend des produits du commerce équitable' },
      { field: 'conditions', text: 'Clause de concurrence équitable' },
    ],
  },
  {
    id: 'social.trade',
    kinds: ['socialClause'],
    topic: 'ethics',
    title: 'Commerce équitable ou normes du travail exigés',
    reading: 'obligation',
    state: 'yes',
    specified: true,
    phrases: SUBJECTS,
    unless: [
      { cue: 'candidacy', before: 80 },
      { cue: 'legalReminder', before: 90 },
    ],
    fields: PROSE_BUT_OBJECT,
    legalRefs: ['CCP L. 2112-2'],
    examples: [
      { field: 'description', text: 'Cafés issus du commerce équitable exigés', state: 'yes' },
      {
        field: 'conditions',
        text: 'Le titulaire remet chaque semestre la preuve du respect des conventions de l’OIT',
        state: 'yes',
      },
      { field: 'description', text: 'Le chocolat servi provient du commerce équitable', state: 'yes' },
      { field: 'conditions', text: 'La traçabilité sociale des vêtements doit être établie', state: 'yes' },
    ],
    counterExamples: [
      { field: 'description', text: 'La boutique du musée vend des produits du commerce équitable' },
      { field: 'conditions', text: 'Traitement équitable des candidats' },
    ],
  },
  {
    id: 'ethics.maker',
    kinds: ['socialClause'],
    topic: 'ethics',
    title: 'Normes du travail tenues par le fabricant des biens livrés',
    reading: 'obligation',
    state: 'yes',
    phrases: SUBJECTS,
    needs: [{ cue: 'maker', before: 130 }],
    unless: [{ cue: ['candidacy', 'legalReminder'], before: 110 }],
    imposedIn: ['conditions', 'description'],
    fields: ['conditions', 'description'],
    legalRefs: ['CCP L. 2112-2'],
    examples: [
      {
        field: 'conditions',
        text: 'Chaque fabricant applique les conventions de l’OIT dans ses ateliers',
        state: 'yes',
      },
      { field: 'conditions', text: 'Le producteur transmet un audit social de ses sites', state: 'yes' },
    ],
    counterExamples: [
      { field: 'description', text: 'Exposition sur l’histoire du commerce équitable' },
      { field: 'conditions', text: 'Le fabricant garantit un prix équitable au producteur' },
    ],
  },
  {
    id: 'ethics.label',
    kinds: ['socialClause'],
    topic: 'ethics',
    title: 'Commerce équitable prouvé par un label ou équivalent',
    reading: 'designation',
    state: 'yes',
    phrases: ['commerce équitable', '(fairtrade|max havelaar|wfto)'],
    onlyBefore:
      /^[^.;]{0,60}?(?:ou equivalente?s?(?![a-z])|(?:a|sera|seront|est|sont) (?:produire|fournir|remettre|joindre|produite?s?|fournie?s?|exigee?s?)(?![a-z]))/,
    unless: [
      { cue: 'candidacy', before: 80 },
      { cue: ['criterion', 'option'], before: 80, after: 80 },
    ],
    fields: ['description', 'conditions'],
    legalRefs: ['CCP L. 2112-2'],
    examples: [
      {
        field: 'description',
        text: 'Thé du commerce équitable, attestation à fournir à chaque livraison',
        state: 'yes',
      },
    ],
    counterExamples: [{ field: 'description', text: 'Vente de produits du commerce équitable par le délégataire' }],
  },
  {
    id: 'ethics.forbidden',
    kinds: ['socialClause'],
    topic: 'ethics',
    title: 'Travail des enfants ou travail forcé exclus de la fabrication',
    reading: 'obligation',
    state: 'yes',
    banned: true,
    specified: true,
    phrases: FORBIDDEN,
    unless: [
      { cue: 'candidacy', before: 80 },
      { cue: 'legalReminder', before: 90 },
    ],
    fields: PROSE_BUT_OBJECT,
    legalRefs: ['CCP L. 2112-2'],
    examples: [
      { field: 'description', text: 'Les jouets livrés sont garantis sans travail des enfants', state: 'yes' },
      { field: 'conditions', text: 'Le travail forcé est proscrit chez tous les fabricants', state: 'yes' },
    ],
    counterExamples: [
      { field: 'conditions', text: 'Le soumissionnaire certifie ne pas recourir au travail forcé' },
      { field: 'objet', text: 'Exposition sur l’histoire du travail des enfants' },
    ],
  },
]
