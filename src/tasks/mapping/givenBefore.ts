import type { ByteSource } from '../../register/byteSource.js'
import { withoutFoundUnits } from '../../register/foundUnits.js'
import { DEFAULT_LIMITS } from '../../register/limits.js'
import { type MappingFile, mappingFileSchema } from '../../register/mapping.js'
import type { ReadLimits } from '../../register/types.js'
import type { Database, Scope } from '../../store/database.js'
import { optionsOfBytes } from '../../store/imports.js'
import { unsigned } from './blanks.js'

interface Read {
  readonly file: ByteSource
  readonly sha256: string
  readonly limits?: Partial<ReadLimits> | undefined
  /** What its headers recall. */
  readonly recalled: MappingFile
}

/**
 * The mapping that an import of the same bytes was given, where it comes to what its headers recall: the sheets left out and the
 * units that the file says itself are recalled of no presentation. null: none does, or somebody settled otherwise since.
 */
export async function givenBefore(db: Database, scope: Scope, read: Read): Promise<MappingFile | null> {
  const recalled = essentials(read.recalled)
  for (const options of await optionsOfBytes(db, scope, read.sha256)) {
    const given = mappingIn(options)
    if (!given) continue
    const lasting = await withoutFoundUnits(read.file, { ...DEFAULT_LIMITS, ...read.limits }, given)
    if (essentials(lasting) === recalled) return given
  }
  return null
}

/** As it was written, to the letter: by that the import is known again. */
const mappingIn = (options: string): MappingFile | null =>
  (JSON.parse(options) as { readonly mapping?: MappingFile | null }).mapping ?? null

/** What two mappings that read the same tables alike have in common, as one text. */
function essentials(mapping: MappingFile): string {
  const { sheets } = mappingFileSchema.parse(unsigned(mapping))
  const tables = sheets.filter(({ columns }) => columns.length > 0)
  return JSON.stringify(
    tables.map(({ columns, ...sheet }) => ({
      ...sheet,
      columns: columns.map((column) => ({ ...column, header: column.header.trim() })),
    })),
  )
}
