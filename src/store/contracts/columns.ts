import { KINDS } from '../../states.js'
import { type ContractDetailTable, type ContractTable, STATE_COLUMNS } from '../tables/contracts.js'
import { TRAIT_COLUMNS } from '../traits.js'

/** Who a contract is, and where it comes from. */
export const PLACED = ['uid', 'source_import_id', 'base_uid'] as const satisfies readonly (keyof ContractTable)[]

/** What it is counted by. */
export const COUNTED_BY = [
  'lot',
  'type',
  'test',
  'acheteur',
  'id',
  'id_accord_cadre',
  'says_subsequent',
  'year_date',
  'year_basis',
  'montant_first',
  'montant_latest',
  'montant_maximum',
  'heures_contractualisees',
  'heures_realisees',
  'hours',
  'direction',
  'categorie',
  'procedure',
  'nature',
  'consultation',
  'date_lancement',
  'valeur_estimee',
  'holder_ids',
  'grounds',
] as const satisfies readonly (keyof ContractTable)[]

/** What was found in its texts, and by which rules. */
export const FOUND = [
  ...KINDS.map((kind) => STATE_COLUMNS[kind]),
  'reserved_to',
  'topics',
  'social_object',
  'environmental_object',
  'undeclared',
  'unfound',
  'questions',
  'rules',
  'rules_version',
] as const satisfies readonly (keyof ContractTable)[]

/** What lists show, sort and search. */
export const SHOWN = [
  'objet',
  'acheteur_nom',
  'holders',
  'acheteur_sort',
  'holders_sort',
  'code_cpv',
  'duree_mois',
  'search',
] as const satisfies readonly (keyof ContractTable)[]

/** All columns of a contract but whose it is and whether it is seen. */
export const COLUMNS = [...PLACED, ...COUNTED_BY, ...FOUND, ...SHOWN] as const

export type Column = (typeof COLUMNS)[number]

export const EVIDENCE = [
  'tags',
  'flags',
  'objects',
  'quantities',
] as const satisfies readonly (keyof ContractDetailTable)[]

/** What is wide of it. */
export const DETAIL = ['record', ...EVIDENCE] as const

/** The record of a contract `c` with its detail `d`: written with it, or where its source import wrote it. */
export const RECORD = `CASE d.record WHEN '' THEN (
    SELECT v.record FROM contract_version AS v
    WHERE v.organisation_id = c.organisation_id AND v.uid = c.uid AND v.import_id = c.source_import_id
  ) ELSE d.record END`

/** Columns from which `toCounted` makes what counting sees. */
export const COUNTED = [
  'uid',
  'type',
  'test',
  'acheteur',
  'id',
  'id_accord_cadre',
  'lot',
  'says_subsequent',
  'year_date',
  'montant_first',
  'montant_latest',
  'montant_maximum',
  ...KINDS.map((kind) => STATE_COLUMNS[kind]),
  'heures_contractualisees',
  'heures_realisees',
  'hours',
  'direction',
  'categorie',
  ...TRAIT_COLUMNS,
  'duree_mois',
  'code_cpv',
  'procedure',
  'nature',
  'consultation',
  'date_lancement',
  'valeur_estimee',
  'base_uid',
  'holder_ids',
  'reserved_to',
  'grounds',
] as const satisfies readonly Column[]

/** Columns of names, which are asked for folded. */
export const NAME_COLUMNS = ['procedure', 'nature', 'direction', 'categorie'] as const satisfies readonly Column[]
