import { type Siret, siretSchema } from '../contract.js'
import { type MappingFile, mappingFileSchema } from '../register/mapping.js'
import type { Database, Scope } from '../store/database.js'
import { optionsOfImport } from '../store/fates.js'
import type { ImportSummary } from '../store/imports.js'
import { buyerGivenSince, contractsWithoutBuyer } from '../store/restated.js'

/** Who buys, of a deposit already made. */
export interface BuyerOfImport {
  /** What was given beside the file; null: nothing was. */
  readonly given: Siret | null
  /** Contracts shown without a buyer. */
  readonly missing: number
  /** The import since which its contracts all have one: another is given to that one. null: none. */
  readonly givenBy: { readonly importId: number; readonly buyer: string } | null
}

/** The same; null where its buyer is not to be given: undone, made here, or every row names its own. */
export async function buyerOfImport(db: Database, scope: Scope, summary: ImportSummary): Promise<BuyerOfImport | null> {
  if (summary.state !== 'done' || isMadeHere(summary)) return null
  const [missing, { acheteur: given }] = [
    await contractsWithoutBuyer(db, scope, summary.id),
    await askedOf(db, scope, summary.id),
  ]
  if (missing > 0 || given !== null) return { given, missing, givenBy: null }
  const givenBy = await buyerGivenSince(db, scope, summary.id)
  return givenBy ? { given, missing, givenBy } : null
}

/** Of rows corrected, or typed: a file taken back is the one that somebody gave. */
export const isMadeHere = ({ origin }: ImportSummary): boolean =>
  origin?.kind === 'corrected' || origin?.kind === 'typed'

/** What an import was asked beside its file. */
export async function askedOf(
  db: Database,
  scope: Scope,
  id: number,
): Promise<{ readonly acheteur: Siret | null; readonly mapping: MappingFile | null }> {
  const asked = JSON.parse((await optionsOfImport(db, scope, id)) ?? '{}') as Record<string, unknown>
  return {
    acheteur: siretSchema.nullable().parse(asked.acheteur ?? null),
    mapping: mappingFileSchema.nullable().parse(asked.mapping ?? null),
  }
}
