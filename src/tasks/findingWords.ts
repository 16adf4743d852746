import { countOf } from '../french.js'
import { ISSUE_CODES, type IssueCode } from '../register/issues.js'

/** What findings of a sort are, counted, and what to do about them; null: nothing. */
type Words = readonly [one: string, many: string, todo: string | null]

const RETYPE = 'Corrigez-les sur la page du marché, où mène la liste ; ou dans le registre, puis déposez-le de nouveau.'
const CHECK = 'Vérifiez-en quelques-unes.'
const LOOK_AT_COLUMNS = 'Dites ce que sont ces colonnes par une correspondance.'
const FOURTEEN =
  'Ressaisissez le SIRET de 14 chiffres : d’un titulaire, sur la page du marché ; sinon dans le registre, en colonne au format Texte.'
const DATES = 'Écrivez-les jj/mm/aaaa, sur la page du marché ou dans le registre.'

/** Sorts that are met most; of others the documentation stands as it is. */
const GROUPS: Partial<Record<IssueCode, Words>> = {
  unreadColumns: ['colonne non rattachée à une donnée', 'remarques sur des colonnes non rattachées', LOOK_AT_COLUMNS],
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
  missingObjet: [
    'ligne sans objet, mise de côté',
    'lignes sans objet, mises de côté',
    'À corriger sur le compte rendu.',
  ],
  invalidRecord: [
    'ligne refusée au contrôle, mise de côté',
    'lignes refusées au contrôle, mises de côté',
    'À corriger sur le compte rendu.',
  ],
  shiftedRow: [
    'ligne dont les valeurs ont glissé, mise de côté',
    'lignes dont les valeurs ont glissé, mises de côté',
    'Remettez chaque valeur sous son en-tête, sur le compte rendu.',
  ],
  slippedCells: [
    'ligne coupée par un séparateur sans guillemets, mise de côté',
    'lignes coupées par un séparateur sans guillemets, mises de côté',
    'Remettez chaque valeur sous son en-tête sur le compte rendu, ou exportez de nouveau avec des guillemets.',
  ],
  notAwarded: [
    'procédure infructueuse ou sans suite, mise de côté',
    'procédures infructueuses ou sans suite, mises de côté',
    'Laissez-les de côté si c’est bien le cas.',
  ],
  addedHolder: [
    'ligne qui ajoute un titulaire au marché du dessus',
    'lignes qui ajoutent un titulaire au marché du dessus',
    null,
  ],
  lotsTogether: [
    'ligne pour plusieurs lots',
    'lignes pour plusieurs lots',
    'Scindez le marché sur sa page, ou donnez une ligne à chaque lot dans le registre.',
  ],
  errorCell: [
    'erreur de calcul du tableur',
    'erreurs de calcul du tableur',
    'Donnez leur valeur sur la page du marché, ou réparez les formules du registre.',
  ],
  unreadableAmount: ['montant illisible, non repris', 'montants illisibles, non repris', RETYPE],
  amountOutOfRange: ['montant démesuré, non repris', 'montants démesurés, non repris', RETYPE],
  doubtfulAmount: ['montant lu avec un doute', 'montants lus avec un doute', CHECK],
  roundedAmount: ['montant arrondi au centime', 'montants arrondis au centime', null],
  unusableAmount: [
    'montant non exploitable, jamais sommé',
    'montants non exploitables, jamais sommés',
    'Donnez le montant HT réel, sur la page du marché ou dans le registre.',
  ],
  amountTTC: [
    'montant TTC, gardé à part',
    'montants TTC, gardés à part',
    'Donnez les montants HT, sur la page du marché ou dans le registre.',
  ],
  yearlyAmount: [
    'montant annuel, gardé à part',
    'montants annuels, gardés à part',
    'Donnez le total sur la durée, sur la page du marché ou dans le registre.',
  ],
  unreadableDate: ['date illisible, non reprise', 'dates illisibles, non reprises', DATES],
  partialDate: [
    'date sans jour, lue au premier jour',
    'dates sans jour, lues au premier jour',
    'Donnez le jour où il compte, sur la page du marché ou dans le registre.',
  ],
  impossibleDate: ['date qui n’existe pas, non reprise', 'dates qui n’existent pas, non reprises', DATES],
  dateOutOfRange: ['date hors de 1990-2100, non reprise', 'dates hors de 1990-2100, non reprises', RETYPE],
  serialDate: ['nombre lu comme une date de tableur', 'nombres lus comme des dates de tableur', CHECK],
  swappedDate: ['date mois/jour, lue JJ/MM/AAAA', 'dates mois/jour, lues JJ/MM/AAAA', CHECK],
  monthFirstColumn: [
    'colonne de dates écrites mois/jour, lue ainsi',
    'colonnes de dates écrites mois/jour, lues ainsi',
    CHECK,
  ],
  scientificIdentifier: [
    'identifiant en notation scientifique, non lu',
    'identifiants en notation scientifique, non lus',
    FOURTEEN,
  ],
  repairedSiret: ['SIRET complété de ses zéros perdus', 'SIRET complétés de leurs zéros perdus', null],
  repairedLetters: [
    'SIRET où une lettre tenait lieu de chiffre',
    'SIRET où des lettres tenaient lieu de chiffres',
    null,
  ],
  sirenOnly: ['SIREN au lieu d’un SIRET', 'SIREN au lieu de SIRET', null],
  invalidSiretKey: ['SIRET à la clé de contrôle fausse', 'SIRET à la clé de contrôle fausse', 'Vérifiez-les.'],
  identifierLength: ['identifiant de longueur fausse', 'identifiants de longueur fausse', FOURTEEN],
  identifierLetters: ['SIRET contenant des lettres', 'SIRET contenant des lettres', FOURTEEN],
  placeholderIdentifier: ['identifiant de remplissage', 'identifiants de remplissage', 'Donnez le vrai SIRET.'],
  malformedIdentifier: ['identifiant qui n’est pas un SIRET', 'identifiants qui ne sont pas des SIRET', FOURTEEN],
  buyerSiren: ['acheteur connu par son seul SIREN', 'acheteurs connus par leur seul SIREN', null],
  unusableBuyer: ['SIRET d’acheteur inutilisable', 'SIRET d’acheteur inutilisables', FOURTEEN],
  buyerIsHolder: [
    'marché dont l’acheteur est aussi le titulaire',
    'marchés dont l’acheteur est aussi le titulaire',
    CHECK,
  ],
  severalHolders: ['cellule de plusieurs titulaires', 'cellules de plusieurs titulaires', null],
  unreadableHours: ['nombre d’heures illisible', 'nombres d’heures illisibles', RETYPE],
  doubtfulHours: ['nombre d’heures lu avec un doute', 'nombres d’heures lus avec un doute', CHECK],
  roundedHours: ['nombre d’heures arrondi', 'nombres d’heures arrondis', null],
  unreadableDuration: [
    'durée illisible',
    'durées illisibles',
    'Écrivez-les en mois, sur la page du marché ou dans le registre.',
  ],
  roundedDuration: ['durée arrondie au mois', 'durées arrondies au mois', null],
  renewedDuration: ['durée lue reconductions comprises', 'durées lues reconductions comprises', CHECK],
  openRenewal: [
    'durée renouvelable un nombre de fois inconnu',
    'durées renouvelables un nombre de fois inconnu',
    'Indiquez la durée totale, sur la page du marché ou dans le registre.',
  ],
  unreadableCount: ['nombre entier illisible', 'nombres entiers illisibles', RETYPE],
  malformedCpv: [
    'code CPV illisible',
    'codes CPV illisibles',
    'Donnez les huit chiffres du code, sur la page du marché ou dans le registre.',
  ],
  concession: ['contrat lu comme une concession', 'contrats lus comme des concessions', CHECK],
  frameworkMaximum: ['accord-cadre compté pour son maximum', 'accords-cadres comptés pour leur maximum', null],
  missingBuyer: [
    'remarque sur des marchés sans acheteur',
    'remarques sur des marchés sans acheteur',
    'Remplissez leur cellule d’acheteur dans le registre, ou donnez ce SIRET au dépôt.',
  ],
}

/** Findings that only show once rows are set beside each other, or in the bytes of the file. */
const OTHER_FINDINGS: Readonly<Record<string, string>> = {
  amendmentAmountLeft: 'Avenant rattaché à son marché : son montant n’est pas repris.',
  amendmentKeptAsContract: 'Avenant publié comme un marché à part entière : gardé et compté.',
  amendmentWithoutParent: 'Avenant dont le marché n’est pas connu : la ligne est mise de côté.',
  onlyBuyerDiffers: 'Marchés sans doute déjà là : seul leur acheteur diffère, qui manque ou dont la clé est fausse.',
  otherAmount:
    'Même marché, même date, autre montant : celui de la dernière publication est gardé, sinon le plus petit ; rien n’est additionné.',
  repeatedFingerprint: 'Marchés sans numéro identiques dans le fichier : gardés et comptés à part.',
  cellTooLong: 'Cellule plus longue que ce qu’un tableur accepte : elle est coupée.',
  controlCharacters: 'Caractères invisibles retirés.',
  mixedEncodings: 'Deux encodages dans un même fichier : chaque ligne est lue dans le sien.',
  misreadText: 'Accents abîmés par un enregistrement antérieur : rétablis.',
  lostCharacters: 'Caractères perdus avant ce fichier : gardés tels quels.',
  htmlEntities: 'Caractères écrits en code HTML : lus comme ce qu’ils représentent.',
  extraCells: 'Ligne de plus de cellules que les autres : un séparateur s’y trouve sans doute dans un texte.',
  encodingGuessed: 'Encodage du fichier deviné d’après son contenu.',
  formulaWithoutValue: 'Formule dont le résultat n’est pas enregistré : lue comme une absence.',
  missingSheet: 'Feuille annoncée par le classeur, mais absente du fichier.',
  missingString: 'Texte annoncé par le classeur, mais absent du fichier.',
  tooManyColumns: 'Colonnes au-delà de ce qu’un tableur accepte : elles ne sont pas lues.',
  tooManyIssues: 'Trop de défauts de lecture pour tous les lister.',
  misplacedQuote: 'Guillemet au milieu d’une cellule : lu comme du texte.',
  unclosedQuote: 'Guillemet ouvert et jamais fermé.',
}

/** What a sort of finding means, in one sentence. */
export function findingMeaning(code: string): string {
  const documented: Readonly<Record<string, string>> = ISSUE_CODES
  return documented[code] ?? OTHER_FINDINGS[code] ?? 'Autre défaut du fichier, dit à sa place dans la liste.'
}

/** So many findings of a sort, in one sentence: "312 dates illisibles, non reprises". */
export function findingsSentence(code: string, count: number): string {
  const words = (GROUPS as Readonly<Record<string, Words>>)[code]
  return words
    ? countOf(count, words[0], words[1])
    : `${countOf(count, 'remarque', 'remarques')} : ${lowered(findingMeaning(code))}`
}

/** What one finding of a sort is: "montant illisible, non repris". */
export const findingWord = (code: string): string =>
  (GROUPS as Readonly<Record<string, Words>>)[code]?.[0] ?? lowered(findingMeaning(code))

/** What to do about findings of a sort; null: nothing, or what each of them says at its place. */
export const findingsRemedy = (code: string): string | null =>
  (GROUPS as Readonly<Record<string, Words>>)[code]?.[2] ?? null

/** "Feuille…" → "feuille…", and SIRET stays as it is. */
const lowered = (sentence: string): string =>
  /^\p{Lu}\p{Ll}/u.test(sentence) ? sentence.charAt(0).toLowerCase() + sentence.slice(1).replace(/\.$/, '') : sentence
