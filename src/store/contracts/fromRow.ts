import type { IsoDate, YearBasis } from '../../contract.js'
import { groundsIn } from '../../indicators/grounds.js'
import type { CountedContract } from '../../indicators/types.js'
import type { Kind, States } from '../../states.js'
import type { StoredContract } from '../contracts.js'
import { unpackTags } from '../evidence.js'
import type { ContractDetailTable, ContractTable, STATE_COLUMNS } from '../tables/contracts.js'
import { traitsOfRow } from '../traits.js'
import type { COUNTED, Column, DETAIL } from './columns.js'

type Row = Pick<ContractTable, Column>
type WholeRow = Row & Pick<ContractDetailTable, (typeof DETAIL)[number]>
type CountedRow = Pick<ContractTable, (typeof COUNTED)[number]>

/** The six facts of a row. */
export function toStates(row: Pick<ContractTable, (typeof STATE_COLUMNS)[Kind]>): States {
  return {
    insertionClause: row.insertion_clause,
    socialClause: row.social_clause,
    socialCriterion: row.social_criterion,
    reserved: row.reserved,
    environmentalClause: row.environmental_clause,
    environmentalCriterion: row.environmental_criterion,
  }
}

/** A row as counting sees it: columns were written from the branded values they are read back into. */
export function toCounted(row: CountedRow): CountedContract {
  return {
    uid: row.uid,
    type: row.type,
    test: row.test === 1,
    acheteur: row.acheteur,
    id: row.id,
    idAccordCadre: row.id_accord_cadre,
    lot: row.lot,
    saysSubsequent: row.says_subsequent === 1,
    yearDate: row.year_date as IsoDate | null,
    montantFirst: row.montant_first as CountedContract['montantFirst'],
    montantLatest: row.montant_latest as CountedContract['montantLatest'],
    montantMaximum: row.montant_maximum === 1,
    states: toStates(row),
    traits: traitsOfRow(row),
    heuresContractualisees: row.heures_contractualisees as CountedContract['heuresContractualisees'],
    heuresRealisees: row.heures_realisees as CountedContract['heuresRealisees'],
    hours: row.hours === '[]' ? [] : JSON.parse(row.hours),
    direction: row.direction,
    categorie: row.categorie,
    dureeMois: row.duree_mois,
    codeCPV: row.code_cpv,
    procedure: row.procedure,
    nature: row.nature,
    consultation: row.consultation,
    dateLancement: row.date_lancement as IsoDate | null,
    valeurEstimee: row.valeur_estimee as CountedContract['valeurEstimee'],
    baseUid: row.base_uid,
    holders: JSON.parse(row.holder_ids),
    reservedTo: JSON.parse(row.reserved_to),
    grounds: groundsIn(row.grounds),
  }
}

export function toContract(row: WholeRow): StoredContract {
  const counted = toCounted(row)
  return {
    ...counted,
    sourceImportId: row.source_import_id,
    yearBasis: row.year_basis as YearBasis | null,
    record: JSON.parse(row.record),
    considerations: {
      states: counted.states,
      reservedTo: counted.reservedTo,
      tags: unpackTags(row.tags, row.rules_version),
      flags: JSON.parse(row.flags),
      objects: JSON.parse(row.objects),
      quantities: JSON.parse(row.quantities),
      topics: JSON.parse(row.topics),
      gaps: { undeclared: JSON.parse(row.undeclared), unfound: JSON.parse(row.unfound) },
    },
    rulesVersion: row.rules_version,
  }
}
