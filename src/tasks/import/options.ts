import { withoutFoundUnits } from '../../register/foundUnits.js'
import { DEFAULT_LIMITS } from '../../register/limits.js'
import type { MappingFile } from '../../register/mapping.js'
import { READER_VERSION } from '../../register/reader.js'
import type { ImportRequest } from '../import.js'
import { unsigned } from '../mapping/blanks.js'

type Asked = Pick<ImportRequest, 'acheteur' | 'mapping' | 'limits' | 'apart' | 'origin' | 'rows'>

/**
 * All that changes how the same bytes read: the reader, and what was asked of it. Limits that cut or reject are part of that,
 * where they are not the defaults.
 */
export function optionsOf({ acheteur, mapping, limits = {}, apart, origin, rows }: Asked): string {
  const other = (name: 'maxCellLength' | 'maxRecordBytes') =>
    limits[name] === DEFAULT_LIMITS[name] ? undefined : limits[name]
  const [maxCellLength, maxRecordBytes] = [other('maxCellLength'), other('maxRecordBytes')]
  const asked = {
    acheteur: acheteur ?? null,
    mapping: mapping ? unsigned(mapping) : null,
    maxCellLength,
    maxRecordBytes,
    apart,
    corrected: rows && { importId: origin?.importId, rows },
  }
  return JSON.stringify({ ...asked, reader: READER_VERSION })
}

/** Whether what was asked of a file was read by today's reader. */
export const isReadToday = (options: string): boolean =>
  (JSON.parse(options) as { readonly reader?: string }).reader === READER_VERSION

/** What was asked, whoever read: the first releases did not say who. */
function askedIn(options: string): string {
  const { reader: _, ...asked } = JSON.parse(options) as { readonly reader?: string }
  return JSON.stringify(asked)
}

type Told = Pick<ImportRequest, 'file' | 'limits'> & { readonly options: string }

/**
 * The first of some imports of a file that was asked to read it as it is now asked to be, whoever read; undefined: none was. A
 * unit that the file itself tells is the same given or left out, as kept mappings leave it. Throws AppError like `readRegister`.
 */
export async function askedAlike<T extends { readonly options: string }>(
  imports: readonly T[],
  { file, limits, options }: Told,
): Promise<T | undefined> {
  const said = imports.find((each) => askedIn(each.options) === askedIn(options))
  if (said || imports.length === 0) return said
  const lasting = async (each: string) => askedIn(await withoutUnits(file, limits, each))
  const own = await lasting(options)
  for (const each of imports) if ((await lasting(each.options)) === own) return each
  return undefined
}

async function withoutUnits(file: Told['file'], limits: Told['limits'], options: string): Promise<string> {
  const asked = JSON.parse(options) as { readonly mapping: MappingFile | null }
  if (!asked.mapping) return options
  const mapping = await withoutFoundUnits(file, { ...DEFAULT_LIMITS, ...limits }, asked.mapping)
  return JSON.stringify({ ...asked, mapping })
}
