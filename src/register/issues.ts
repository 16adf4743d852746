import type { Issue, Severity } from '../errors.js'
import { countOf, listOf, plural } from '../french.js'

/** Every finding about a register, with its documentation: what it means and what was done. */
export const ISSUE_CODES = {
  // The file as a whole.
  sheetNotRegister: 'Feuille sans tableau de marchés reconnu : elle n’est pas lue.',
  unnamedContracts:
    'Feuille qui semble lister des marchés, sans colonne reconnue pour leur objet : elle n’est pas lue.',
  layDownSheet: 'Feuille dont les données sont en lignes et les marchés en colonnes : elle n’est pas lue.',
  hiddenSheet: 'Feuille masquée : elle n’est pas lue tant qu’elle n’est pas affichée.',
  unreadColumns: 'Colonnes dont l’en-tête n’est rattaché à aucune donnée : elles ne sont pas lues.',
  duplicateColumn:
    'Deux colonnes ont le même en-tête : la première compte, la seconde ne sert que si la première est vide.',
  competingColumn: 'Deux colonnes prétendent à la même donnée : l’en-tête le plus précis compte, l’autre n’est pas lu.',
  doubtfulColumn: 'Colonne comprise avec un doute : elle est lue, à confirmer.',
  refutedColumn: 'Colonne dont les valeurs démentent l’en-tête : elle n’est pas lue.',
  rememberedMapping: 'En-têtes déjà connus : la correspondance retenue pour cette présentation est appliquée.',
  blankMeansNo: 'Colonne oui/non dont une cellule vide est lue « non », comme quelqu’un l’a décidé.',
  readAnew: 'Fichier déjà importé par une version antérieure de ce programme, qui a pu en lire moins : il est relu.',
  takenBack:
    'Fichier relu par une version plus récente de ce programme, alors que d’autres imports sont venus depuis : il change des marchés dont ils parlent.',
  correctedBack:
    'Lignes mises de côté et corrigées après que d’autres imports sont venus : elles complètent, sans les changer, des marchés dont ils parlent.',
  newerHolds:
    'Fichier annulé, puis importé de nouveau alors que d’autres imports sont venus depuis : ce qu’ils disent l’emporte.',
  sameGiven:
    'Fichier déjà importé, à l’octet près, alors que des imports venus depuis disent ses marchés autrement : rien n’est changé.',
  ttcOnlyColumn: 'Le tableau ne donne que des montants TTC : ils sont gardés à part et ne comptent pas en valeur.',
  noAmountColumn: 'Tableau sans colonne de montant : ses marchés comptent en nombre.',
  sideBySide: 'Deux tableaux côte à côte : seul le premier est lu.',
  titleUnit:
    'Un titre ou le nom de la feuille dit que les montants du tableau sont en milliers, en millions ou TTC : ils sont lus ainsi.',
  datedByColumn: 'Colonne qui dit quand les heures de chaque ligne ont été faites : elles sont datées par elle.',
  monthFirstColumn: 'Colonne de dates écrites mois/jour : toute la colonne est lue ainsi.',
  setAsideRows: 'Lignes d’intitulé, de total et mentions de bas de liste : elles ne sont pas des marchés.',
  filledDownRows:
    'Lots dont la consultation n’est écrite que sur la première ligne, cellules « idem » : elle vaut pour eux.',
  mergedAmounts: 'Montant ou heures d’une cellule fusionnée sur plusieurs lignes : comptés une fois, sur la première.',
  ofTheWhole:
    'Montant ou heures écrits pour un ensemble, au-dessus de ses lots, qu’aucun d’eux ne donne : ils ne sont comptés nulle part.',
  repeatedRows: 'Lignes qui répètent celles d’une autre feuille : comptées une fois.',
  missingBuyer: 'Marchés sans SIRET d’acheteur.',
  datesToCome: 'Marchés dont la date de notification est à venir : ils comptent dans l’année écrite.',
  mappingMismatch: 'La correspondance fournie ne s’applique pas telle quelle au fichier.',
  noDataRow: 'Tableau ou fichier reconnu, mais sans aucun marché.',
  nanLiteral: 'NaN dans un fichier JSON, lu comme une absence.',
  jsonNotUtf8: 'Fichier JSON qui n’est pas en UTF-8 : lu dans l’encodage que ses octets laissent voir.',
  xmlEncoding: 'Fichier XML qui n’est pas dans l’encodage qu’il déclare : lu dans celui que ses octets laissent voir.',
  controlCharacters: 'Caractères de contrôle, interdits en XML : retirés, ou rendus au caractère qu’ils remplacent.',
  bareAmpersands: 'Caractères & écrits tels quels dans un fichier XML, lus comme tels.',
  strayCommas: 'Virgules de trop ou manquantes entre les marchés d’un fichier JSON : sans effet.',
  halfCharacters: 'Moitiés de caractère dans un fichier JSON : gardées comme elles sont écrites (\\ud800).',
  // A row or a record.
  damagedRecord:
    'Élément JSON illisible, que rien ne permet de rétablir sûrement : il est mis de côté, la suite est lue.',
  recordTooLong: 'Élément JSON ou XML plus long que la limite : il est mis de côté, la suite est lue.',
  rowTooLong: 'Ligne dont les cellules ensemble dépassent la limite : elle est mise de côté, la suite est lue.',
  recordTooDeep: 'Élément JSON aux crochets trop imbriqués : il est mis de côté, la suite est lue.',
  mendedJson: 'Élément JSON mal formé, rétabli là où il ne peut se lire que d’une façon.',
  repeatedKey: 'Donnée écrite deux fois dans un élément JSON : la dernière compte.',
  longNumber: 'Nombre trop long pour être exact en JSON : ses chiffres sont lus comme un texte.',
  brokenRecord: 'Marché dont le XML est mal formé : il est mis de côté.',
  cutText: 'Texte trop long, coupé.',
  modificationRow: 'Modification publiée seule, sans l’objet de son marché : mise de côté.',
  buyerIsHolder: 'L’acheteur et le titulaire ont le même SIRET.',
  repeatedHolder: 'Le même titulaire est cité deux fois dans un marché : il est compté une fois.',
  repeatedElement: 'Donnée donnée plusieurs fois, différente : la première renseignée est retenue.',
  earlyModification: 'Modification notifiée avant le marché : les deux dates sont gardées.',
  noMonth: 'Durée de 0 mois, lue 1 mois : DECP arrondit au mois supérieur.',
  addedHolder: 'Ligne qui ajoute un titulaire au marché du dessus : un seul marché, son montant compté une fois.',
  addedToRejected: 'Ligne qui complète une ligne mise de côté : elle l’est avec elle.',
  shiftedRow: 'Ligne dont les valeurs ont glissé d’une colonne : elle est mise de côté.',
  joinedCells: 'Séparateur sans guillemets dans un texte de CSV : la ligne est remise d’aplomb, à vérifier.',
  slippedCells: 'Séparateur sans guillemets dans un texte de CSV : sa ligne est mise de côté.',
  doubtfulCells: 'Ligne de CSV avec plus de cellules que l’en-tête : lue telle quelle, à vérifier.',
  lotsTogether: 'Une ligne pour plusieurs lots : un seul marché, son montant compté une fois.',
  notAwarded: 'Procédure infructueuse ou sans suite : aucun marché conclu, la ligne est mise de côté.',
  pendingAward: 'Marché ni daté ni attribué, que le registre dit en cours de passation : gardé, à compléter.',
  subcontractorRow: 'Ligne d’un sous-traitant : ni titulaire ni marché, elle est mise de côté.',
  missingObjet: 'Ligne sans objet : elle est mise de côté.',
  invalidRecord: 'Ligne refusée par le contrôle final : elle est mise de côté.',
  concession: 'Contrat reconnu comme concession : compté à part des marchés.',
  frameworkMaximum: 'Accord-cadre : le montant maximum est retenu comme montant.',
  // A cell.
  errorCell: 'Erreur de calcul du tableur (#N/A, #REF!…), traitée comme une absence.',
  unreadableAmount: 'Montant illisible : la ligne est gardée, sans ce montant.',
  amountOutOfRange: 'Montant trop grand pour être exact : la ligne est gardée, sans ce montant.',
  doubtfulAmount: 'Montant lu avec un doute, selon la règle annoncée.',
  roundedAmount: 'Montant arrondi au centime.',
  unusableAmount: 'Montant non exploitable (1 € ou moins, 10 milliards et plus, suite de 9) : gardé, jamais sommé.',
  amountTTC: 'Montant TTC, gardé à part et jamais converti.',
  yearlyAmount: 'Montant annuel, gardé à part et jamais converti.',
  unreadableDate: 'Date illisible : la ligne est gardée, sans cette date.',
  partialDate: 'Mois, trimestre, semestre ou année au lieu d’une date : lu au premier jour, à préciser.',
  impossibleDate: 'Date qui n’existe pas : la ligne est gardée, sans cette date.',
  dateOutOfRange: 'Date hors de 1990-2100 : la ligne est gardée, sans cette date.',
  serialDate: 'Nombre lu comme une date de tableur, dans le système (1900 ou 1904) du classeur.',
  swappedDate: 'Date écrite mois/jour, lue dans le seul ordre possible.',
  scientificIdentifier: 'Identifiant en notation scientifique : des chiffres sont perdus, il n’est pas lu.',
  repairedSiret: 'SIRET ou SIREN complété des zéros initiaux perdus.',
  sirenOnly: 'SIREN (9 chiffres) au lieu d’un SIRET.',
  invalidSiretKey: 'SIRET dont la clé de contrôle est fausse : gardé tel quel.',
  postOfficeKey:
    'SIRET d’un bureau de La Poste dont la somme des chiffres n’est pas un multiple de 5 : gardé tel quel.',
  repairedLetters:
    'Lettres prises pour des chiffres dans un SIRET (O pour 0…), rétablies car la clé tombe alors juste.',
  identifierLetters: 'Lettres dans un SIRET, que sa clé ne permet pas de rétablir.',
  identifierLength: 'Identifiant qui n’a ni les 14 chiffres d’un SIRET ni les 9 d’un SIREN.',
  placeholderIdentifier: 'Suite du même chiffre, tapée pour remplir la case : ce n’est l’identifiant de personne.',
  associationNumber: 'Numéro RNA d’association au lieu d’un SIRET : gardé.',
  sirenOfVat: 'Numéro de TVA : le SIREN qu’il contient est retenu.',
  malformedIdentifier: 'Identifiant qui n’est pas un SIRET : gardé tel quel.',
  buyerSiren: 'SIREN sans établissement : l’acheteur est connu, son établissement ne l’est pas.',
  unusableBuyer: 'SIRET d’acheteur inutilisable : la ligne est gardée, sans acheteur.',
  severalHolders: 'Plusieurs identifiants dans une cellule : autant de titulaires.',
  unreadableHours: 'Heures illisibles : la ligne est gardée, sans ces heures.',
  doubtfulHours: 'Heures lues avec un doute, selon la règle annoncée.',
  roundedHours: 'Heures arrondies au centième.',
  unreadableDuration: 'Durée illisible : la ligne est gardée, sans durée.',
  roundedDuration: 'Durée arrondie au mois supérieur.',
  renewedDuration: 'Durée donnée avec ses reconductions : la durée totale est retenue, reconductions comprises.',
  openRenewal: 'Durée renouvelable sans dire combien de fois : seule la durée ferme est retenue.',
  datedTerm: 'Durée tirée des dates de début et de fin, faute de durée écrite.',
  endBeforeStart: 'Date de fin antérieure à celle de début : aucune durée n’en est tirée.',
  orderRow:
    'Bon de commande d’un marché dont une autre ligne est déjà une commande : le marché est compté une fois, sans le montant de ses commandes.',
  onlyPeriodColumn: 'Colonne d’année, de mois ou de trimestre, seule à dater des marchés : elle n’est pas lue.',
  orderAlone: 'Marché qu’une seule commande dit : son montant et ses dates sont ceux de la commande, à compléter.',
  ordersApart: 'Commandes d’un même numéro de marché aux objets différents : autant de marchés, à vérifier.',
  unreadablePeriod: 'Période illisible : les heures de la ligne sont gardées, sans date.',
  unreadableCount: 'Nombre entier illisible : la ligne est gardée, sans lui.',
  malformedCpv: 'Code CPV illisible : la ligne est gardée, sans code.',
} as const satisfies Record<string, string>
export type IssueCode = keyof typeof ISSUE_CODES

/** Findings at a place that say that part of the file is not read at all: whoever reads figures must know. */
export const PARTS_UNREAD: readonly string[] = ['sideBySide', 'refutedColumn', 'tooManyColumns']

/** Where a value stands: `cell` is its address, `label` opens the message, `value` is the text as received. */
export interface Place {
  readonly cell: string | null
  readonly label: string
  readonly value: string | null
  /** What the cell is read as, in a row of a table. */
  readonly field?: string | undefined
}

const LONGEST_QUOTE = 80
const quoted = (text: string): string => {
  const line = text.replace(/\s+/gu, ' ').trim()
  return `"${line.length > LONGEST_QUOTE ? `${line.slice(0, LONGEST_QUOTE)}…` : line}"`
}
const quote = (at: Place): string => (at.value === null ? '' : ` (${quoted(at.value)})`)

/** Both ways to put right a row that was set aside. */
const MEND = 'sur la page « Lignes mises de côté », ou dans le fichier, à déposer de nouveau'

/** The same, of what is no row of a table and cannot be read at all. */
const MALFORMED =
  'demandez un nouvel export, ou corrigez-le dans le fichier ou dans sa copie annotée, à déposer de nouveau'

/** A day as the pages ask for it: 20/09/2024. */
const dayOf = (iso: string): string => iso.split('-').reverse().join('/')

function finding(code: IssueCode, severity: Severity, at: Place, says: string): Issue {
  const issue = { code, severity, cell: at.cell, value: at.value, message: `${at.label} : ${says}` }
  return at.field === undefined ? issue : { ...issue, field: at.field }
}

export const sheetNotRegister = (at: Place): Issue =>
  finding('sheetNotRegister', 'info', at, 'pas de tableau de marchés reconnu. La feuille n’est pas lue.')

export const unnamedContracts = (at: Place): Issue =>
  finding(
    'unnamedContracts',
    'warning',
    at,
    'la feuille semble lister des marchés, mais aucune colonne n’est reconnue pour leur objet. Elle n’est pas lue : nommez cette colonne « Objet », ou désignez-la sur la page des colonnes, au prochain dépôt.',
  )

export const layDownSheet = (at: Place): Issue => finding('layDownSheet', 'warning', at, `feuille non lue. ${LAY_DOWN}`)

/** Of a table whose data go down and whose contracts go across. */
export const LAY_DOWN =
  'Ce tableau est couché : ses données sont en lignes et ses marchés en colonnes. Transposez-le (copier, puis collage spécial, « Transposé ») et importez de nouveau.'

export const hiddenSheet = (at: Place): Issue =>
  finding(
    'hiddenSheet',
    'warning',
    at,
    'feuille masquée, non lue. Si elle porte des marchés, affichez-la et déposez le fichier de nouveau.',
  )

export const unreadColumns = (at: Place, columns: readonly string[]): Issue =>
  finding(
    'unreadColumns',
    'info',
    at,
    `${plural(columns.length, 'colonne non lue', 'colonnes non lues')} : ${columns.map(quoted).join(', ')}.`,
  )

export const duplicateColumn = (at: Place, first: string, second: string): Issue =>
  finding(
    'duplicateColumn',
    'warning',
    at,
    `les colonnes ${first} et ${second} ont le même en-tête${quote(at)}. La première compte ; l’autre ne sert que là où la première est vide.`,
  )

export const competingColumn = (at: Place, kept: string): Issue =>
  finding('competingColumn', 'info', at, `colonne non lue${quote(at)} : ${quoted(kept)} donne déjà cette donnée.`)

/** `reason`: why it is taken for `label`, and what else it could be. */
export const doubtfulColumn = (at: Place, label: string, reason: string): Issue =>
  finding(
    'doubtfulColumn',
    'warning',
    at,
    `colonne${quote(at)} prise pour « ${label} », avec un doute (${reason}). Confirmez ou corrigez par une correspondance (spaser mapping).`,
  )

export const refutedColumn = (at: Place, reason: string): Issue =>
  finding(
    'refutedColumn',
    'warning',
    at,
    `colonne non lue${quote(at)} : ${reason}. Renommez-la, ou donnez une correspondance (spaser mapping).`,
  )

/** `day`: the day the mapping was given, in French; `scaled`: columns whose unit was chosen then, with its power of ten. */
export function rememberedMapping(
  at: Place,
  row: number,
  day: string,
  {
    scaled,
    renamed,
  }: {
    readonly scaled: readonly { readonly header: string; readonly power: number }[]
    /** Headers that are not those of the presentation, and are recognised anew. */
    readonly renamed: readonly string[]
  } = { scaled: [], renamed: [] },
): Issue {
  const units = scaled.map(({ header, power }) => `${quoted(header)} lu ${unitName(power)}`)
  const choice = units.length > 0 ? ` Comme choisi alors, ${listOf(units)} : vérifiez-en un montant.` : ''
  const other = renamed.length > 0 ? `, sauf ${listOf(renamed.map(quoted))}, à lire de nouveau : vérifiez` : ''
  const says = `en-têtes de la ligne ${row} déjà connus : correspondance retenue le ${day} pour cette présentation${other}.`
  return finding('rememberedMapping', 'info', at, `${says}${choice}`)
}

const unitName = (power: number): string =>
  power === 3 ? 'en milliers d’euros' : power === 6 ? 'en millions d’euros' : `en 10^${power} euros`

export const blankMeansNo = (at: Place, letters: string, header: string): Issue =>
  finding(
    'blankMeansNo',
    'info',
    at,
    `colonne ${letters} « ${header} » : une cellule vide y est lue « non », comme la correspondance le décide.`,
  )

export const readAnew = (at: Place, importId: number): Issue =>
  finding(
    'readAnew',
    'info',
    at,
    `déjà importé (import n° ${importId}) par une version antérieure de ce programme : il est relu par celle d’aujourd’hui. Ce qui n’a pas changé reste tel quel.`,
  )

/** `newer`: imports that came since, and of how many of the contracts changed each speaks. */
export const takenBack = (
  at: Place,
  newer: readonly { readonly name: string; readonly contracts: number }[],
): Issue => {
  const named = newer.slice(0, 5).map(({ name, contracts }) => `${name} (${contracts})`)
  return finding(
    'takenBack',
    'warning',
    at,
    `relu après coup, il change des marchés dont parlent des imports plus récents, et revient sur ce qu’ils en ont dit : ${named.join(', ')}${newer.length > named.length ? '…' : ''}. Pour que ceux-ci tiennent, n’importez pas ce fichier, ou annulez cet import.`,
  )
}

/** `named`: imports that came since, with how many of the contracts changed each speaks of. */
export const correctedBack = (
  at: Place,
  olderId: number,
  newer: readonly { readonly name: string; readonly contracts: number }[],
): Issue => {
  const named = newer.slice(0, 5).map(({ name, contracts }) => `${name} (${contracts})`)
  return finding(
    'correctedBack',
    'warning',
    at,
    `ces lignes viennent de l’import n° ${olderId}, et disent des marchés dont parlent des imports plus récents : ${named.join(', ')}${newer.length > named.length ? '…' : ''}. Ce que ceux-ci en disent tient ; ces lignes ne font que compléter ce qu’ils laissent vide.`,
  )
}

/** `imports`: those that came since, `fields`: what they state otherwise, each with how many contracts. */
export const newerHolds = (
  at: Place,
  undoneId: number,
  { imports, fields }: { readonly imports: string; readonly fields: string },
): Issue =>
  finding(
    'newerHolds',
    'warning',
    at,
    `déjà importé (n° ${undoneId}), puis annulé. Depuis, des imports plus récents disent de ses marchés : ${imports}. Ce qu’ils en disent l’emporte${fields === '' ? '' : ` : ${fields}`}. Ce fichier ne fait que compléter ce qu’ils laissent vide ; pour qu’il l’emporte, annulez-les.`,
  )

/** `imports`: those that came since, `fields`: what they state otherwise, each with how many contracts. */
export const sameGiven = (
  at: Place,
  importId: number,
  { imports, fields }: { readonly imports: string; readonly fields: string },
): Issue =>
  finding(
    'sameGiven',
    'warning',
    at,
    `déjà importé, à l’octet près (n° ${importId}) : rien n’est changé. Depuis, des imports plus récents disent de ses marchés : ${imports}. Ce qu’ils disent autrement l’emporte : ${fields}. Pour que ce fichier l’emporte, annulez-les.`,
  )

/** Rows that are no contract, in the singular and the plural. */
const NO_CONTRACT = {
  section: ['intitulé', 'intitulés'],
  total: ['total', 'totaux'],
  footer: ['mention de bas de liste', 'mentions de bas de liste'],
} as const satisfies Record<string, readonly [string, string]>

export function setAsideRows(at: Place, kind: keyof typeof NO_CONTRACT, count: number, rows: readonly number[]): Issue {
  const [one, many] = NO_CONTRACT[kind]
  return finding('setAsideRows', 'info', at, `${countOf(count, one, many)} hors marchés : ${listing(count, rows)}.`)
}

const listing = (count: number, rows: readonly number[]): string =>
  `${plural(count, 'ligne', 'lignes')} ${rows.join(', ')}${count > rows.length ? '…' : ''}`

export const filledDownRows = (at: Place, count: number, rows: readonly number[]): Issue =>
  finding(
    'filledDownRows',
    'info',
    at,
    `${countOf(count, 'ligne lue', 'lignes lues')} avec ce que dit celle au-dessus (numéro, objet, consultation…) : ${listing(count, rows)}.`,
  )

export const mergedAmounts = (at: Place, count: number): Issue =>
  finding(
    'mergedAmounts',
    'warning',
    at,
    `montant ou heures d’une cellule fusionnée sur plusieurs lignes : ${countOf(count, 'ligne n’a pas les siens', 'lignes n’ont pas les leurs')}. Ils sont comptés une fois, sur la première ; répartissez-les par lot si vous le pouvez.`,
  )

export const ofTheWhole = (at: Place): Issue =>
  finding(
    'ofTheWhole',
    'warning',
    at,
    `écrit pour un ensemble de lots${quote(at)}, qu’aucun de ses lots ne donne : compté nulle part. Répartissez-le entre les lots, ou écrivez-le sur le premier.`,
  )

export const repeatedRows = (at: Place, earlier: string | null, count: number, rows: readonly number[]): Issue =>
  finding(
    'repeatedRows',
    'info',
    at,
    `${countOf(count, 'ligne répète', 'lignes répètent')} la feuille ${quoted(earlier ?? '')} et ${plural(count, 'compte', 'comptent')} une fois : ${listing(count, rows)}.`,
  )

export const addedHolder = (at: Place, to: string): Issue =>
  finding('addedHolder', 'info', at, `titulaire ajouté au marché de ${to}. Le montant n’est compté qu’une fois.`)

export const shiftedRow = (at: Place): Issue =>
  finding(
    'shiftedRow',
    'error',
    at,
    `cette cellule porte le nom d’une autre colonne${quote(at)} : les valeurs de la ligne ont glissé. Elle est mise de côté : remettez chacune sous son en-tête, ${MEND}.`,
  )

export const joinedCells = (at: Place, header: string): Issue =>
  finding(
    'joinedCells',
    'warning',
    at,
    `plus de cellules que l’en-tête : un séparateur sans guillemets coupait "${header}". Le texte est recollé et la ligne remise d’aplomb ; vérifiez-la, et mettez ce texte entre guillemets.`,
  )

export const slippedCells = (at: Place): Issue =>
  finding(
    'slippedCells',
    'error',
    at,
    `plus de cellules que l’en-tête : un séparateur sans guillemets coupe un texte, et les valeurs qui suivent ont glissé. La ligne est mise de côté : remettez chacune sous son en-tête, ${MEND}, ce texte entre guillemets.`,
  )

export const doubtfulCells = (at: Place): Issue =>
  finding(
    'doubtfulCells',
    'warning',
    at,
    'plus de cellules que l’en-tête. Elle est lue telle quelle ; vérifiez-la : si un séparateur coupe un texte, titulaire et montants ont glissé. Mettez alors ce texte entre guillemets.',
  )

export const lotsTogether = (at: Place): Issue =>
  finding('lotsTogether', 'info', at, `plusieurs lots sur une ligne${quote(at)} : un seul marché, compté une fois.`)

export const ttcOnlyColumn = (at: Place): Issue =>
  finding(
    'ttcOnlyColumn',
    'warning',
    at,
    `montants TTC seulement${quote(at)}. Ajoutez une colonne HT pour qu’ils comptent en valeur.`,
  )

/** `at.value`: the name of the sheet, whose rows are not spoken of one by one. */
export const noAmountColumn = (at: Place): Issue =>
  finding(
    'noAmountColumn',
    'info',
    at,
    'aucune colonne de montant. Ses marchés comptent en nombre ; en valeur, seulement si leur montant est donné ailleurs.',
  )

export const onlyPeriodColumn = (at: Place): Issue =>
  finding(
    'onlyPeriodColumn',
    'warning',
    at,
    `colonne non lue${quote(at)}, et aucune autre ne date les marchés : ils n’ont pas d’année, et ne comptent dans aucune. Donnez une colonne « Date de notification » ; ou, si celle-ci dit quand ils sont notifiés, dites-le sur la page des colonnes : ils comptent alors au premier jour de la période.`,
  )

export const sideBySide = (at: Place): Issue =>
  finding(
    'sideBySide',
    'error',
    at,
    `ici commence un second tableau, à droite du premier${quote(at)} : il n’est pas lu. Mettez-le dessous ou sur une autre feuille, et importez de nouveau.`,
  )

/** `byName`: the name of the sheet says it, and no title. */
export const titleUnit = (
  at: Place,
  { power, ttc, byName }: { readonly power: number; readonly ttc: boolean; readonly byName: boolean },
): Issue => {
  const units = [...(power === 0 ? [] : [unitName(power)]), ...(ttc ? ['TTC'] : [])]
  return finding(
    'titleUnit',
    'warning',
    at,
    `montants lus ${units.join(' et ')}, comme le dit ${byName ? 'le nom de la feuille' : 'ce titre'}${quote(at)}. Vérifiez-en un ; pour le dire autrement, donnez une correspondance (spaser mapping).`,
  )
}

/** `example`: a date of the column that can be read no other way. */
export const monthFirstColumn = (at: Place, example: string): Issue =>
  finding(
    'monthFirstColumn',
    'warning',
    at,
    `dates écrites mois/jour${quote(at)}, comme ${quoted(example)} : toute la colonne est lue ainsi. Vérifiez-en une.`,
  )

export const missingBuyer = (at: Place, count: number, places: readonly string[]): Issue =>
  finding(
    'missingBuyer',
    'warning',
    at,
    `${countOf(count, 'marché', 'marchés')} sans SIRET d’acheteur (${places.join(', ')}${count > places.length ? '…' : ''}). S’il est le même pour tout le fichier, donnez-le au dépôt ; sinon, ${plural(count, 'sur la page du marché', 'sur la page de chaque marché')}.`,
  )

export const datesToCome = (at: Place, count: number, places: readonly string[]): Issue =>
  finding(
    'datesToCome',
    'warning',
    at,
    `${countOf(count, 'marché notifié', 'marchés notifiés')} à une date à venir (${places.join(', ')}${count > places.length ? '…' : ''}), ${plural(count, 'compté dans l’année écrite. Vérifiez cette date', 'comptés dans l’année écrite. Vérifiez ces dates')}.`,
  )

export const mappingMismatch = (at: Place, says: string): Issue => finding('mappingMismatch', 'warning', at, says)

export const noDataRow = (at: Place): Issue =>
  finding('noDataRow', 'warning', at, 'aucun marché sous l’en-tête. Vérifiez que c’est le bon fichier.')

export const nanLiteral = (at: Place, count: number): Issue =>
  finding(
    'nanLiteral',
    'info',
    at,
    `${countOf(count, 'valeur NaN, lue comme absente', 'valeurs NaN, lues comme absentes')}.`,
  )

export const jsonNotUtf8 = (at: Place, encoding: string): Issue =>
  finding(
    'jsonNotUtf8',
    'warning',
    at,
    `le fichier n’est pas en UTF-8 ; il est lu en ${encoding}. Vérifiez les accents.`,
  )

export const xmlEncoding = (at: Place, encoding: string): Issue =>
  finding(
    'xmlEncoding',
    'warning',
    at,
    `le fichier n’est pas en UTF-8 comme annoncé ; il est lu en ${encoding}. Vérifiez les accents.`,
  )

export const controlCharacters = (at: Place, count: number): Issue =>
  finding(
    'controlCharacters',
    'info',
    at,
    `${countOf(count, 'caractère de contrôle, interdit en XML : retiré, ou rendu', 'caractères de contrôle, interdits en XML : retirés, ou rendus')} au caractère remplacé.`,
  )

export const bareAmpersands = (at: Place, count: number): Issue =>
  finding(
    'bareAmpersands',
    'info',
    at,
    `${countOf(count, 'caractère & écrit tel quel, lu comme tel', 'caractères & écrits tels quels, lus comme tels')}.`,
  )

export const brokenRecord = (at: Place): Issue =>
  finding('brokenRecord', 'error', at, `XML mal formé. Le marché est mis de côté, les autres sont lus : ${MALFORMED}.`)

export const cutText = (at: Place, length: number): Issue =>
  finding('cutText', 'warning', at, `texte de plus de ${length} caractères, coupé à cette longueur.`)

export const strayCommas = (at: Place, count: number): Issue =>
  finding(
    'strayCommas',
    'info',
    at,
    `${countOf(count, 'virgule de trop ou manquante', 'virgules de trop ou manquantes')} entre les marchés, sans effet.`,
  )

export const halfCharacters = (at: Place, count: number): Issue =>
  finding(
    'halfCharacters',
    'warning',
    at,
    `${countOf(count, 'moitié de caractère, gardée comme elle est écrite (\\ud800). Corrigez-la', 'moitiés de caractère, gardées comme elles sont écrites (\\ud800). Corrigez-les')} dans l’outil d’origine.`,
  )

/** `at.label` names the record, its line and its character. */
export const damagedRecord = (at: Place): Issue =>
  finding(
    'damagedRecord',
    'error',
    at,
    `JSON mal formé, qui ne peut pas être rétabli sûrement. L’élément est mis de côté : ${MALFORMED}.`,
  )

export const recordTooLong = (at: Place, megabytes: number): Issue =>
  finding(
    'recordTooLong',
    'error',
    at,
    `élément de plus de ${megabytes} Mo. Il est mis de côté : vérifiez-le dans l’outil d’origine, puis déposez un nouvel export.`,
  )

export const rowTooLong = (at: Place, megabytes: number): Issue =>
  finding(
    'rowTooLong',
    'error',
    at,
    `plus de ${megabytes} millions de caractères. La ligne est mise de côté : raccourcissez ses textes dans le fichier, à déposer de nouveau, ou relevez la limite (« spaser import --max-record »).`,
  )

export const recordTooDeep = (at: Place, depth: number): Issue =>
  finding(
    'recordTooDeep',
    'error',
    at,
    `plus de ${depth} crochets imbriqués. L’élément est mis de côté : vérifiez-le dans l’outil d’origine, puis déposez un nouvel export.`,
  )

export const mendedJson = (at: Place, mends: readonly string[]): Issue =>
  finding('mendedJson', 'info', at, `JSON mal formé, rétabli : ${mends.join(', ')}.`)

export const repeatedKey = (at: Place, keys: readonly string[]): Issue =>
  finding('repeatedKey', 'warning', at, `donnée écrite deux fois (${keys.map(quoted).join(', ')}). La dernière compte.`)

export const longNumber = (at: Place): Issue =>
  finding('longNumber', 'info', at, 'nombre de plus de 15 chiffres, lu comme un texte pour n’en perdre aucun.')

export const modificationRow = (at: Place): Issue =>
  finding(
    'modificationRow',
    'error',
    at,
    'ni objet ni nature : c’est une modification publiée sans son marché. Elle est mise de côté : demandez le marché avec ses modifications et déposez-le, ou laissez-la de côté avec un motif.',
  )

export const buyerIsHolder = (at: Place): Issue =>
  finding('buyerIsHolder', 'info', at, `l’acheteur et le titulaire ont le même SIRET${quote(at)}. Vérifiez-le.`)

export const repeatedHolder = (at: Place): Issue =>
  finding('repeatedHolder', 'info', at, `titulaire cité deux fois${quote(at)}, compté une fois.`)

export const repeatedElement = (at: Place): Issue =>
  finding('repeatedElement', 'warning', at, `plusieurs valeurs ; la première${quote(at)} est retenue.`)

export const earlyModification = (at: Place): Issue =>
  finding('earlyModification', 'warning', at, `modification notifiée avant le marché${quote(at)}. Vérifiez les dates.`)

export const noMonth = (at: Place): Issue => finding('noMonth', 'info', at, `durée${quote(at)} lue 1 mois.`)

/** `headers`: of the columns where the objet was looked for, or its name in a record; `onlyFigures`: it may be a total. */
export function missingObjet(at: Place, headers: readonly string[], onlyFigures = false): Issue {
  const where = headers.length > 0 ? ` sous ${listOf(headers.map((header) => `« ${header.trim()} »`))}` : ''
  const [figures, total] = onlyFigures
    ? [', rien que des nombres', 'si c’est un total, laissez-l’y ; sinon, ']
    : ['', '']
  return finding(
    'missingObjet',
    'error',
    at,
    `pas d’objet${where}${figures}. La ligne est mise de côté : ${total}donnez-lui son objet, ${MEND}.`,
  )
}

export const notAwarded = (at: Place): Issue =>
  finding(
    'notAwarded',
    'warning',
    at,
    `infructueux ou sans suite : aucun marché conclu. La ligne est mise de côté : laissez-l’y si c’est bien le cas, sinon corrigez-la, ${MEND}.`,
  )

export const subcontractorRow = (at: Place): Issue =>
  finding(
    'subcontractorRow',
    'warning',
    at,
    `ligne d’un sous-traitant : ni titulaire ni marché. La ligne est mise de côté : laissez-l’y si c’est bien le cas, sinon corrigez son rôle, ${MEND}.`,
  )

/** `says`: what the row says of it. */
export const pendingAward = (at: Place, says: string): Issue =>
  finding(
    'pendingAward',
    'warning',
    at,
    `ni date ni titulaire, et ${quoted(says)} : ce marché n’est sans doute pas conclu. La ligne est gardée ; complétez-la, ou retirez-la du registre.`,
  )

export const invalidRecord = (at: Place, why: string): Issue =>
  finding(
    'invalidRecord',
    'error',
    at,
    `marché refusé au contrôle (${why}). La ligne est mise de côté : corrigez-la, ${MEND}.`,
  )

/** Said where the nature does not say it itself; `disagrees`: the nature names a marché. */
export const concession = (at: Place, disagrees: boolean): Issue =>
  finding(
    'concession',
    disagrees ? 'warning' : 'info',
    at,
    `lu comme une concession${quote(at)}, comptée à part des marchés.${disagrees ? ' La nature dit autre chose : vérifiez-la.' : ''}`,
  )

export const frameworkMaximum = (at: Place): Issue =>
  finding('frameworkMaximum', 'info', at, `accord-cadre : le montant maximum${quote(at)} est retenu comme montant.`)

export const errorCell = (at: Place): Issue =>
  finding('errorCell', 'warning', at, `erreur de calcul du tableur${quote(at)}. La cellule est lue comme vide.`)

export const unreadableAmount = (at: Place): Issue =>
  finding('unreadableAmount', 'warning', at, `montant illisible${quote(at)}. La ligne est gardée, sans montant.`)

export const amountOutOfRange = (at: Place): Issue =>
  finding('amountOutOfRange', 'warning', at, `montant démesuré${quote(at)}. La ligne est gardée, sans montant.`)

export const doubtfulAmount = (at: Place, readAs: string): Issue =>
  finding('doubtfulAmount', 'info', at, `montant ambigu${quote(at)}, lu ${readAs} €. Corrigez-le si ce n’est pas cela.`)

export const roundedAmount = (at: Place): Issue =>
  finding('roundedAmount', 'info', at, `plus de deux décimales${quote(at)}, arrondi au centime.`)

export const amountTTC = (at: Place): Issue =>
  finding('amountTTC', 'warning', at, `montant TTC${quote(at)}, gardé à part. Donnez le montant HT pour qu’il compte.`)

export const yearlyAmount = (at: Place): Issue =>
  finding(
    'yearlyAmount',
    'warning',
    at,
    `montant annuel${quote(at)}, gardé à part. Donnez le total sur la durée pour qu’il compte.`,
  )

/** `severity` info: the 0 € and 1 € that files hold where no amount is given. */
export const unusableAmount = (at: Place, severity: Severity): Issue =>
  finding('unusableAmount', severity, at, `montant non exploitable${quote(at)}, gardé mais jamais sommé.`)

export const unreadableDate = (at: Place): Issue =>
  finding(
    'unreadableDate',
    'warning',
    at,
    `date illisible${quote(at)}. La ligne est gardée, sans cette date ; écrivez-la jj/mm/aaaa.`,
  )

export const partialDate = (at: Place, readAs: string): Issue =>
  finding(
    'partialDate',
    'warning',
    at,
    `date sans jour${quote(at)}, lue au premier jour : ${dayOf(readAs)}. Donnez le jour.`,
  )

export const impossibleDate = (at: Place): Issue =>
  finding('impossibleDate', 'warning', at, `cette date n’existe pas${quote(at)}. La ligne est gardée, sans cette date.`)

export const dateOutOfRange = (at: Place): Issue =>
  finding('dateOutOfRange', 'warning', at, `date hors de 1990-2100${quote(at)}. La ligne est gardée, sans cette date.`)

export const serialDate = (at: Place, readAs: string, system: 1900 | 1904): Issue =>
  finding(
    'serialDate',
    'info',
    at,
    `nombre${quote(at)} lu comme la date ${dayOf(readAs)} (numéro de jour du tableur, système ${system}).`,
  )

export const swappedDate = (at: Place, readAs: string): Issue =>
  finding('swappedDate', 'warning', at, `date écrite mois/jour${quote(at)}, lue ${dayOf(readAs)}.`)

export const scientificIdentifier = (at: Place): Issue =>
  finding(
    'scientificIdentifier',
    'warning',
    at,
    `identifiant en notation scientifique${quote(at)}, des chiffres sont perdus. Donnez ses 14 chiffres ; dans le registre, en colonne au format Texte.`,
  )

export const repairedSiret = (at: Place, repaired: string): Issue =>
  finding('repairedSiret', 'info', at, `zéros initiaux perdus${quote(at)} : ${nameOf(repaired)} lu ${repaired}.`)

const nameOf = (digits: string): string => (digits.length === 9 ? 'SIREN' : 'SIRET')

export const sirenOnly = (at: Place): Issue =>
  finding('sirenOnly', 'info', at, `SIREN de 9 chiffres${quote(at)}, gardé ; l’établissement n’est pas connu.`)

export const buyerSiren = (at: Place): Issue =>
  finding(
    'buyerSiren',
    'warning',
    at,
    `SIREN sans établissement${quote(at)}, gardé comme acheteur. Donnez le SIRET (14 chiffres) pour filtrer par établissement.`,
  )

export const severalHolders = (at: Place, count: number, named: boolean): Issue =>
  finding(
    'severalHolders',
    'info',
    at,
    `${count} identifiants${quote(at)}, lus comme ${count} titulaires.${named ? '' : ' Il n’y a pas autant de noms : le nom reste entier sur le premier.'}`,
  )

export const invalidSiretKey = (at: Place, digits: string): Issue =>
  finding(
    'invalidSiretKey',
    'warning',
    at,
    `clé de contrôle du ${nameOf(digits)} fausse${quote(at)}. Il est gardé tel quel ; vérifiez-le.`,
  )

export const postOfficeKey = (at: Place): Issue =>
  finding(
    'postOfficeKey',
    'warning',
    at,
    `SIRET de La Poste${quote(at)} dont la somme des chiffres n’est pas un multiple de 5. Il est gardé tel quel ; vérifiez-le.`,
  )

export const repairedLetters = (at: Place, repaired: string): Issue =>
  finding(
    'repairedLetters',
    'info',
    at,
    `lettres prises pour des chiffres${quote(at)} : ${nameOf(repaired)} lu ${repaired}.`,
  )

export const identifierLetters = (at: Place): Issue =>
  finding(
    'identifierLetters',
    'warning',
    at,
    `lettres dans un SIRET${quote(at)}, et la clé ne permet pas de savoir quels chiffres elles remplacent. Ressaisissez-le.`,
  )

export const identifierLength = (at: Place, digits: number): Issue =>
  finding(
    'identifierLength',
    'warning',
    at,
    `${digits} chiffres${quote(at)} : un SIRET en a 14, un SIREN 9. Complétez-le, ou donnez son type (TVA, TAHITI, RIDET…).`,
  )

export const placeholderIdentifier = (at: Place): Issue =>
  finding(
    'placeholderIdentifier',
    'warning',
    at,
    `ce n’est l’identifiant de personne${quote(at)}. Donnez le vrai SIRET.`,
  )

export const associationNumber = (at: Place): Issue =>
  finding(
    'associationNumber',
    'info',
    at,
    `numéro d’association (RNA)${quote(at)}, gardé. Donnez le SIRET si l’association en a un.`,
  )

export const sirenOfVat = (at: Place, siren: string): Issue =>
  finding('sirenOfVat', 'info', at, `numéro de TVA${quote(at)} : SIREN ${siren} retenu.`)

export const malformedIdentifier = (at: Place): Issue =>
  finding(
    'malformedIdentifier',
    'warning',
    at,
    `ce n’est pas un SIRET de 14 chiffres${quote(at)}. Il est gardé tel quel ; vérifiez-le.`,
  )

/** Ends the message about a cell of a buyer, whatever made it unreadable. */
const WITHOUT_BUYER = ' La ligne est gardée, sans acheteur.'

const BUYER = 'acheteur'

/** One finding for the cause and what it entails. */
export const andNoBuyer = (cause: Issue): Issue => ({
  ...cause,
  field: BUYER,
  message: `${cause.message}${WITHOUT_BUYER}`,
})

/** Whether a finding about a contract without buyer says why it has none. */
export const saysNoBuyer = ({ severity, field }: Issue): boolean => severity !== 'info' && field === BUYER

export const unusableBuyer = (at: Place): Issue =>
  andNoBuyer(finding('unusableBuyer', 'warning', at, `SIRET d’acheteur inutilisable${quote(at)}.`))

export const addedToRejected = (at: Place, above: string): Issue =>
  finding(
    'addedToRejected',
    'error',
    at,
    `complète ${above}, qui est mise de côté : elle l’est avec elle. Corrigez-les ensemble, ${MEND}.`,
  )

export const unreadableHours = (at: Place): Issue =>
  finding('unreadableHours', 'warning', at, `heures illisibles${quote(at)}. La ligne est gardée, sans ces heures.`)

export const doubtfulHours = (at: Place, readAs: string): Issue =>
  finding(
    'doubtfulHours',
    'info',
    at,
    `heures ambiguës${quote(at)}, lues ${readAs} h. Corrigez-les si ce n’est pas cela.`,
  )

export const roundedHours = (at: Place): Issue =>
  finding('roundedHours', 'info', at, `heures${quote(at)} arrondies au centième.`)

export const unreadableDuration = (at: Place): Issue =>
  finding(
    'unreadableDuration',
    'warning',
    at,
    `durée illisible${quote(at)}. La ligne est gardée, sans durée ; écrivez-la en mois.`,
  )

export const roundedDuration = (at: Place, months: number): Issue =>
  finding('roundedDuration', 'info', at, `durée${quote(at)} arrondie à ${months} mois.`)

export const renewedDuration = (at: Place, firm: number, months: number): Issue =>
  finding(
    'renewedDuration',
    'info',
    at,
    `durée${quote(at)} lue ${months} mois, reconductions comprises (${firm} mois fermes). Corrigez-la si ce n’est pas cela.`,
  )

export const openRenewal = (at: Place, months: number): Issue =>
  finding(
    'openRenewal',
    'warning',
    at,
    `durée renouvelable${quote(at)}, sans le nombre de fois : ${months} mois retenus. Indiquez la durée totale.`,
  )

export const datedTerm = (at: Place, months: number): Issue =>
  finding('datedTerm', 'info', at, `durée de ${months} mois, tirée des dates de début et de fin${quote(at)}.`)

export const endBeforeStart = (at: Place): Issue =>
  finding(
    'endBeforeStart',
    'warning',
    at,
    `fin antérieure au début${quote(at)}. La ligne est gardée, sans durée ; corrigez l’une des deux dates.`,
  )

export const datedByColumn = (at: Place): Issue =>
  finding(
    'datedByColumn',
    'info',
    at,
    'dit quand les heures réalisées de chaque ligne ont été faites : elles comptent dans cette période.',
  )

export const orderRow = (at: Place, order: string): Issue =>
  finding(
    'orderRow',
    'warning',
    at,
    `bon de commande ${quoted(order)} d’un marché dont une autre ligne est une commande. Le marché est compté une fois, et le montant de ses commandes n’est pas le sien : donnez-le sur une ligne sans bon de commande, ou sur la page du marché.`,
  )

/** `contracts`: the first numbers. */
export const orderAlone = (at: Place, count: number, contracts: readonly string[]): Issue =>
  finding(
    'orderAlone',
    'warning',
    at,
    `${countOf(count, 'marché n’est dit', 'marchés ne sont dits')} que par une commande (${named(count, contracts)}) : le montant et les dates lus sont ceux de la commande. Donnez ceux du marché sur une ligne sans bon de commande, ou sur sa page.`,
  )

export const ordersApart = (at: Place, count: number, contracts: readonly string[]): Issue =>
  finding(
    'ordersApart',
    'warning',
    at,
    `${countOf(count, 'numéro de marché a', 'numéros de marché ont')} des commandes aux objets différents (${named(count, contracts)}) : elles sont comptées comme autant de marchés. Si c’est un seul marché, donnez-leur son objet dans le registre.`,
  )

const named = (count: number, names: readonly string[]): string =>
  `${names.join(', ')}${count > names.length ? '…' : ''}`

export const unreadablePeriod = (at: Place): Issue =>
  finding(
    'unreadablePeriod',
    'warning',
    at,
    `période illisible${quote(at)}. Les heures de la ligne sont gardées, sans date ; écrivez « 01/2024 » ou « T1 2024 ».`,
  )

export const unreadableCount = (at: Place): Issue =>
  finding('unreadableCount', 'warning', at, `nombre entier attendu${quote(at)}. La ligne est gardée, sans lui.`)

export const malformedCpv = (at: Place): Issue =>
  finding('malformedCpv', 'warning', at, `code CPV illisible${quote(at)}. La ligne est gardée, sans code CPV.`)
