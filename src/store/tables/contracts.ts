import type { Kind, State } from '../../states.js'
import type { Json } from './json.js'

export interface ContractVersionTable {
  organisation_id: string
  import_id: number
  uid: string
  base_uid: string
  lot: string | null
  objet_key: string
  holders_key: string
  montant: number | null
  digest: string
  place: string
  record: Json
  amendments: Json | null
}

/** Column of each fact: a fact is one column, so that an indicator is one scan. */
export const STATE_COLUMNS = {
  insertionClause: 'insertion_clause',
  socialClause: 'social_clause',
  socialCriterion: 'social_criterion',
  reserved: 'reserved',
  environmentalClause: 'environmental_clause',
  environmentalCriterion: 'environmental_criterion',
} as const satisfies Record<Kind, string>

export interface ContractTable extends Record<(typeof STATE_COLUMNS)[Kind], State> {
  organisation_id: string
  uid: string
  import_id: number
  current: 0 | 1
  source_import_id: number
  base_uid: string
  lot: string | null
  type: 'marche' | 'concession'
  test: 0 | 1
  acheteur: string | null
  id: string | null
  id_accord_cadre: string | null
  says_subsequent: 0 | 1
  year_date: string | null
  year_basis: string | null
  montant_first: number | null
  montant_latest: number | null
  montant_maximum: 0 | 1
  heures_contractualisees: number | null
  heures_realisees: number | null
  hours: Json
  direction: string | null
  categorie: string | null
  reserved_to: Json
  topics: Json
  social_object: 0 | 1
  environmental_object: 0 | 1
  /** Kinds: written and not declared, declared and written nowhere. */
  undeclared: Json
  unfound: Json
  /** What waits for a person, as `doubtsText` writes it. */
  questions: string
  /** Ids of the rules that found something, each once. */
  rules: Json
  rules_version: string
  objet: string
  acheteur_nom: string | null
  holders: string
  /** Folded names, by which lists sort; null: no name is stated. */
  acheteur_sort: string | null
  holders_sort: string
  code_cpv: string | null
  duree_mois: number | null
  procedure: string | null
  nature: string | null
  consultation: string | null
  date_lancement: string | null
  valeur_estimee: number | null
  holder_ids: Json
  /** As `groundsText` writes them; '': the contract was read before they were kept. */
  grounds: string
  search: string
}

/** What is wide of a contract: read one at a time, or page by page; never scanned. */
export interface ContractDetailTable {
  organisation_id: string
  uid: string
  import_id: number
  /** '': that of `contract_version` by the contract's source import. */
  record: Json
  tags: Json
  flags: Json
  objects: Json
  quantities: Json
}

/** What a name written in a register folds into, since SQL cannot fold. */
export interface FoldedNameTable {
  organisation_id: string
  name: string
  folded: string
}
