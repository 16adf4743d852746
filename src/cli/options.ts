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
    says: `taille d’un marché d’un JSON ou d’un XML, en mégaoctets (sinon ${megabytes(DEFAULT_LIMITS.maxRecordBytes)})`,
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
    'dry-run': { ...DRY_RUN, says: 'tout lire et tout comparer, sans rien écrire' },
    ...LIMIT_OPTIONS,
  },
  imports: {},
  undo: {},
  mapping: {
    list: { type: 'boolean', says: 'les présentations retenues, au lieu d’un fichier' },
    forget: { type: 'string', value: 'EMPREINTE', says: 'oublier une présentation retenue' },
  },
  contracts: { year: { ...YEAR, says: 'année de première notification, comme 2025 (sinon toutes)' } },
  indicators: {
    ...QUESTION,
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
} as const
export type CommandName = keyof typeof OPTIONS
