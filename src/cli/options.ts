import { decimal, integer } from '../french.js'
import { DEFAULT_LIMITS } from '../register/limits.js'

const MEGABYTE = 1024 * 1024
const megabytes = (bytes: number): string => `${decimal(bytes / MEGABYTE, 0)} Mo`

/** Bounds on what one file may be; docs/limites.md says what each protects. */
export const LIMIT_OPTIONS = {
  'max-size': {
    type: 'string',
    value: 'MO',
    says: `taille d’un fichier, en mégaoctets (sinon ${megabytes(DEFAULT_LIMITS.maxFileBytes)} pour un classeur, ${megabytes(DEFAULT_LIMITS.maxStreamBytes)} pour un CSV, un JSON ou un XML)`,
  },
  'max-part': {
    type: 'string',
    value: 'MO',
    says: `taille d’une partie de classeur une fois décompressée, en mégaoctets (sinon ${megabytes(DEFAULT_LIMITS.maxPartBytes)})`,
  },
  'max-rows': {
    type: 'string',
    value: 'N',
    says: `lignes remplies d’une feuille ou d’un CSV (sinon ${integer(DEFAULT_LIMITS.maxRows)})`,
  },
  'max-cell': {
    type: 'string',
    value: 'N',
    says: `caractères d’une cellule, coupée au-delà (sinon ${integer(DEFAULT_LIMITS.maxCellLength)})`,
  },
  'max-record': {
    type: 'string',
    value: 'MO',
    says: `taille d’un marché d’un JSON ou d’un XML, ou d’une ligne de tableau, en mégaoctets (sinon ${megabytes(DEFAULT_LIMITS.maxRecordBytes)})`,
  },
} as const

const YEAR = { type: 'string', value: 'A' } as const
const DRY_RUN = { type: 'boolean' } as const
const PORT = { type: 'string', value: 'N', says: 'port de ce service (sinon 8080) ; 0 en prend un libre' } as const
const PLAN = { type: 'string', value: 'F' } as const

/** The period, buyer and contracts that figures are asked of. */
const QUESTION = {
  year: { ...YEAR, says: 'une année civile, comme 2025' },
  from: { type: 'string', value: 'J', says: 'premier jour, comme 2025-01-31, avec --to' },
  to: { type: 'string', value: 'J', says: 'dernier jour compris' },
  acheteur: {
    type: 'string',
    value: 'SIREN|SIRET',
    says: 'un acheteur seul, ou un de ses établissements (sinon tous)',
  },
  'min-amount': { type: 'string', value: 'E', says: 'marchés d’au moins tant d’euros hors taxes (sinon tous)' },
  amounts: {
    type: 'string',
    value: 'first|latest',
    says: 'montants de la première version des marchés, ou de la dernière (sinon first)',
  },
} as const

/** What every command takes. */
export const COMMON_OPTIONS = {
  db: { type: 'string', value: 'FICHIER', says: 'la base (sinon $SPASER_DB, sinon ./spaser.db)' },
  json: { type: 'boolean', says: 'réponse pour une machine' },
} as const

/** What each command takes beside, with the words of its help: value expected, unit, and what holds without it. */
export const OPTIONS = {
  import: {
    acheteur: { type: 'string', value: 'SIRET', says: 'acheteur des lignes qui n’en nomment pas (14 chiffres)' },
    mapping: {
      type: 'string',
      value: 'F',
      says: 'correspondance des colonnes, en JSON (voir « spaser mapping ») ; sinon les colonnes sont reconnues seules',
    },
    'dry-run': { ...DRY_RUN, says: 'tout lire et tout comparer, dire ce que l’import changerait, sans rien écrire' },
    plan: {
      ...PLAN,
      says: 'avec --dry-run, objectifs auxquels comparer, en JSON ; sinon le schéma enregistré pour l’année',
    },
    'no-keep': {
      type: 'boolean',
      says: 'ne pas garder le fichier dans la base (sinon il l’est, jusqu’à 100 Mo : la copie annotée en a besoin)',
    },
    ...LIMIT_OPTIONS,
  },
  imports: {},
  undo: { 'dry-run': { ...DRY_RUN, says: 'dire ce que cela changerait, sans rien écrire' } },
  'set-aside': {
    row: { type: 'string', multiple: true, value: 'N', says: 'cette ligne seule, par son numéro (sinon toutes)' },
    set: {
      type: 'string',
      multiple: true,
      value: 'CHAMP=VALEUR',
      says: 'avec un seul --row : ce que disait la ligne, par son en-tête ou par le numéro de sa colonne ; elle est relue',
    },
    leave: { type: 'boolean', says: 'avec --row : laisser ces lignes de côté' },
    reopen: { type: 'boolean', says: 'avec --row : les remettre à corriger' },
    'dry-run': { ...DRY_RUN, says: 'avec --set : dire ce que la ligne deviendrait, sans rien écrire' },
    reason: { type: 'string', value: 'TEXTE', says: 'pourquoi ; obligatoire avec --set et --leave' },
    document: { type: 'string', value: 'TEXTE', says: 'avec --set : la pièce sur laquelle on s’appuie' },
  },
  buyer: {
    'dry-run': { ...DRY_RUN, says: 'dire ce que cela changerait, sans rien écrire' },
  },
  annotate: {
    out: { type: 'string', value: 'F', says: 'le classeur à écrire ; sinon le nom du registre, suivi de « annoté »' },
    from: { type: 'string', value: 'FICHIER', says: 'le fichier importé, s’il n’est pas gardé dans la base' },
    ...LIMIT_OPTIONS,
  },
  mapping: {
    list: { type: 'boolean', says: 'les présentations retenues, au lieu d’un fichier' },
    forget: { type: 'string', value: 'EMPREINTE', says: 'oublier une présentation retenue' },
  },
  contracts: { year: { ...YEAR, says: 'année de première notification, comme 2025 (sinon toutes)' } },
  indicators: {
    ...QUESTION,
    only: { type: 'string', value: 'ID', says: 'ce chiffre seul, ou plusieurs séparés par des virgules (sinon tous)' },
    plan: {
      ...PLAN,
      says: 'objectifs auxquels comparer, en JSON (docs/plan.md) ; sinon le schéma enregistré pour l’année',
    },
  },
  freeze: {
    ...QUESTION,
    plan: {
      ...PLAN,
      says: 'objectifs auxquels comparer, en JSON (docs/plan.md) ; sinon le schéma enregistré pour l’année',
    },
    title: { type: 'string', value: 'T', says: 'titre du résultat figé ; sinon la période et le titre du plan' },
    author: { type: 'string', value: 'N', says: 'qui fige, comme « Léa Martin, commande publique »' },
    note: { type: 'string', value: 'T', says: 'ce qu’il faut savoir de ce résultat' },
    out: { type: 'string', value: 'DOSSIER', says: 'y écrire le classeur, les CSV et le JSON ; il est créé au besoin' },
    list: { type: 'boolean', says: 'les résultats figés' },
    show: { type: 'string', value: 'N°', says: 'les chiffres d’un résultat figé ; avec --out, ses fichiers' },
    diff: { type: 'string', value: 'N°', says: 'ce qui a changé depuis, chiffre par chiffre et marché par marché' },
  },
  plan: {
    list: { type: 'boolean', says: 'les schémas enregistrés' },
    preset: { type: 'string', value: 'ID', says: 'enregistrer un modèle, à adapter ensuite' },
    import: { type: 'string', value: 'F', says: 'enregistrer un fichier de plan, en JSON (docs/plan.md)' },
    export: { type: 'string', value: 'ID', says: 'donner un schéma enregistré comme fichier de plan' },
    'what-if': {
      type: 'string',
      value: 'OBJECTIF',
      says: 'ce que deviendrait un objectif, par son identifiant ; rien n’est écrit',
    },
    suppose: {
      type: 'string',
      multiple: true,
      value: 'NOM=VALEUR',
      says: 'avec --what-if, ce que l’on suppose, comme l’adresse de /hypotheses : confirmes=7, avec=10, heures[UID]=120',
    },
    year: { ...YEAR, says: 'avec --what-if, une année civile (sinon la dernière qui a des marchés)' },
    scheme: { type: 'string', value: 'ID', says: 'avec --what-if, un schéma (sinon celui de l’année)' },
    acheteur: { type: 'string', value: 'SIREN', says: 'avec --what-if, un acheteur seul (sinon tous)' },
  },
  tag: {
    rules: {
      type: 'string',
      value: 'F',
      says: 'règles d’un fichier JSON (docs/regles.md) ; sinon celles du programme',
    },
  },
  retag: {
    rules: {
      type: 'string',
      value: 'F',
      says: 'règles d’un fichier JSON (docs/regles.md) ; sinon celles du programme',
    },
    'dry-run': { ...DRY_RUN, says: 'dire ce qui changerait, sans rien écrire' },
  },
  correct: {
    set: {
      type: 'string',
      multiple: true,
      value: 'CHAMP=VALEUR',
      says: 'ce qu’est un champ (montant=12500), ou une colonne déclarée ("Clause sociale=Oui") ; vide : non renseigné',
    },
    'merge-into': { type: 'string', value: 'UID', says: 'le réunir à cet autre marché, qui est le même et reste seul' },
    decided: {
      type: 'string',
      multiple: true,
      value: 'FAIT=ÉTAT',
      says: 'avec --merge-into, où deux décisions ou deux faits s’opposent : ce qui vaut (insertionClause=yes, no ou review)',
    },
    'take-amount': {
      type: 'boolean',
      says: 'avec --merge-into, où deux montants s’opposent : prendre celui du marché réuni',
    },
    'dry-run': {
      ...DRY_RUN,
      says: 'avec --merge-into : dire ce qui serait gardé, complété, opposé, et les chiffres, sans rien écrire',
    },
    'apart-from': { type: 'string', value: 'UID', says: 'dire qu’il n’est pas cet autre marché, qui lui ressemble' },
    undo: {
      type: 'string',
      value: 'N',
      says: 'annuler une correction, une réunion ou une distinction, par son numéro',
    },
    reason: { type: 'string', value: 'TEXTE', says: 'pourquoi ; obligatoire, sauf avec --undo' },
    document: { type: 'string', value: 'TEXTE', says: 'la pièce sur laquelle on s’appuie' },
  },
  add: {
    set: {
      type: 'string',
      multiple: true,
      value: 'CHAMP=VALEUR',
      says: 'ce que dit un champ (acheteur, id, objet, montant…), ou une colonne déclarée ; acheteur et objet au moins',
    },
    reason: { type: 'string', value: 'TEXTE', says: 'pourquoi ; obligatoire' },
    document: { type: 'string', value: 'TEXTE', says: 'la pièce sur laquelle on s’appuie' },
  },
  split: {
    set: {
      type: 'string',
      multiple: true,
      value: 'CHAMP=VALEUR',
      says: 'ce que dit le nouveau marché ; le reste est repris du premier, sauf montants et heures',
    },
    stays: {
      type: 'string',
      multiple: true,
      value: 'CHAMP=VALEUR',
      says: 'ce qui change du marché qui reste',
    },
    reason: { type: 'string', value: 'TEXTE', says: 'pourquoi ; obligatoire' },
    document: { type: 'string', value: 'TEXTE', says: 'la pièce sur laquelle on s’appuie' },
  },
  review: {
    fact: { type: 'string', value: 'FAIT', says: 'un fait seul, comme insertionClause (sinon tous)' },
    year: { ...YEAR, says: 'année de première notification, comme 2025 (sinon toutes)' },
    acheteur: { type: 'string', value: 'SIREN|SIRET', says: 'un acheteur seul (sinon tous)' },
    rule: { type: 'string', value: 'ID', says: 'marchés où cette règle a trouvé quelque chose' },
    search: { type: 'string', value: 'MOTS', says: 'marchés qui portent ces mots' },
    later: { type: 'string', value: 'UID', says: 'avec --fact : remettre cette question à plus tard, en fin de file' },
    resume: { type: 'boolean', says: 'reprendre les questions remises à plus tard' },
    reconfirm: { type: 'boolean', says: 'décisions et corrections sous lesquelles les registres ont changé' },
    confirm: {
      type: 'string',
      multiple: true,
      value: 'SORTE:N',
      says: 'confirmer ce que liste --reconfirm, comme decision:3, champ:4, reunion:5 ou scission:6 ; groupe:NOM, toutes les décisions de même cause',
    },
    'take-back': {
      type: 'string',
      multiple: true,
      value: 'SORTE:N',
      says: 'le retirer : ce qui valait avant vaut de nouveau',
    },
  },
  decide: {
    uid: { type: 'string', value: 'UID', says: 'le marché, comme le donne « spaser review »' },
    fact: { type: 'string', value: 'FAIT', says: 'le fait, comme insertionClause' },
    state: { type: 'string', value: 'ÉTAT', says: 'yes, no ou review ; withdraw retire la décision en vigueur' },
    reason: { type: 'string', value: 'T', says: 'pourquoi (sinon ce qui est lu) ; obligatoire avec review' },
    document: { type: 'string', value: 'T', says: 'la pièce, l’article, la page (sinon aucune)' },
    expect: {
      type: 'string',
      value: 'LU',
      says: 'le « lu » que donne « spaser review » ; refusé si ce qui est lu du marché a changé depuis',
    },
    undo: { type: 'boolean', says: 'annuler la dernière décision, ou son groupe' },
    line: { type: 'string', value: 'N', says: 'avec --undo : annuler cette ligne du journal' },
  },
  journal: {
    fact: { type: 'string', value: 'FAIT', says: 'un fait seul, comme insertionClause (sinon tous)' },
    uid: { type: 'string', value: 'UID', says: 'un marché seul (sinon tous)' },
    'in-force': { type: 'boolean', says: 'les seules décisions en vigueur' },
    undocumented: { type: 'boolean', says: 'celles en vigueur qui ne s’appuient sur aucune pièce' },
    corrections: { type: 'boolean', says: 'celui des corrections faites à la main, au lieu de celui des décisions' },
    csv: { type: 'boolean', says: 'un tableau pour un tableur' },
  },
  serve: {
    port: PORT,
    plan: {
      ...PLAN,
      says: 'objectifs que montrent les pages tant qu’aucun schéma n’est enregistré, en JSON (docs/plan.md) ; sinon aucun',
    },
    ...LIMIT_OPTIONS,
    'max-size': { ...LIMIT_OPTIONS['max-size'], says: 'taille d’un dépôt, en mégaoctets (sinon 100 Mo)' },
  },
  demo: {
    port: PORT,
    'no-serve': { type: 'boolean', says: 'importer et donner les chiffres, sans ouvrir les pages' },
  },
  bench: {},
  backup: {},
  restore: {},
  organisation: {
    rename: { type: 'string', value: 'NOM', says: 'le nom que montrent les pages' },
    delete: {
      type: 'string',
      value: 'NOM',
      says: 'supprimer tout ce que l’organisation garde ; son nom exact, pour confirmer',
    },
  },
} as const
export type CommandName = keyof typeof OPTIONS
