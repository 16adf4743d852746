import { RULES_VERSION } from '../../considerations/rules.js'
import { considerationsOf } from '../../considerations/tag.js'
import { lotOf } from '../../contract/identity.js'
import { saysSubsequent, saysTest } from '../../contract/nature.js'
import { foldVersions } from '../../contract/versions.js'
import { yearDateOf } from '../../contract.js'
import type { StoredContract } from '../../store/contracts.js'
import type { StoredVersion } from '../../store/versions.js'

/** A contract as its versions make it, with what was found in it: the row that is counted. */
export function projectContract(versions: readonly [StoredVersion, ...StoredVersion[]]): StoredContract {
  const [{ uid, baseUid, lot }] = versions
  const { importId, record, montantLatest } = foldVersions(versions.map(familyOf))
  const year = yearDateOf(record)
  const considerations = considerationsOf(record.texts.map((text) => ({ ...text, lot: lotOf(record) })))
  return {
    uid,
    baseUid,
    lot,
    sourceImportId: importId,
    type: record.type,
    test: saysTest(record.objet),
    acheteur: record.acheteur.id,
    id: record.id,
    idAccordCadre: record.idAccordCadre,
    saysSubsequent: saysSubsequent(record),
    yearDate: year.date,
    yearBasis: year.basis,
    montantFirst: record.montant,
    montantLatest,
    montantMaximum: record.montantMaximum,
    states: considerations.states,
    heuresContractualisees: record.heuresContractualisees,
    heuresRealisees: record.heuresRealisees,
    hours: record.hours,
    record,
    considerations,
    rulesVersion: RULES_VERSION,
  }
}

const familyOf = (version: StoredVersion) => ({
  importId: version.importId,
  record: version.record,
  family: version.format === 'decp-json' ? ('decp' as const) : ('register' as const),
})
