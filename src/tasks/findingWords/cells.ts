import { CHECK, CHECK_HIM, type FindingWords, RETYPE } from './words.js'

const SIRET = 'Donnez le SIRET de 14 chiffres sur la page du marché, où mène la liste ; ou dans le registre.'
const DATES = [
  'Écrivez-la jj/mm/aaaa, sur la page du marché ou dans le registre.',
  'Écrivez-les jj/mm/aaaa, sur la page du marché ou dans le registre.',
] as const

/** Findings about a cell, or about one value of a record. */
export const CELL_WORDS = {
  errorCell: [
    'erreur de calcul du tableur',
    'erreurs de calcul du tableur',
    [
      'Donnez sa valeur sur la page du marché, ou réparez la formule du registre.',
      'Donnez leur valeur sur la page du marché, ou réparez les formules du registre.',
    ],
  ],
  unreadableAmount: ['montant illisible, non repris', 'montants illisibles, non repris', RETYPE],
  amountOutOfRange: ['montant démesuré, non repris', 'montants démesurés, non repris', RETYPE],
  doubtfulAmount: ['montant lu avec un doute', 'montants lus avec un doute', CHECK_HIM],
  roundedAmount: ['montant arrondi au centime', 'montants arrondis au centime', null],
  unusableAmount: [
    'montant non exploitable, jamais sommé',
    'montants non exploitables, jamais sommés',
    'Donnez le montant HT réel, sur la page du marché ou dans le registre.',
  ],
  amountTTC: [
    'montant TTC, gardé à part',
    'montants TTC, gardés à part',
    'Donnez le montant HT, sur la page du marché ou dans le registre.',
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
  dateOutOfRange: ['date hors de 1990-2100, non reprise', 'dates hors de 1990-2100, non reprises', DATES],
  serialDate: ['nombre lu comme une date de tableur', 'nombres lus comme des dates de tableur', CHECK_HIM],
  swappedDate: ['date mois/jour, lue JJ/MM/AAAA', 'dates mois/jour, lues JJ/MM/AAAA', CHECK],
  scientificIdentifier: [
    'identifiant en notation scientifique, non lu',
    'identifiants en notation scientifique, non lus',
    SIRET,
  ],
  repairedSiret: ['SIRET complété de ses zéros perdus', 'SIRET complétés de leurs zéros perdus', null],
  repairedLetters: [
    'SIRET où une lettre tenait lieu de chiffre',
    'SIRET où des lettres tenaient lieu de chiffres',
    null,
  ],
  sirenOnly: ['SIREN au lieu d’un SIRET', 'SIREN au lieu de SIRET', null],
  sirenOfVat: [
    'numéro de TVA, lu comme le SIREN qu’il contient',
    'numéros de TVA, lus comme le SIREN qu’ils contiennent',
    null,
  ],
  invalidSiretKey: ['SIRET à la clé de contrôle fausse', 'SIRET à la clé de contrôle fausse', SIRET],
  postOfficeKey: ['SIRET de La Poste douteux', 'SIRET de La Poste douteux', SIRET],
  identifierLength: ['identifiant de longueur fausse', 'identifiants de longueur fausse', SIRET],
  identifierLetters: ['SIRET contenant des lettres', 'SIRET contenant des lettres', SIRET],
  placeholderIdentifier: ['identifiant de remplissage', 'identifiants de remplissage', SIRET],
  malformedIdentifier: ['identifiant qui n’est pas un SIRET', 'identifiants qui ne sont pas des SIRET', SIRET],
  associationNumber: [
    'numéro d’association (RNA) au lieu d’un SIRET',
    'numéros d’association (RNA) au lieu de SIRET',
    null,
  ],
  buyerSiren: ['acheteur connu par son seul SIREN', 'acheteurs connus par leur seul SIREN', null],
  unusableBuyer: ['SIRET d’acheteur inutilisable', 'SIRET d’acheteur inutilisables', SIRET],
  severalHolders: ['cellule de plusieurs titulaires', 'cellules de plusieurs titulaires', null],
  unreadableHours: ['nombre d’heures illisible', 'nombres d’heures illisibles', RETYPE],
  doubtfulHours: ['nombre d’heures lu avec un doute', 'nombres d’heures lus avec un doute', CHECK_HIM],
  roundedHours: ['nombre d’heures arrondi', 'nombres d’heures arrondis', null],
  unreadableDuration: [
    'durée illisible',
    'durées illisibles',
    [
      'Écrivez-la en mois, sur la page du marché ou dans le registre.',
      'Écrivez-les en mois, sur la page du marché ou dans le registre.',
    ],
  ],
  roundedDuration: ['durée arrondie au mois', 'durées arrondies au mois', null],
  noMonth: ['durée de 0 mois, lue 1 mois', 'durées de 0 mois, lues 1 mois', null],
  renewedDuration: ['durée lue reconductions comprises', 'durées lues reconductions comprises', CHECK],
  openRenewal: [
    'durée renouvelable un nombre de fois inconnu',
    'durées renouvelables un nombre de fois inconnu',
    'Indiquez la durée totale, sur la page du marché ou dans le registre.',
  ],
  datedTerm: ['durée tirée des dates de début et de fin', 'durées tirées des dates de début et de fin', null],
  endBeforeStart: [
    'date de fin antérieure au début, durée non reprise',
    'dates de fin antérieures au début, durée non reprise',
    'Donnez la durée sur la page du marché, ou corrigez l’une des deux dates dans le registre.',
  ],
  orderRow: [
    'bon de commande d’un marché, montant non compté',
    'bons de commande d’un marché, montants non comptés',
    'Donnez le montant du marché sur une ligne sans bon de commande, ou sur la page du marché.',
  ],
  unreadablePeriod: [
    'période illisible, heures gardées sans date',
    'périodes illisibles, heures gardées sans date',
    'Écrivez « 01/2024 » ou « T1 2024 » dans le registre.',
  ],
  unreadableCount: ['nombre entier illisible', 'nombres entiers illisibles', RETYPE],
  malformedCpv: [
    'code CPV illisible',
    'codes CPV illisibles',
    'Donnez les huit chiffres du code, sur la page du marché ou dans le registre.',
  ],
  longNumber: ['nombre très long, lu comme un texte', 'nombres très longs, lus comme des textes', null],
  cutText: ['texte trop long, coupé', 'textes trop longs, coupés', null],
  cellTooLong: ['cellule trop longue, coupée', 'cellules trop longues, coupées', null],
  misplacedQuote: [
    'guillemet au milieu d’une cellule, lu comme du texte',
    'guillemets au milieu d’une cellule, lus comme du texte',
    null,
  ],
  formulaWithoutValue: [
    'formule dont le résultat n’est pas enregistré, lue comme une absence',
    'formules dont le résultat n’est pas enregistré, lues comme une absence',
    'Ouvrez le classeur, enregistrez-le, et déposez-le de nouveau.',
  ],
} as const satisfies Record<string, FindingWords>
