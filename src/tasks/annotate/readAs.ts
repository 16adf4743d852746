import type { Siret } from '../../contract.js'
import type { ReadAs } from '../../register/again.js'
import type { MappingFile } from '../../register/mapping.js'
import { READER_VERSION } from '../../register/reader.js'
import type { ReadLimits } from '../../register/types.js'

/** As the import was asked: beside the file, what is kept of it. */
export function readAs(
  options: string | null,
  limits: Partial<ReadLimits> = {},
): ReadAs & { readonly sameReader: boolean } {
  const { acheteur, mapping, maxCellLength, maxRecordBytes, reader } = JSON.parse(options ?? '{}') as KeptOptions
  const kept = { ...(maxCellLength ? { maxCellLength } : {}), ...(maxRecordBytes ? { maxRecordBytes } : {}) }
  return {
    limits: { ...limits, ...kept },
    ...(acheteur ? { acheteur } : {}),
    ...(mapping ? { mapping } : {}),
    sameReader: reader === READER_VERSION,
  }
}

interface KeptOptions extends Pick<Partial<ReadLimits>, 'maxCellLength' | 'maxRecordBytes'> {
  readonly acheteur?: Siret | null
  readonly mapping?: MappingFile | null
  readonly reader?: string
}
