import type { FindingWords } from './words.js'

const LOOK_AT_COLUMNS = [
  'Dites ce qu’est cette colonne sur la page des colonnes, au prochain dépôt.',
  'Dites ce que sont ces colonnes sur la page des colonnes, au prochain dépôt.',
] as const
const ACCENTS = 'Vérifiez les accents.'

/** Findings about the file, a sheet or a column as a whole. */
export const FILE_WORDS = {
  sheetNotRegister: [
    'feuille sans tableau de marchés reconnu, non lue',
    'feuilles sans tableau de marchés reconnu, non lues',
    null,
  ],
  unnamedContracts: [
    'feuille qui semble lister des marchés, non lue',
    'feuilles qui semblent lister des marchés, non lues',
    [
      'Nommez « Objet » la colonne qui désigne ses marchés, et déposez le fichier de nouveau.',
      'Nommez « Objet » la colonne qui désigne leurs marchés, et déposez le fichier de nouveau.',
    ],
  ],
  layDownSheet: [
    'feuille dont chaque marché est une colonne, non lue',
    'feuilles dont chaque marché est une colonne, non lues',
    'Transposez le tableau, et déposez le fichier de nouveau.',
  ],
  hiddenSheet: [
    'feuille masquée, non lue',
    'feuilles masquées, non lues',
    [
      'Si elle porte des marchés, affichez-la et déposez le fichier de nouveau.',
      'Si elles portent des marchés, affichez-les et déposez le fichier de nouveau.',
    ],
  ],
  cellComments: [
    'feuille dont les commentaires de cellules ne sont pas lus',
    'feuilles dont les commentaires de cellules ne sont pas lus',
    null,
  ],
  missingSheet: [
    'feuille annoncée par le classeur, absente du fichier',
    'feuilles annoncées par le classeur, absentes du fichier',
    'Enregistrez de nouveau le classeur, et déposez-le.',
  ],
  missingString: [
    'texte annoncé par le classeur, absent du fichier',
    'textes annoncés par le classeur, absents du fichier',
    'Enregistrez de nouveau le classeur, et déposez-le.',
  ],
  unreadColumns: [
    'feuille dont des colonnes ne sont rattachées à aucune donnée',
    'feuilles dont des colonnes ne sont rattachées à aucune donnée',
    'Dites ce que sont ces colonnes sur la page des colonnes, au prochain dépôt.',
  ],
  duplicateColumn: [
    'colonne dont une autre a le même en-tête',
    'colonnes dont une autre a le même en-tête',
    'La première compte ; renommez l’autre, ou choisissez sur la page des colonnes.',
  ],
  doubtfulColumn: ['colonne comprise avec un doute', 'colonnes comprises avec un doute', LOOK_AT_COLUMNS],
  competingColumn: [
    'colonne laissée au profit d’une autre',
    'colonnes laissées au profit d’une autre',
    LOOK_AT_COLUMNS,
  ],
  refutedColumn: [
    'colonne dont les valeurs démentent l’en-tête, non lue',
    'colonnes dont les valeurs démentent l’en-tête, non lues',
    LOOK_AT_COLUMNS,
  ],
  tooManyColumns: [
    'feuille de plus de colonnes qu’un tableur n’en accepte, les dernières non lues',
    'feuilles de plus de colonnes qu’un tableur n’en accepte, les dernières non lues',
    null,
  ],
  ttcOnlyColumn: [
    'tableau aux montants TTC seulement, qui ne comptent pas en valeur',
    'tableaux aux montants TTC seulement, qui ne comptent pas en valeur',
    'Ajoutez une colonne de montants HT.',
  ],
  datedByColumn: [
    'colonne qui dit quand les heures de chaque ligne ont été faites',
    'colonnes qui disent quand les heures de chaque ligne ont été faites',
    null,
  ],
  monthFirstColumn: [
    'colonne de dates écrites mois/jour, lue ainsi',
    'colonnes de dates écrites mois/jour, lues ainsi',
    'Vérifiez une date.',
  ],
  mappingMismatch: [
    'correspondance qui ne s’applique pas telle quelle',
    'correspondances qui ne s’appliquent pas telles quelles',
    'Regardez la page des colonnes, au prochain dépôt.',
  ],
  rememberedMapping: [
    'présentation déjà connue, lue comme la dernière fois',
    'présentations déjà connues, lues comme la dernière fois',
    null,
  ],
  blankMeansNo: ['colonne où une cellule vide veut dire non', 'colonnes où une cellule vide veut dire non', null],
  titleUnit: [
    'titre qui donne l’unité des montants, lus ainsi',
    'titres qui donnent l’unité des montants, lus ainsi',
    'Vérifiez un montant.',
  ],
  noAmountColumn: [
    'tableau sans colonne de montant : ses marchés comptent en nombre',
    'tableaux sans colonne de montant : leurs marchés comptent en nombre',
    'Ajoutez-en une, ou donnez les montants sur la page de chaque marché.',
  ],
  sideBySide: [
    'second tableau à droite du premier, non lu',
    'seconds tableaux à droite du premier, non lus',
    ['Mettez-le dessous, et déposez de nouveau.', 'Mettez-les dessous, et déposez de nouveau.'],
  ],
  setAsideRows: [
    'sorte de lignes hors marchés (intitulés, totaux, mentions de bas de liste)',
    'sortes de lignes hors marchés (intitulés, totaux, mentions de bas de liste)',
    null,
  ],
  onlyPeriodColumn: [
    'colonne de période, seule à dater des marchés, non lue',
    'colonnes de période, seules à dater des marchés, non lues',
    'Donnez une colonne « Date de notification », ou dites que c’en est une, sur la page des colonnes.',
  ],
  orderAlone: [
    'tableau dont des marchés ne sont dits que par une commande',
    'tableaux dont des marchés ne sont dits que par une commande',
    'Donnez le montant et la date du marché sur une ligne sans bon de commande, ou sur sa page.',
  ],
  ordersApart: [
    'tableau dont des commandes d’un même marché ont des objets différents',
    'tableaux dont des commandes d’un même marché ont des objets différents',
    'Donnez-leur l’objet du marché, si c’est le même.',
  ],
  filledDownRows: [
    'tableau dont des lignes prennent ce qui est écrit au-dessus',
    'tableaux dont des lignes prennent ce qui est écrit au-dessus',
    null,
  ],
  mergedAmounts: [
    'tableau où un montant ou des heures fusionnés sont comptés une fois',
    'tableaux où un montant ou des heures fusionnés sont comptés une fois',
    'Répartissez-les par lot si vous le pouvez.',
  ],
  ofTheWhole: [
    'montant ou heures d’un ensemble de lots, comptés nulle part',
    'montants ou heures d’ensembles de lots, comptés nulle part',
    'Répartissez-les entre leurs lots, ou écrivez-les sur le premier.',
  ],
  repeatedRows: [
    'feuille qui répète les lignes d’une autre, comptées une fois',
    'feuilles qui répètent les lignes d’une autre, comptées une fois',
    null,
  ],
  otherRepeats: [
    'suite de lignes qui répètent ou complètent un marché, non listées',
    'suites de lignes qui répètent ou complètent un marché, non listées',
    null,
  ],
  missingBuyer: [
    'fichier dont des marchés n’ont pas d’acheteur',
    'fichiers dont des marchés n’ont pas d’acheteur',
    'Donnez son SIRET au dépôt s’il est le même pour tout le fichier ; sinon, sur la page du marché.',
  ],
  buyersStand: [
    'fichier dont des marchés ont déjà un autre acheteur, et ne sont pas déplacés',
    'fichiers dont des marchés ont déjà un autre acheteur, et ne sont pas déplacés',
    null,
  ],
  onlyBuyerDiffers: [
    'fichier dont des marchés sont sans doute déjà là, leur acheteur dit autrement',
    'fichiers dont des marchés sont sans doute déjà là, leur acheteur dit autrement',
    'Comparez-les sur le compte rendu, qui en donne la liste : même marché, ou deux.',
  ],
  otherHoursThanBefore: [
    'fichier dont des heures remplacent celles d’un import précédent',
    'fichiers dont des heures remplacent celles d’un import précédent',
    'Si elles s’ajoutent, donnez les lignes dans un seul fichier, ou une colonne « Structure ».',
  ],
  wholeAndLots: [
    'fichier dont des marchés comptent en entier et par lots',
    'fichiers dont des marchés comptent en entier et par lots',
    'Comparez-les sur le compte rendu, qui en donne la liste : réunissez le marché entier à l’un de ses lots, ou dites qu’ils sont différents.',
  ],
  datesToCome: [
    'fichier dont des marchés ont une date de notification à venir',
    'fichiers dont des marchés ont une date de notification à venir',
    'Vérifiez ces dates.',
  ],
  noDataRow: ['tableau sans aucun marché', 'tableaux sans aucun marché', 'Vérifiez que c’est le bon fichier.'],
  readAnew: [
    'fichier déjà importé, relu par une version plus récente de ce programme',
    'fichiers déjà importés, relus par une version plus récente de ce programme',
    null,
  ],
  takenBack: [
    'fichier relu qui revient sur des imports plus récents',
    'fichiers relus qui reviennent sur des imports plus récents',
    'Pour que ceux-ci tiennent, annulez cet import.',
  ],
  correctedBack: [
    'import de lignes corrigées qui revient sur de plus récents',
    'imports de lignes corrigées qui reviennent sur de plus récents',
    'Pour que ceux-ci tiennent, annulez cet import.',
  ],
  newerHolds: [
    'fichier importé de nouveau derrière de plus récents',
    'fichiers importés de nouveau derrière de plus récents',
    'Ce que ceux-ci disent l’emporte ; pour que ce fichier l’emporte, annulez-les.',
  ],
  sameGiven: [
    'fichier donné de nouveau derrière de plus récents',
    'fichiers donnés de nouveau derrière de plus récents',
    'Ce que ceux-ci disent autrement l’emporte ; pour que ce fichier l’emporte, annulez-les.',
  ],
  encodingGuessed: ['encodage deviné d’après le contenu', 'encodages devinés d’après le contenu', ACCENTS],
  mixedEncodings: ['fichier aux deux encodages mêlés', 'fichiers aux deux encodages mêlés', ACCENTS],
  jsonNotUtf8: ['fichier JSON qui n’est pas en UTF-8', 'fichiers JSON qui ne sont pas en UTF-8', ACCENTS],
  xmlEncoding: [
    'fichier XML qui n’est pas dans l’encodage qu’il déclare',
    'fichiers XML qui ne sont pas dans l’encodage qu’ils déclarent',
    ACCENTS,
  ],
  misreadText: ['passage aux accents abîmés, rétablis', 'passages aux accents abîmés, rétablis', ACCENTS],
  lostCharacters: [
    'passage aux caractères déjà perdus, gardé tel quel',
    'passages aux caractères déjà perdus, gardés tels quels',
    null,
  ],
  htmlEntities: ['passage écrit en code HTML, décodé', 'passages écrits en code HTML, décodés', null],
  controlCharacters: [
    'fichier aux caractères invisibles, retirés ou remplacés',
    'fichiers aux caractères invisibles, retirés ou remplacés',
    null,
  ],
  bareAmpersands: ['fichier aux « & » écrits tels quels', 'fichiers aux « & » écrits tels quels', null],
  strayCommas: [
    'fichier aux virgules de trop ou manquantes, sans effet',
    'fichiers aux virgules de trop ou manquantes, sans effet',
    null,
  ],
  halfCharacters: [
    'fichier aux moitiés de caractère, gardées telles quelles',
    'fichiers aux moitiés de caractère, gardées telles quelles',
    'Corrigez-les dans l’outil d’origine.',
  ],
  nanLiteral: ['fichier aux valeurs NaN, lues comme absentes', 'fichiers aux valeurs NaN, lues comme absentes', null],
  unclosedQuote: [
    'guillemet ouvert et jamais fermé',
    'guillemets ouverts et jamais fermés',
    'Fermez-le dans le fichier, à déposer de nouveau.',
  ],
  tooManyIssues: ['liste de défauts de lecture, coupée', 'listes de défauts de lecture, coupées', null],
} as const satisfies Record<string, FindingWords>
