import { doubtsOf, doubtsText } from '../../considerations/doubts.js'
import type { Considerations } from '../../considerations/types.js'
import type { ContractRecord } from '../../contract.js'
import { fold, foldAll } from '../../fold.js'
import { groundsText } from '../../indicators/grounds.js'
import type { ObjectKind } from '../../topics.js'
import type { StoredContract } from '../contracts.js'
import type { Value } from '../database.js'
import { listJson, packTags, sharedJson } from '../evidence.js'
import type { ContractTable } from '../tables/contracts.js'
import { COUNTED_BY, type Column, FOUND, SHOWN } from './columns.js'

/** What is written of a contract, but for who it is: that shows once its row is set beside the others. */
export interface ContractCells {
  /** In the order of `COLUMNS`, the placed ones left out. */
  readonly columns: readonly Value[]
  /** JSON of the evidence, in the order of `EVIDENCE`. */
  readonly evidence: readonly string[]
}

type Unplaced = Omit<StoredContract, 'uid' | 'baseUid' | 'sourceImportId'>

export function contractCells(contract: Unplaced): ContractCells {
  const { tags, flags, objects, quantities } = contract.considerations
  return {
    columns: [
      ...cellsOf(COUNTED_BY, countedColumns(contract)),
      ...cellsOf(FOUND, foundColumns(contract)),
      ...cellsOf(SHOWN, shownColumns(contract.record)),
    ],
    evidence: [packTags(tags), sharedJson(flags), listJson(objects), listJson(quantities)],
  }
}

const cellsOf = <C extends Column>(columns: readonly C[], row: Pick<ContractTable, C>): Value[] =>
  columns.map((column) => row[column])

const toBit = (value: boolean): 0 | 1 => (value ? 1 : 0)

const isBought = ({ objects }: Considerations, kind: ObjectKind): boolean =>
  objects.some(({ object }) => object === kind)

/** Sorted, so that contracts read by the same rules say it alike. */
function rulesOf({ tags, objects }: Considerations): string[] {
  const rules: string[] = []
  for (const { rule } of tags) if (!rules.includes(rule)) rules.push(rule)
  for (const { rule } of objects) if (!rules.includes(rule)) rules.push(rule)
  return rules.sort()
}

/** What it is, and the dates, amounts and hours it is counted by. */
function countedColumns(contract: Unplaced) {
  return {
    lot: contract.lot,
    type: contract.type,
    test: toBit(contract.test),
    acheteur: contract.acheteur,
    id: contract.id,
    id_accord_cadre: contract.idAccordCadre,
    says_subsequent: toBit(contract.saysSubsequent),
    year_date: contract.yearDate,
    year_basis: contract.yearBasis,
    montant_first: contract.montantFirst,
    montant_latest: contract.montantLatest,
    montant_maximum: toBit(contract.montantMaximum),
    heures_contractualisees: contract.heuresContractualisees,
    heures_realisees: contract.heuresRealisees,
    hours: listJson(contract.hours),
    direction: contract.direction,
    categorie: contract.categorie,
    procedure: contract.procedure,
    nature: contract.nature,
    consultation: contract.consultation,
    date_lancement: contract.dateLancement,
    valeur_estimee: contract.valeurEstimee,
    holder_ids: listJson(contract.holders),
    grounds: groundsText(contract.grounds),
  }
}

/** What was found in its texts, and by which rules. */
function foundColumns({ considerations, rulesVersion }: Pick<StoredContract, 'considerations' | 'rulesVersion'>) {
  const { states } = considerations
  return {
    insertion_clause: states.insertionClause,
    social_clause: states.socialClause,
    social_criterion: states.socialCriterion,
    reserved: states.reserved,
    environmental_clause: states.environmentalClause,
    environmental_criterion: states.environmentalCriterion,
    reserved_to: sharedJson(considerations.reservedTo),
    topics: sharedJson(considerations.topics),
    social_object: toBit(isBought(considerations, 'socialObject')),
    environmental_object: toBit(isBought(considerations, 'environmentalObject')),
    undeclared: sharedJson(considerations.gaps.undeclared),
    unfound: sharedJson(considerations.gaps.unfound),
    questions: doubtsText(doubtsOf(considerations)),
    rules: listJson(rulesOf(considerations)),
    rules_version: rulesVersion,
  }
}

/** What lists show, sort and search. */
function shownColumns(record: ContractRecord) {
  const holders = holderNames(record)
  return {
    objet: record.objet,
    acheteur_nom: record.acheteur.nom,
    holders: holders.join(' · '),
    acheteur_sort: record.acheteur.nom && fold(record.acheteur.nom),
    holders_sort: foldAll(holders),
    code_cpv: record.codeCPV,
    duree_mois: record.dureeMois,
    search: searchText(record),
  }
}

function holderNames({ titulaires }: ContractRecord): string[] {
  const names: string[] = []
  for (const { denominationSociale, id } of titulaires) {
    const name = denominationSociale ?? id
    if (name !== null) names.push(name)
  }
  return names
}

/** What a person may type to find a contract again, folded as their words will be; lists sort by it, so the object leads. */
function searchText(record: ContractRecord): string {
  const { id, consultation, objet, lotObjet, acheteur, direction, categorie, codeCPV, titulaires } = record
  const said = [objet, lotObjet, id, consultation, acheteur.nom, direction, categorie, codeCPV]
  for (const holder of titulaires) said.push(holder.denominationSociale, holder.id)
  return foldAll(said)
}
