import type { ArticleId } from '../../codes/articles.js'
import type { Kind } from '../../states.js'
import type { Example, PositiveExample } from '../rule.js'

/**
 * A declared column: which headers it has, what its cells establish. `answer` is yes or no, `list` a DECP list of
 * considerations, `broad` a header that names no one device, `hours` contracted hours, `done-hours` hours already worked, which promise nothing in writing.
 */
export interface ColumnRule {
  readonly id: string
  readonly title: string
  readonly kinds: readonly Kind[]
  readonly shape: 'answer' | 'list' | 'hours' | 'done-hours' | 'broad'
  /** On the folded header. */
  readonly header: RegExp
  readonly notHeader?: RegExp
  /** Words in an answer column that amount to yes. */
  readonly names: RegExp
  /** A yes leaves open whether the social clause is one of insertion. */
  readonly natureOpen: boolean
  readonly values?: readonly ListValue[]
  readonly legalRefs: readonly ArticleId[]
  readonly examples: readonly (PositiveExample & { readonly kind: Kind })[]
  readonly counterExamples: readonly Example[]
}

/** What a list may hold, on the folded value without its denial. `doubtful`: about it, but not firmly. */
interface ListValue {
  readonly value: RegExp
  readonly kinds: readonly Kind[]
  readonly natureOpen: boolean
  readonly doubtful?: boolean
}

/** What a filled list leaves out. */
export const OMISSION_RULE = 'declared.omission'

const NEVER = /(?!)/
const INSERTION = ['socialClause', 'insertionClause'] as const

/** Devices that a value names under a header that names none. */
const NAMED: readonly ListValue[] = [
  { value: /^(?:clauses? (?:sociales? )?(?:d )?)?insertion/, kinds: INSERTION, natureOpen: false },
  {
    value:
      /^(?:clauses? )?sociales? (?:et|&|\+|\/) ?environnementales?|^(?:clauses? )?environnementales? (?:et|&|\+|\/) ?sociales?/,
    kinds: ['socialClause', 'environmentalClause'],
    natureOpen: true,
  },
  {
    value: /^(?:clauses? )?(?:a caractere )?soc(?:iale?s?|\.)?(?![a-z])/,
    kinds: ['socialClause'],
    natureOpen: true,
  },
  {
    value: /^(?:clauses? )?(?:a caractere )?env(?:ironn?ementale?s?|\.)?(?![a-z])/,
    kinds: ['environmentalClause'],
    natureOpen: false,
  },
  {
    value: /^criteres? (?:a caractere )?(?:sociale?|sociaux|soc(?![a-z]))/,
    kinds: ['socialCriterion'],
    natureOpen: false,
  },
  {
    value: /^criteres? (?:(?:a caractere|dd|(?:de )?developpement durable) )?env(?:ironn?ement|(?![a-z]))/,
    kinds: ['environmentalCriterion'],
    natureOpen: false,
  },
  { value: /^(?:marches?|lots?) reserves?/, kinds: ['reserved'], natureOpen: false },
]

export const COLUMN_RULES: readonly ColumnRule[] = [
  {
    id: 'declared.social',
    title: 'Considérations sociales déclarées (liste DECP)',
    kinds: ['insertionClause', 'socialClause', 'socialCriterion', 'reserved'],
    shape: 'list',
    header: /consid(?:erations?|s?\.)? soc(?:iale|(?![a-z]))/,
    notHeader: /environnement/,
    names: NEVER,
    natureOpen: false,
    values: [
      { value: /^(?:clauses? (?:sociales? )?|action )d ?insertion/, kinds: INSERTION, natureOpen: false },
      {
        value: /^(?:\d[\d ]* ?h(?:eures?)? )?d? ?insertion .{0,12}\d|^heures? d insertion/,
        kinds: INSERTION,
        natureOpen: false,
      },
      {
        value: /^insertion(?![a-z])|^(?:siae|iae)$/,
        kinds: ['insertionClause'],
        natureOpen: false,
        doubtful: true,
      },
      {
        value: /^clauses? (?:d execution )?(?:a caractere )?(?:sociale?s?|soc)(?![a-z])(?! (?:et|ou) )/,
        kinds: ['socialClause'],
        natureOpen: true,
      },
      {
        value:
          /^(?:sous )?criteres? (?:d attribution )?(?:a caractere )?(?:sociale?s?|sociaux|d insertion|soc)(?![a-z])/,
        kinds: ['socialCriterion'],
        natureOpen: false,
      },
      {
        value:
          /^(?:marches?|concessions?|lots?|contrats?)(?: publics?)?(?: n ?°? ?\d{1,3})? (?:non )?reserve|^reserv(?:ee?s?|ations?)(?![a-z])/,
        kinds: ['reserved'],
        natureOpen: false,
      },
      {
        value: /^clauses?(?= ?(?:[(:=]|$)| (?:seule?s?|uniquement|seulement)$)/,
        kinds: ['socialClause'],
        natureOpen: true,
      },
      {
        value: /^criteres?(?= ?(?:[(:=]|$)| (?:seule?s?|uniquement|seulement)$)/,
        kinds: ['socialCriterion'],
        natureOpen: false,
      },
      { value: /^(?:art(?:icle|\.)? ?)?[lr] ?\.? ?(?:2113-1[2-5]|3113-[12])/, kinds: ['reserved'], natureOpen: false },
      { value: /^(?:ea|esat|ess)(?:[ /]+(?:ea|esat|ess))*$/, kinds: ['reserved'], natureOpen: false, doubtful: true },
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
    header: /consid(?:erations?|s?\.)? env(?:ironn?ementale|(?![a-z]))/,
    notHeader: /sociale/,
    names: NEVER,
    natureOpen: false,
    values: [
      {
        value: /^clauses? (?:d execution )?(?:a caractere )?(?:env|environn?ement[a-z]{0,4})(?![a-z])(?! (?:et|ou) )/,
        kinds: ['environmentalClause'],
        natureOpen: false,
      },
      {
        value: /^(?:sous )?criteres? (?:d attribution )?(?:a caractere )?(?:env|environn?ement[a-z]{0,4})(?![a-z])/,
        kinds: ['environmentalCriterion'],
        natureOpen: false,
      },
      {
        value: /^clauses?(?= ?(?:[(:=]|$)| (?:seule?s?|uniquement|seulement)$)/,
        kinds: ['environmentalClause'],
        natureOpen: false,
      },
      {
        value: /^criteres?(?= ?(?:[(:=]|$)| (?:seule?s?|uniquement|seulement)$)/,
        kinds: ['environmentalCriterion'],
        natureOpen: false,
      },
    ],
    legalRefs: ['CCP L. 2196-2'],
    examples: [
      {
        field: 'colonne',
        column: 'Considérations environnementales',
        text: 'Clause et critère',
        kind: 'environmentalCriterion',
        state: 'yes',
        quote: 'critère',
      },
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
    header:
      /(?:heures?|(?<![a-z])hre?s).{0,40}(?:realise|effectue|valide|consomme)|(?:realise|effectue)[a-z]{0,3}.{0,20}heures/,
    notHeader: /(?<![a-z])a (?:realiser|effectuer)(?![a-z])/,
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
    header:
      /(?:heures?|(?<![a-z])(?:hre?s?|h\.)).{0,40}(?:insertion|clause|contractu|sociale|prevue|engagee|(?<![a-z])a (?:realiser|effectuer)(?![a-z]))|volume horaire|(?:insertion|social) hours|(?:insertion|clauses? sociales?).{0,24}(?:\(|nb |nbre |nombre d |volume d |en )(?:h|heures?|hrs)\.?\)?$|(?:nb|nbre|nombre|volume|total)\.? (?:d )?h .{0,12}insertion/,
    notHeader:
      /formation|ouverture|(?<![a-z])cours(?![a-z])|(?<![a-z])rest(?:e|ant)e?s?(?![a-z])|(?:done|worked)(?![a-z])/,
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
      { field: 'colonne', column: 'Clause d’insertion (heures)', text: '180', kind: 'insertionClause', state: 'yes' },
      { field: 'colonne', column: 'Nbre h insertion', text: '75 h', kind: 'insertionClause', state: 'yes' },
    ],
    counterExamples: [
      { field: 'colonne', column: 'Heures d’ouverture', text: '35' },
      { field: 'colonne', column: 'Volume horaire de formation', text: '70' },
      { field: 'colonne', column: 'Heures restant à réaliser', text: '0' },
    ],
  },
  {
    id: 'declared.insertion',
    title: 'Clause d’insertion déclarée',
    kinds: ['insertionClause'],
    shape: 'answer',
    header:
      /(?:clauses?|clse|cls?\.?) (?:soc(?:iales?|\.)? )?(?:(?:d|a caractere d) )?ins(?:ertion|\.|(?= |$))|^(?:volet |dispositif |engagement |action |obligation |presence d )?(?:(?:d|de l) )?insertion(?: professionnelle| sociale| par l activite economique)?(?: ?\(?(?:o ?\/ ?n|oui ?\/ ?non|h|heures)\)?)?(?: ?\?)?$|^cisp(?![a-z])/,
    notHeader: /clauses? sociales? (?:\/|ou|et) ?(?:d )?insertion|critere/,
    names: /clause|insertion|heure/,
    natureOpen: false,
    legalRefs: ['CCP L. 2112-2'],
    examples: [
      { field: 'colonne', column: "Clause d'insertion (O/N)", text: 'O', kind: 'insertionClause', state: 'yes' },
      { field: 'colonne', column: "Clause d'insertion", text: 's.o.', kind: 'insertionClause', state: 'no' },
      { field: 'colonne', column: "Clause d'insertion", text: 'Oui - 500 h', kind: 'insertionClause', state: 'yes' },
      { field: 'colonne', column: 'Cl. ins.', text: 'Imposée', kind: 'insertionClause', state: 'yes' },
      { field: 'colonne', column: 'Clause insertion', text: '☐ Oui ☒ Non', kind: 'insertionClause', state: 'no' },
      { field: 'colonne', column: 'Clause insertion', text: 'Facultative', kind: 'insertionClause', state: 'review' },
      {
        field: 'colonne',
        column: 'Clause insertion',
        text: 'lots 2 et 6',
        lot: '6',
        kind: 'insertionClause',
        state: 'yes',
      },
      {
        field: 'colonne',
        column: 'Clause insertion',
        text: 'lots 2 et 6',
        lot: '3',
        kind: 'insertionClause',
        state: 'no',
      },
      {
        field: 'colonne',
        column: 'Clause insertion',
        text: 'Oui, sauf lot 3',
        lot: '3',
        kind: 'insertionClause',
        state: 'no',
      },
      {
        field: 'colonne',
        column: 'Clause insertion',
        text: 'Lot 1 : 90 h ; lot 2 : néant',
        lot: '2',
        kind: 'insertionClause',
        state: 'no',
      },
    ],
    counterExamples: [
      { field: 'colonne', column: "Clause d'insertion", text: 'NC' },
      { field: 'colonne', column: "Clause d'insertion", text: 'Non défini' },
      { field: 'colonne', column: "Clause d'insertion", text: 'Pas d’information' },
    ],
  },
  {
    id: 'declared.social-clause',
    title: 'Clause sociale déclarée',
    kinds: ['socialClause'],
    shape: 'answer',
    header:
      /(?:clauses?|clse|cls?\.?|conditions? d execution) .{0,12}soc(?:ial|(?![a-z]))|(?<![a-z])social clauses?|^(?:marches?|lots?|contrats?) clausee?s?(?: ?\(.{0,12}\))?$/,
    notHeader: /crit|env(?!isag)/,
    names:
      /clause|insertion|heure|apprenti|alternan|formation|stage|handicap|egalite|equitable|(?<![a-z])(?:iae|siae|etti|esat|qpv|rsa)(?![a-z])/,
    natureOpen: true,
    legalRefs: ['CCP L. 2112-2'],
    examples: [
      { field: 'colonne', column: 'Clauses sociales', text: 'Oui', kind: 'socialClause', state: 'yes' },
      { field: 'colonne', column: 'Absence de clause sociale', text: 'Oui', kind: 'socialClause', state: 'no' },
      { field: 'colonne', column: 'Considérations sociales – Clause', text: 'X', kind: 'socialClause', state: 'yes' },
      { field: 'colonne', column: 'Clause sociale (O/N)', text: 'N', kind: 'socialClause', state: 'no' },
      { field: 'colonne', column: 'Marché clausé', text: 'Oui', kind: 'socialClause', state: 'yes' },
      { field: 'colonne', column: 'Clause sociale', text: 'Apprentissage', kind: 'socialClause', state: 'yes' },
      { field: 'colonne', column: 'Clause sociale', text: 'Public RSA', kind: 'insertionClause', state: 'yes' },
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
    header:
      /crit(?:eres?|\.)? .{0,16}(?:soc(?:ial|iaux|ietal|(?![a-z]))|insertion|handicap)|(?<![a-z])social (?:award )?criteri(?:on|a)/,
    notHeader: /env/,
    names: /critere|\d ?%/,
    natureOpen: false,
    legalRefs: ['CCP R. 2152-7'],
    examples: [
      { field: 'colonne', column: 'Critère social', text: '10 %', kind: 'socialCriterion', state: 'yes' },
      { field: 'colonne', column: 'Pondération critère social', text: '15', kind: 'socialCriterion', state: 'yes' },
      { field: 'colonne', column: 'Poids du critère social', text: '0', kind: 'socialCriterion', state: 'no' },
    ],
    counterExamples: [{ field: 'colonne', column: 'Critère social', text: '?' }],
  },
  {
    id: 'declared.environmental-clause',
    title: 'Clause environnementale déclarée',
    kinds: ['environmentalClause'],
    shape: 'answer',
    header:
      /(?:clauses?|cl\.?|conditions? d execution) .{0,16}(?:environn?ement|env(?:iro?n?)?(?![a-z])|ecologique|verte)|(?<![a-z])(?:environmental|green) clauses?/,
    notHeader: /crit|soc/,
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
    header:
      /crit(?:eres?|\.)? .{0,16}(?:environn?ement|env(?:iro?n?)?(?![a-z])|ecologique)|(?<![a-z])(?:environmental|green) (?:award )?criteri(?:on|a)/,
    notHeader: /soc/,
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
      /(?:marches?|lots?|concessions?|contrats?|participation)(?: \/ lots?)? .{0,12}reserve|reserved (?:participation|execution|procurement|contracts?|lots?)|^reserved(?: ?\([^)]{0,10}\))?$|bt-?(?:71|736)(?!\d)|(?:type|nature|objet|base legale|fondement|article|beneficiaires?) (?:de |d une )?(?:la )?reservation|reservation.{1,4}(?:base legale|fondement|article|type|nature|beneficiaires?)|execution reservee|emplois proteges|^(?:reservee?s?|reservations?)(?: aux?| a| pour)?(?:[ (/,)?-]|ea|esat|eatt|siae|iae|ess|eess|stpa|et|ou|oui|non|o\/n)*$/,
    notHeader: /^reserves$|levees?(?![a-z])/,
    names: /reserve|res[ -]ws|res[ -]pub[ -]ser|proteges?(?![a-z])/,
    natureOpen: false,
    legalRefs: ['CCP L. 2113-12', 'CCP L. 2113-13', 'CCP L. 2113-15'],
    examples: [
      { field: 'colonne', column: 'Marché réservé', text: 'EA/ESAT', kind: 'reserved', state: 'yes' },
      { field: 'colonne', column: 'BT-71-Lot Reserved Participation', text: 'none', kind: 'reserved', state: 'no' },
      { field: 'colonne', column: 'Base légale de la réservation', text: 'L. 2113-13', kind: 'reserved', state: 'yes' },
      { field: 'colonne', column: 'BT-736-Lot Reserved Execution', text: 'no', kind: 'reserved', state: 'no' },
    ],
    counterExamples: [
      { field: 'colonne', column: 'Marché réservé', text: 'NC' },
      { field: 'colonne', column: 'Réserves', text: 'Oui' },
    ],
  },
  {
    id: 'declared.broad-criterion',
    title: 'Critère RSE ou de développement durable : social ou environnemental, à vérifier',
    kinds: ['socialCriterion', 'environmentalCriterion'],
    shape: 'broad',
    header: /crit(?:eres?|\.)? .{0,12}(?:rse|dd|developpement durable|responsabilite societale|durable)(?![a-z])/,
    names: NEVER,
    natureOpen: false,
    legalRefs: ['CCP R. 2152-7'],
    examples: [{ field: 'colonne', column: 'Critère RSE', text: '10 %', kind: 'socialCriterion', state: 'review' }],
    counterExamples: [{ field: 'colonne', column: 'Critère RSE', text: 'Non' }],
  },
  {
    id: 'declared.eforms-social',
    title: 'Objectif social d’un avis eForms (BT-775) : clause ou critère, à vérifier',
    kinds: ['socialClause', 'socialCriterion'],
    shape: 'broad',
    header: /bt-?775(?!\d)|social objective|objectifs? socia/,
    names: NEVER,
    natureOpen: false,
    legalRefs: ['CCP L. 2112-2'],
    examples: [
      { field: 'colonne', column: 'BT-775-Lot Social Objective', text: 'opp', kind: 'socialClause', state: 'review' },
    ],
    counterExamples: [{ field: 'colonne', column: 'BT-775-Lot Social Objective', text: 'none' }],
  },
  {
    id: 'declared.insertion-share',
    title: 'Taux d’insertion : engagement ou résultat, à vérifier',
    kinds: ['insertionClause'],
    shape: 'broad',
    header: /(?:taux|part|pourcentage|%) (?:de |d )?(?:l )?insertion/,
    notHeader: /emploi|clause|critere|heure/,
    names: NEVER,
    natureOpen: false,
    legalRefs: ['CCP L. 2112-2'],
    examples: [{ field: 'colonne', column: 'Taux d’insertion', text: '5 %', kind: 'insertionClause', state: 'review' }],
    counterExamples: [{ field: 'colonne', column: 'Taux d’insertion', text: '0' }],
  },
  {
    id: 'declared.broad-social',
    title: 'Social, sans dire si c’est une clause ou un critère : à vérifier',
    kinds: ['socialClause', 'socialCriterion'],
    shape: 'broad',
    header: /^(?:volet |aspects? |dimension )?soc(?:ial|iale|iaux|\.)?(?: ?\(.{0,12}\))?$/,
    names: NEVER,
    natureOpen: false,
    values: NAMED,
    legalRefs: ['CCP L. 2112-2', 'CCP R. 2152-7'],
    examples: [
      { field: 'colonne', column: 'Social', text: 'Oui', kind: 'socialClause', state: 'review' },
      { field: 'colonne', column: 'Volet social', text: 'Critère social', kind: 'socialCriterion', state: 'yes' },
    ],
    counterExamples: [{ field: 'colonne', column: 'Social', text: 'Non' }],
  },
  {
    id: 'declared.broad-environment',
    title: 'Environnement, sans dire si c’est une clause ou un critère : à vérifier',
    kinds: ['environmentalClause', 'environmentalCriterion'],
    shape: 'broad',
    header:
      /^(?:volet |aspects? |dimension )?env(?:ironnement|ironnementale?|ironnementaux|iro?n?)?\.?(?: ?\(.{0,12}\))?$/,
    names: NEVER,
    natureOpen: false,
    values: NAMED,
    legalRefs: ['CCP L. 2112-2', 'CCP R. 2152-7'],
    examples: [{ field: 'colonne', column: 'Env.', text: 'Oui', kind: 'environmentalClause', state: 'review' }],
    counterExamples: [{ field: 'colonne', column: 'Environnement', text: 'Non' }],
  },
  {
    id: 'declared.broad-clause',
    title: 'Développement durable, sans dire quel dispositif : à vérifier',
    kinds: ['socialClause', 'environmentalClause'],
    shape: 'broad',
    header:
      /^(?:clauses? (?:de )?|considerations? (?:de )?|volet |achat |achats )?(?:developpement durable|rse|durables?|responsables?|dd)(?: ?\(.{0,12}\))?$|^(?:type|nature)?s? ?(?:de |des |de la |d une )?(?:clauses?|considerations?)(?: (?:particulieres?|responsables?|rse))?$|(?:clauses?|considerations?|dispositifs?|conditions? d execution) (?:sociales?|environnementales?)[ ,]{0,2}(?:et|ou|\/|et \/ ou|et\/ou|-)? ?(?:clauses? |considerations? )?(?:environnementales?|sociales?)/,
    names: NEVER,
    natureOpen: false,
    values: NAMED,
    legalRefs: ['CCP L. 2112-2'],
    examples: [
      { field: 'colonne', column: 'Développement durable', text: 'Oui', kind: 'environmentalClause', state: 'review' },
      { field: 'colonne', column: 'Clauses', text: 'Sociale et environnementale', kind: 'socialClause', state: 'yes' },
      { field: 'colonne', column: 'Type de clause', text: 'Insertion', kind: 'insertionClause', state: 'yes' },
      {
        field: 'colonne',
        column: 'Clauses sociales et environnementales',
        text: 'Environnementale',
        kind: 'environmentalClause',
        state: 'yes',
      },
      {
        field: 'colonne',
        column: 'Clauses sociales / environnementales',
        text: 'Oui',
        kind: 'socialClause',
        state: 'review',
      },
    ],
    counterExamples: [{ field: 'colonne', column: 'Développement durable', text: 'NC' }],
  },
]
