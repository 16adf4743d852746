import type { Siret } from '../../contract.js'
import type { MappingFile } from '../../register/mapping.js'
import type { Upload } from '../../store/uploads.js'

/** What was given beside a file: its buyer, and how its columns are to be read. */
export interface UploadOptions {
  readonly acheteur: Siret | null
  /** null: columns are recognised, or read as was kept for their headers. */
  readonly mapping: MappingFile | null
  /** The import whose file it is, read again with its buyer; absent: it is a file of its own. */
  readonly restates?: number
}

/** As `optionsText` wrote them, or deposits of before columns could be looked at. */
export function optionsOf({ options }: Pick<Upload, 'options'>): UploadOptions {
  return { acheteur: null, mapping: null, ...(JSON.parse(options) as Partial<UploadOptions>) }
}

export const optionsText = (options: UploadOptions): string => JSON.stringify(options)
