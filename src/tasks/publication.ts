import type { Database, Scope } from '../store/database.js'
import { listImports } from '../store/imports.js'
import { currentRevision } from '../store/revision.js'

/**
 * What the organisation sees, as a text that changes when it does. The revision alone would be the same in two bases; the
 * moment of the last import tells them apart.
 */
export async function publicationOf(db: Database, scope: Scope): Promise<string> {
  const [revision, imports] = [await currentRevision(db, scope), await listImports(db, scope)]
  return `${revision} ${imports.at(-1)?.finishedAt ?? ''}`
}
