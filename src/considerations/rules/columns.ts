import type { ArticleId } from '../../codes/articles.js'
import type { Kind } from '../../states.js'
import type { Example, PositiveExample } from '../rule.js'

/**
 * A declared column: which headers it has, what its cells establish. `answer` is yes or no, `list` a DECP list of
 * considerations, `hours` contracted hours, `done-hours` hours already worked, which promise nothing in writing.
 */
export interface ColumnRule {
  readonly id: string
  readonly title: string
  readonly kinds: readonly Kind[]
  readonly shape: 'answer' | 'list' | 'hours' | 'done-hours'
  /** On the folded header. */
  readonly header: RegExp
  readonly notHeader?: RegExp
  /** Words in an answer column that amount to yes. */
  readonly names: RegExp
  /** A yes leaves open whether the social clause is one of insertion. */
  readonly natureOpen: boolean
  readonly values?: readonly { readonly value: RegExp; readonly kinds: readonly Kind[]; readonly natureOpen: boolean }[]
  readonly legalRefs: readonly ArticleId[]
  readonly examples: readonly (PositiveExample & { readonly kind: Kind })[]
  readonly counterExamples: readonly Example[]
}

/** What a filled list leaves out. */
export const OMISSION_RULE = 'declared.omission'

const NEVER = /(?!)/

export const COLUMN_RULES: readonly ColumnRule[] = [
  {
    id: 'declared.social',
    title: 'Considérations sociales déclarées (liste DECP)',
    kinds: ['insertionClause', 'socialClause', 'socialCriterion', 'reserved'],
    shape: 'list',
    header: /considerations? sociale/,
    notHeader: /environnement/,
    names: NEVER,
    natureOpen: false,
    values: [
      { value: /^clauses? sociales?$/, kinds: ['socialClause'], natureOpen: true },
      { value: /^clauses? (?:sociales? )?d insertion/, kinds: ['socialClause', 'insertionClause'], natureOpen: false },
      { value: /^criteres? social(?:e|es)?$|^criteres? sociaux$/, kinds: ['socialCriterion'], natureOpen: false },
      { value: /^(?:marches?|concessions?|lots?) reservee?s?$/, kinds: ['reserved'], natureOpen: false },
    ],
    legalRefs: ['CCP L. 2196-2'],
    examples: [
      {
        field: 'colonne',
        column: 'considerationsSociales',
        text: 'Clause sociale, Critère social',
        kind: 'socialCriterion',
        state: 'yes',
        quote: 'Critère social',
      },
      {
        field: 'colonne',
        column: 'considerationsSociales',
        text: "['Clause sociale']",
        kind: 'insertionClause',
        state: 'review',
        quote: 'Clause sociale',
      },
      {
        field: 'colonne',
        column: 'Considérations sociales',
        text: 'Marché réservé',
        kind: 'socialClause',
        state: 'no',
      },
      {
        field: 'colonne',
        column: 'considerationsSociales',
        text: 'Pas de considération sociale',
        kind: 'reserved',
        state: 'no',
      },
      { field: 'colonne', column: 'considerationsSociales', text: 'Sans objet', kind: 'insertionClause', state: 'no' },
    ],
    counterExamples: [
      { field: 'colonne', column: 'considerationsSociales', text: 'NC' },
      { field: 'colonne', column: 'considerationsSociales', text: '' },
    ],
  },
  {
    id: 'declared.environment',
    title: 'Considérations environnementales déclarées (liste DECP)',
    kinds: ['environmentalClause', 'environmentalCriterion'],
    shape: 'list',
    header: /considerations? environn?ementale/,
    notHeader: /sociale/,
    names: NEVER,
    natureOpen: false,
    values: [
      { value: /^clauses? environn?ementales?$/, kinds: ['environmentalClause'], natureOpen: false },
      { value: /^criteres? environn?ement(?:al|aux|ale|ales)$/, kinds: ['environmentalCriterion'], natureOpen: false },
    ],
    legalRefs: ['CCP L. 2196-2'],
    examples: [
      {
        field: 'colonne',
        column: 'considerationsEnvironnementales',
        text: 'Critère environnemental',
        kind: 'environmentalClause',
        state: 'no',
      },
      {
        field: 'colonne',
        column: 'considerationsEnvironnementales',
        text: 'Clause environnementale',
        kind: 'environmentalClause',
        state: 'yes',
      },
      {
        field: 'colonne',
        column: 'considerationsEnvironnementales',
        text: 'Pas de considération environnementale',
        kind: 'environmentalCriterion',
        state: 'no',
      },
    ],
    counterExamples: [{ field: 'colonne', column: 'considerationsEnvironnementales', text: '-' }],
  },
  {
    id: 'declared.hours.done',
    title: 'Heures d’insertion réalisées : engagement probable, non écrit',
    kinds: ['insertionClause'],
    shape: 'done-hours',
    header: /heures?.{0,40}(?:realise|effectue|valide|consomme)|(?:realise|effectue)[a-z]{0,3}.{0,20}heures/,
    names: NEVER,
    natureOpen: false,
    legalRefs: ['CCP L. 2112-2'],
    examples: [
      {
        field: 'colonne',
        column: 'Heures d’insertion réalisées',
        text: '312',
        kind: 'insertionClause',
        state: 'review',
      },
    ],
    counterExamples: [{ field: 'colonne', column: 'Heures d’insertion réalisées', text: '0' }],
  },
  {
    id: 'declared.hours',
    title: 'Heures d’insertion prévues au contrat',
    kinds: ['insertionClause'],
    shape: 'hours',
    header: /heures?.{0,40}(?:insertion|clause|contractu|sociale|prevue|engagee)|volume horaire/,
    names: NEVER,
    natureOpen: false,
    legalRefs: ['CCP L. 2112-2'],
    examples: [
      {
        field: 'colonne',
        column: 'Nb heures d’insertion prévues',
        text: '1 250,50',
        kind: 'insertionClause',
        state: 'yes',
      },
      { field: 'colonne', column: 'Nb heures d’insertion prévues', text: '0', kind: 'insertionClause', state: 'no' },
    ],
    counterExamples: [{ field: 'colonne', column: 'Heures d’ouverture', text: '35' }],
  },
  {
    id: 'declared.insertion',
    title: 'Clause d’insertion déclarée',
    kinds: ['insertionClause'],
    shape: 'answer',
    header: /clauses? (?:sociales? )?(?:d )?insertion/,
    notHeader: /clauses? sociales? (?:\/|ou|et) ?(?:d )?insertion/,
    names: /clause|insertion|heure/,
    natureOpen: false,
    legalRefs: ['CCP L. 2112-2'],
    examples: [
      { field: 'colonne', column: "Clause d'insertion (O/N)", text: 'O', kind: 'insertionClause', state: 'yes' },
      { field: 'colonne', column: "Clause d'insertion", text: 's.o.', kind: 'insertionClause', state: 'no' },
      { field: 'colonne', column: "Clause d'insertion", text: 'Oui - 500 h', kind: 'insertionClause', state: 'yes' },
    ],
    counterExamples: [{ field: 'colonne', column: "Clause d'insertion", text: 'NC' }],
  },
  {
    id: 'declared.social-clause',
    title: 'Clause sociale déclarée',
    kinds: ['socialClause'],
    shape: 'answer',
    header: /clauses? .{0,12}social/,
    notHeader: /critere|environn?ement/,
    names: /clause|insertion|heure/,
    natureOpen: true,
    legalRefs: ['CCP L. 2112-2'],
    examples: [
      { field: 'colonne', column: 'Clauses sociales', text: 'Oui', kind: 'socialClause', state: 'yes' },
      { field: 'colonne', column: 'Clause sociale (O/N)', text: 'N', kind: 'socialClause', state: 'no' },
      {
        field: 'colonne',
        column: 'Clauses sociales',
        text: 'Non soumis à clause (dérogation L.2112-2-1)',
        kind: 'socialClause',
        state: 'no',
      },
    ],
    counterExamples: [
      { field: 'colonne', column: 'Clause sociale', text: '-' },
      { field: 'colonne', column: 'Clause sociale', text: 'NC' },
    ],
  },
  {
    id: 'declared.social-criterion',
    title: 'Critère social déclaré',
    kinds: ['socialCriterion'],
    shape: 'answer',
    header: /criteres? .{0,16}(?:social|sociaux|insertion)/,
    notHeader: /environn?ement/,
    names: /critere|\d ?%/,
    natureOpen: false,
    legalRefs: ['CCP R. 2152-7'],
    examples: [{ field: 'colonne', column: 'Critère social', text: '10 %', kind: 'socialCriterion', state: 'yes' }],
    counterExamples: [{ field: 'colonne', column: 'Critère social', text: '?' }],
  },
  {
    id: 'declared.environmental-clause',
    title: 'Clause environnementale déclarée',
    kinds: ['environmentalClause'],
    shape: 'answer',
    header: /clauses? .{0,16}(?:environn?ement|ecologique|verte)/,
    notHeader: /critere|social/,
    names: /clause/,
    natureOpen: false,
    legalRefs: ['CCP L. 2112-2'],
    examples: [
      { field: 'colonne', column: 'Clause environnementale', text: 'X', kind: 'environmentalClause', state: 'yes' },
    ],
    counterExamples: [{ field: 'colonne', column: 'Clause environnementale', text: 'non renseigné' }],
  },
  {
    id: 'declared.environmental-criterion',
    title: 'Critère environnemental déclaré',
    kinds: ['environmentalCriterion'],
    shape: 'answer',
    header: /criteres? .{0,16}(?:environn?ement|ecologique)/,
    notHeader: /social|sociaux/,
    names: /critere|\d ?%/,
    natureOpen: false,
    legalRefs: ['CCP R. 2152-7'],
    examples: [
      { field: 'colonne', column: 'Critère environnemental', text: 'Non', kind: 'environmentalCriterion', state: 'no' },
    ],
    counterExamples: [{ field: 'colonne', column: 'Critère environnemental', text: 'NC' }],
  },
  {
    id: 'declared.reserved',
    title: 'Réservation déclarée (colonne, ou rubrique BT-71 d’un avis)',
    kinds: ['reserved'],
    shape: 'answer',
    header:
      /(?:marches?|lots?|concessions?|contrats?|participation)(?: \/ lots?)? .{0,12}reserve|reserved participation|bt-71|^reserve[es]{0,2}(?: a)?$|^reservation$/,
    names: /reserve|res-ws|res-pub-ser/,
    natureOpen: false,
    legalRefs: ['CCP L. 2113-12', 'CCP L. 2113-13', 'CCP L. 2113-15'],
    examples: [
      { field: 'colonne', column: 'Marché réservé', text: 'EA/ESAT', kind: 'reserved', state: 'yes' },
      { field: 'colonne', column: 'BT-71-Lot Reserved Participation', text: 'none', kind: 'reserved', state: 'no' },
    ],
    counterExamples: [{ field: 'colonne', column: 'Marché réservé', text: 'NC' }],
  },
]
