import { sql } from 'kysely'
import type { ContractRecord } from '../../contract.js'
import type { Database, Scope } from '../database.js'
import type { ImportOrigin } from '../imports.js'
import { fieldsSet, type Part, partsOf } from './parts.js'
import { LATE, readBack, SPOKEN_FOR, type Written } from './row.js'

/** What one import said of one contract, and which import that was. */
export interface ContractReading {
  /** Its own, or that of what somebody made part of it. */
  readonly uid: string
  readonly importId: number
  /** The import it speaks for: another where a row set aside was corrected late. */
  readonly spokenFor: number
  readonly late: boolean
  readonly file: string
  readonly format: string
  readonly actor: string
  /** ISO instant. */
  readonly finishedAt: string | null
  readonly record: ContractRecord
  /** Rows that only amend the contract, which the file does not state; null: it does. */
  readonly amendments: readonly ContractRecord[] | null
  readonly part: Part | null
  /** Where the import was made here: of rows set aside and corrected, or of rows typed. */
  readonly origin: ImportOrigin['kind'] | null
}

/** Every visible reading of a contract and of what is part of it, in the order of the imports they speak for. */
export async function readingsOf(db: Database, scope: Scope, uid: string): Promise<ContractReading[]> {
  const { organisationId } = scope
  const parts = (await partsOf(db, scope, [uid])).get(uid) ?? []
  const corrections = await fieldsSet(db, scope, parts)
  const { rows } = await sql<Written<ContractReading>>`
    SELECT v.uid, i.id AS importId, ${SPOKEN_FOR} AS spokenFor, ${LATE} AS late, i.file_name AS file, i.format, i.actor,
      i.finished_at AS finishedAt, v.record, v.amendments,
      (SELECT o.kind FROM import_origin AS o WHERE o.import_id = i.id) AS origin
    FROM json_each(${JSON.stringify([uid, ...parts])}) AS said
    CROSS JOIN contract_version AS v ON v.organisation_id = ${organisationId} AND v.uid = said.value
    JOIN import AS i ON i.id = v.import_id AND i.state = 'done'
    ORDER BY spokenFor, v.import_id, said.key`.execute(db.query)
  const partIn = (of: string): Part | null =>
    of === uid ? null : { rank: parts.indexOf(of) + 1, corrections: corrections.get(of) ?? [] }
  return rows.map((row) => ({ ...readBack(row), part: partIn(row.uid) }))
}
