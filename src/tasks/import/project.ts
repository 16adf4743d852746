import { RULES_VERSION } from '../../considerations/rules.js'
import { considerationsOf } from '../../considerations/tag.js'
import type { Considerations, Flag } from '../../considerations/types.js'
import { lotOf } from '../../contract/identity.js'
import { saysSubsequent, saysTest } from '../../contract/nature.js'
import { foldVersions, recordDigest } from '../../contract/versions.js'
import { type ContractRecord, type SourceText, yearDateOf } from '../../contract.js'
import { KINDS } from '../../states.js'
import type { StoredContract } from '../../store/contracts.js'
import type { StoredVersion } from '../../store/versions.js'

/** A contract as its versions make it, with what was found in it: the row that is counted. */
export function projectContract(versions: readonly [StoredVersion, ...StoredVersion[]]): StoredContract {
  const [{ uid, baseUid, lot }] = versions
  const { importId, record, montantLatest, laterTexts } = foldVersions(versions.map(familyOf))
  const year = yearDateOf(record)
  const considerations = read(record, record.texts)
  const later = laterTexts ? read(record, laterTexts) : considerations
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
    direction: oneLine(record.direction),
    categorie: oneLine(record.categorie),
    record,
    considerations: { ...considerations, flags: [...considerations.flags, ...changes(considerations, later)] },
    rulesVersion: RULES_VERSION,
  }
}

/** What two states of the versions are compared by. */
export function foldedDigest(versions: readonly StoredVersion[]): string {
  const { record, montantLatest, laterTexts } = foldVersions(versions.map(familyOf))
  const later = laterTexts?.map(({ cell: _, ...text }) => text) ?? null
  return JSON.stringify([recordDigest(record), montantLatest, later])
}

/** A name to choose and to group by: a line break typed in a cell would make it two, and no form could send it back. */
const oneLine = (name: string | null): string | null => name?.replace(/\s+/g, ' ').trim() || null

const read = (record: ContractRecord, texts: readonly SourceText[]): Considerations =>
  considerationsOf(texts.map((text) => ({ ...text, lot: lotOf(record) })))

/** Facts that a modification changed since notification. */
const changes = (notified: Considerations, later: Considerations): Flag[] =>
  KINDS.filter((kind) => notified.states[kind] !== later.states[kind]).map((kind) => ({ kind, flag: 'changedSince' }))

const familyOf = (version: StoredVersion) => ({
  importId: version.importId,
  record: version.record,
  family: version.format === 'decp-json' ? ('decp' as const) : ('register' as const),
})
