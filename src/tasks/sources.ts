import type { IsoDate } from '../contract.js'
import { BUILT_IN_VERSION } from '../indicators/definitions.js'
import { rulesVersions } from '../store/contracts.js'
import type { Database, Scope } from '../store/database.js'
import { latestData } from './indicators.js'
import type { Memo } from './memo.js'

/** From what, and by what, figures are made: said beside them wherever a program reads them. */
export interface Sources {
  /** Day in France of the latest import that stands; null: nothing is imported. */
  readonly importedOn: IsoDate | null
  /** The rule sets by which the contracts were read, oldest first. */
  readonly rules: readonly string[]
  /** Of the built-in definitions; those of a plan say their own. */
  readonly definitions: number
}

export function sourcesOf(db: Database, scope: Scope, memo: Memo): Promise<Sources> {
  return memo.of(db, scope, 'sources', async () => ({
    importedOn: await latestData(db, scope),
    rules: await rulesVersions(db, scope),
    definitions: BUILT_IN_VERSION,
  }))
}
