import { CHECK, CHECK_HIM, type FindingWords, MEND } from './words.js'

const NEW_EXPORT = 'Demandez un nouvel export, ou corrigez le fichier ou sa copie annotée, à déposer de nouveau.'
const ALIGN = 'Remettez chaque valeur sous son en-tête, sur la page « Lignes mises de côté » ou dans le fichier.'

/** Findings about a row of a table, or a record of published data. */
export const ROW_WORDS = {
  newerSays: [
    'marché qu’un import plus récent dit autrement',
    'marchés qu’un import plus récent dit autrement',
    'L’import plus récent l’emporte.',
  ],
  joinsPutRight: [
    'ligne qui rejoint un marché corrigé à la main',
    'lignes qui rejoignent un marché corrigé à la main',
    null,
  ],
  buyerStands: [
    'marché qui a déjà un autre acheteur, et n’est pas déplacé',
    'marchés qui ont déjà un autre acheteur, et ne sont pas déplacés',
    'Si cet acheteur est faux, corrigez-le sur la page du marché.',
  ],
  missingObjet: ['ligne sans objet, mise de côté', 'lignes sans objet, mises de côté', MEND],
  invalidRecord: ['ligne refusée au contrôle, mise de côté', 'lignes refusées au contrôle, mises de côté', MEND],
  amendmentWithoutParent: [
    'avenant dont le marché n’est pas connu, mis de côté',
    'avenants dont le marché n’est pas connu, mis de côté',
    [
      'Donnez-lui le numéro et le lot de son marché, sur la page « Lignes mises de côté » ; ou importez ce marché, puis ce fichier.',
      'Donnez-leur le numéro et le lot de leur marché, sur la page « Lignes mises de côté » ; ou importez ce marché, puis ce fichier.',
    ],
  ],
  shiftedRow: [
    'ligne dont les valeurs ont glissé, mise de côté',
    'lignes dont les valeurs ont glissé, mises de côté',
    ALIGN,
  ],
  slippedCells: [
    'ligne coupée par un séparateur sans guillemets, mise de côté',
    'lignes coupées par un séparateur sans guillemets, mises de côté',
    `${ALIGN} Ou exportez de nouveau, avec des guillemets.`,
  ],
  addedToRejected: [
    'ligne qui complète une ligne mise de côté, et l’est avec elle',
    'lignes qui complètent une ligne mise de côté, et le sont avec elle',
    'Cochez-les et corrigez-les ensemble.',
  ],
  notAwarded: [
    'procédure infructueuse ou sans suite, mise de côté',
    'procédures infructueuses ou sans suite, mises de côté',
    ['Laissez-la de côté si c’est bien le cas.', 'Laissez-les de côté si c’est bien le cas.'],
  ],
  subcontractorRow: [
    'ligne d’un sous-traitant, mise de côté',
    'lignes de sous-traitants, mises de côté',
    ['Laissez-la de côté si c’est bien le cas.', 'Laissez-les de côté si c’est bien le cas.'],
  ],
  pendingAward: [
    'marché ni daté ni attribué, dit en cours de passation',
    'marchés ni datés ni attribués, dits en cours de passation',
    ['Complétez-le quand il sera conclu.', 'Complétez-les quand ils seront conclus.'],
  ],
  modificationRow: [
    'modification publiée sans son marché, mise de côté',
    'modifications publiées sans leur marché, mises de côté',
    'Demandez le marché avec ses modifications, et déposez-le.',
  ],
  damagedRecord: ['élément JSON illisible, mis de côté', 'éléments JSON illisibles, mis de côté', NEW_EXPORT],
  brokenRecord: ['marché au XML mal formé, mis de côté', 'marchés au XML mal formé, mis de côté', NEW_EXPORT],
  recordTooLong: ['élément trop long, mis de côté', 'éléments trop longs, mis de côté', NEW_EXPORT],
  recordTooDeep: ['élément trop imbriqué, mis de côté', 'éléments trop imbriqués, mis de côté', NEW_EXPORT],
  rowTooLong: [
    'ligne trop longue, mise de côté',
    'lignes trop longues, mises de côté',
    'Raccourcissez ses textes dans le fichier, à déposer de nouveau.',
  ],
  joinedCells: [
    'ligne coupée par un séparateur sans guillemets, remise d’aplomb',
    'lignes coupées par un séparateur sans guillemets, remises d’aplomb',
    CHECK,
  ],
  doubtfulCells: [
    'ligne de plus de cellules que l’en-tête, lue telle quelle',
    'lignes de plus de cellules que l’en-tête, lues telles quelles',
    CHECK,
  ],
  extraCells: [
    'ligne de plus de cellules que les autres',
    'lignes de plus de cellules que les autres',
    'Un séparateur se trouve sans doute dans un texte : mettez ce texte entre guillemets.',
  ],
  mendedJson: ['élément JSON mal formé, rétabli', 'éléments JSON mal formés, rétablis', null],
  repeatedKey: [
    'donnée écrite deux fois dans un élément, la dernière compte',
    'données écrites deux fois dans un élément, la dernière compte',
    CHECK,
  ],
  repeatedElement: [
    'donnée donnée plusieurs fois, la première compte',
    'données données plusieurs fois, la première compte',
    CHECK,
  ],
  missingAmount: [
    'marché sans montant : il compte en nombre, non en valeur',
    'marchés sans montant : ils comptent en nombre, non en valeur',
    [
      'Donnez-le sur la page du marché, où mène la liste ; ou dans le registre, à déposer de nouveau.',
      'Donnez-les sur la page du marché, où mène la liste ; ou dans le registre, à déposer de nouveau.',
    ],
  ],
  repeatedContract: [
    'ligne qui répète ou complète un marché du fichier, compté une fois',
    'lignes qui répètent ou complètent un marché du fichier, compté une fois',
    null,
  ],
  addedHolder: [
    'ligne qui ajoute un titulaire au marché du dessus',
    'lignes qui ajoutent un titulaire au marché du dessus',
    null,
  ],
  repeatedHolder: ['titulaire cité deux fois, compté une fois', 'titulaires cités deux fois, comptés une fois', null],
  buyerIsHolder: [
    'marché dont l’acheteur est aussi le titulaire',
    'marchés dont l’acheteur est aussi le titulaire',
    CHECK_HIM,
  ],
  earlyModification: [
    'modification notifiée avant son marché',
    'modifications notifiées avant leur marché',
    ['Vérifiez les deux dates.', 'Vérifiez leurs dates.'],
  ],
  lotsTogether: [
    'ligne pour plusieurs lots',
    'lignes pour plusieurs lots',
    'Scindez le marché sur sa page, ou donnez une ligne à chaque lot dans le registre.',
  ],
  concession: ['contrat lu comme une concession', 'contrats lus comme des concessions', CHECK_HIM],
  frameworkMaximum: ['accord-cadre compté pour son maximum', 'accords-cadres comptés pour leur maximum', null],
  amendmentAmountLeft: [
    'avenant rattaché à son marché, son montant n’est pas repris',
    'avenants rattachés à leur marché, leur montant n’est pas repris',
    null,
  ],
  amendmentKeptAsContract: [
    'avenant publié comme un marché à part entière, gardé et compté',
    'avenants publiés comme des marchés à part entière, gardés et comptés',
    CHECK_HIM,
  ],
  otherAmount: [
    'marché écrit deux fois à la même date avec un autre montant, compté une fois',
    'marchés écrits deux fois à la même date avec un autre montant, comptés une fois',
    'Donnez le bon montant sur la page du marché, ou retirez du registre la ligne en trop.',
  ],
  otherHours: [
    'marché écrit deux fois avec d’autres heures d’insertion, celles d’une seule ligne comptées',
    'marchés écrits deux fois avec d’autres heures d’insertion, celles d’une seule ligne comptées',
    'Donnez le total des heures sur la page du marché, ou une colonne « Mois » ou « Participant » au registre.',
  ],
  repeatedFingerprint: [
    'marché sans numéro, identique à un autre du fichier, compté à part',
    'marchés sans numéro, identiques à un autre du fichier, comptés à part',
    ['Donnez-lui un numéro, ou retirez la ligne en trop.', 'Donnez-leur un numéro, ou retirez les lignes en trop.'],
  ],
} as const satisfies Record<string, FindingWords>
