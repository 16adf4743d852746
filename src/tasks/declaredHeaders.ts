import { factOf } from '../considerations/columns.js'
import type { MappingFile } from '../register/mapping.js'
import type { Kind } from '../states.js'
import type { Database, Scope } from '../store/database.js'
import { optionsOfImport } from '../store/fates.js'

/** The header of the column that says each fact, in the words of a file. */
export type DeclaredHeaders = Partial<Record<Kind, string>>

/** Those of the file of an import, as somebody mapped its columns; none where they were only recognised, which is not kept. */
export async function declaredHeaders(db: Database, scope: Scope, importId: number | null): Promise<DeclaredHeaders> {
  const options = importId === null ? null : await optionsOfImport(db, scope, importId)
  const { mapping } = JSON.parse(options ?? '{}') as { readonly mapping?: MappingFile | null }
  const columns = mapping?.sheets.flatMap((sheet) => sheet.columns) ?? []
  return Object.fromEntries(
    columns.flatMap(({ field, header, declares }) => {
      const fact = field === 'colonne' ? factOf({ column: header, ...(declares ? { declares } : {}) }) : null
      return fact === null ? [] : [[fact, header]]
    }),
  )
}
