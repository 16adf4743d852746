import { circularIn } from '../indicators/frameworks.js'
import type { Database, Scope, Value } from './database.js'
import { slicesOf } from './selection.js'

/** A contract names a framework other than itself. */
export const NAMES_FRAMEWORK = `(id_accord_cadre IS NOT NULL AND id_accord_cadre <> coalesce(id, ''))`

/** Buyers not stated count as one buyer. */
export const sirenOf = (contract: string): string => `coalesce(substr(${contract}.acheteur, 1, 9), '')`

/** The framework it names is known here: of a contract of the table itself, not of another name for it. Readers trim identifiers, so that they are compared as they are. */
export const HAS_FRAMEWORK = `EXISTS (SELECT 1 FROM contract AS framework INDEXED BY contract_by_id
  WHERE framework.organisation_id = contract.organisation_id AND framework.current = 1 AND framework.id IS NOT NULL
    AND framework.id = contract.id_accord_cadre AND ${sirenOf('framework')} = ${sirenOf('contract')})`

interface Text {
  readonly sql: string
  readonly parameters: readonly Value[]
}

/** Whether a contract that names a framework is a call-off of it, as `frameworksOf` of the indicators says in memory. */
export function callOffText(circular: readonly string[]): Text {
  if (circular.length === 0) return { sql: HAS_FRAMEWORK, parameters: [] }
  const among = amongText('uid', circular)
  return { sql: `(${HAS_FRAMEWORK} AND NOT ${among.sql})`, parameters: among.parameters }
}

/** Any of these values, which travel as JSON. */
export function amongText(column: string, values: readonly string[]): Text {
  const parameters = slicesOf(values).map((slice) => JSON.stringify(slice))
  const slices = parameters.map(() => '(?)').join(', ')
  return {
    sql: `(${column} IN (SELECT each.value FROM (VALUES ${slices}) AS slice, json_each(slice.column1) AS each))`,
    parameters,
  }
}

/** Contracts whose framework is, in the end, a call-off of theirs: none of another. Uids, in no order. */
export async function circularCallOffs(db: Database, { organisationId }: Scope): Promise<string[]> {
  const rows = await db.values({
    sql: `SELECT framework.uid, framework.acheteur, framework.id, framework.id_accord_cadre
      FROM (SELECT DISTINCT id_accord_cadre AS id, ${sirenOf('contract')} AS siren
        FROM contract INDEXED BY contract_by_framework
        WHERE organisation_id = ? AND current = 1 AND ${NAMES_FRAMEWORK}) AS wanted
      CROSS JOIN contract AS framework INDEXED BY contract_by_id
        ON framework.organisation_id = ? AND framework.current = 1 AND framework.id IS NOT NULL
          AND framework.id = wanted.id AND ${sirenOf('framework')} = wanted.siren
      WHERE framework.id_accord_cadre IS NOT NULL AND framework.id_accord_cadre <> framework.id`,
    parameters: [organisationId, organisationId],
  })
  return circularIn(
    rows.map(([uid, acheteur, id, idAccordCadre]) => ({
      ...{ uid: String(uid), acheteur: textOf(acheteur), id: textOf(id), idAccordCadre: textOf(idAccordCadre) },
    })),
  )
}

const textOf = (value: unknown): string | null => (value === null ? null : String(value))
