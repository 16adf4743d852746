import type { AppError } from '../../errors.js'
import type { ByteSource } from '../byteSource.js'
import { inflatePart, type ZipEntry } from '../containers/zip.js'

const PREFIX = 'application/vnd.oasis.opendocument.'

/** Documents of OpenDocument by the end of their media type (OpenDocument 1.3, part 2, §3.3). */
const OTHERS: readonly (readonly [type: string, what: string])[] = [
  ['text', 'un document texte OpenDocument (.odt)'],
  ['presentation', 'une présentation OpenDocument (.odp)'],
  ['graphics', 'un dessin OpenDocument (.odg)'],
  ['chart', 'un graphique OpenDocument (.odc)'],
  ['formula', 'une formule OpenDocument (.odf)'],
  ['database', 'une base de données OpenDocument (.odb)'],
  ['base', 'une base de données OpenDocument (.odb)'],
]

/**
 * The format of an archive with a `content.xml`, by the type it says first. Throws AppError in French for what is no
 * spreadsheet, by what it is.
 */
export async function odfFormat(
  source: ByteSource,
  mimetype: ZipEntry | undefined,
  refuse: (what: string) => AppError,
): Promise<'ods'> {
  const said = mimetype ? await mediaType(source, mimetype) : `${PREFIX}spreadsheet`
  const type = said.startsWith(PREFIX) ? said.slice(PREFIX.length) : ''
  if (type.startsWith('spreadsheet')) return 'ods'
  const other = OTHERS.find(([start]) => type.startsWith(start))
  throw refuse(other?.[1] ?? 'un document et non un classeur')
}

/** Far above any media type. */
const MAX_TYPE = 1024

async function mediaType(source: ByteSource, entry: ZipEntry): Promise<string> {
  let type = ''
  const decoder = new TextDecoder()
  for await (const piece of inflatePart(source, entry, MAX_TYPE)) type += decoder.decode(piece, { stream: true })
  return type.trim()
}
