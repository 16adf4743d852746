import { AppError } from '../errors.js'
import { type ByteSource, readBytes } from './byteSource.js'
import { isOle2 } from './containers/ole2.js'
import { readZip } from './containers/zip.js'
import { decodeText, detectEncoding } from './csv/decode.js'
import { checkDecpXml } from './decp/xml/kind.js'
import { hasTable, markupKind } from './detect/markup.js'
import { odfFormat } from './detect/odfFormat.js'
import { ole2Format, passwordProtected } from './detect/ole2Format.js'
import type { FileFormat } from './types.js'

const RESAVE = 'ouvrez-le dans votre tableur et enregistrez-le en .xlsx ou en CSV'
const ASK = 'demandez le registre en .xlsx ou en CSV à qui vous l’a transmis'
const UNPACK = 'décompressez-le et importez le fichier qu’il contient'
const SAMPLE = 64 * 1024

function unsupported(what: string, remedy: string): AppError {
  return new AppError('unsupportedFormat', `Ce fichier est ${what}, format pas encore lu : ${remedy}.`)
}

/** First bytes of what is no register, whatever its name says. */
const SIGNATURES: readonly (readonly [start: string, what: string, remedy: string])[] = [
  ['\x89PNG', 'une image PNG', ASK],
  ['\xff\xd8\xff', 'une image JPEG', ASK],
  ['GIF8', 'une image GIF', ASK],
  ['II*\0', 'une image TIFF', ASK],
  ['MM\0*', 'une image TIFF', ASK],
  ['\x1f\x8b', 'une archive gzip', UNPACK],
  ['7z\xbc\xaf', 'une archive 7z', UNPACK],
  ['Rar!', 'une archive RAR', UNPACK],
  ['{\\rtf', 'un document RTF', ASK],
]
/** First record of a workbook of Excel 2 to 95 without its container, as some exports write it ([MS-XLS] 2.4.21). */
const BARE_WORKBOOK = /^\t(?:\x00[\x04\x06]|\x02\x06|\x04\x06|\x08[\x06\x08\x10])\x00/

/**
 * The format of a file by its content, never by its name. Throws AppError in French with the remedy for what holds no
 * register we can read: empty file, PDF, image, archive, document of another kind, protected file, XML, page without a table.
 */
export async function detectFormat(source: ByteSource): Promise<FileFormat> {
  const bytes = await readBytes(source, 0, SAMPLE)
  const start = String.fromCharCode(...bytes.subarray(0, 64))
  if (isOle2(bytes)) return ole2Format(source, (what) => unsupported(what, ASK))
  if (BARE_WORKBOOK.test(start)) return 'xls'
  if (/^PK(?:\x03\x04|\x05\x06)/.test(start)) return archiveFormat(source)
  const known = SIGNATURES.find(([signature]) => start.startsWith(signature))
  if (known) throw unsupported(known[1], known[2])
  return textFormat(bytes, source)
}

async function archiveFormat(source: ByteSource): Promise<FileFormat> {
  const entries = await readZip(source)
  const names = [...entries.keys()]
  if (names.includes('xl/workbook.bin')) return 'xlsb'
  if (names.includes('encrypted-package')) throw passwordProtected()
  if (names.includes('content.xml')) return odfFormat(source, entries.get('mimetype'), (what) => unsupported(what, ASK))
  if (names.some((name) => /^(?:word|ppt)\//.test(name))) throw unsupported('un document et non un classeur', ASK)
  if (names.includes('_rels/.rels') || names.includes('xl/workbook.xml')) return 'xlsx'
  throw unsupported('une archive zip', UNPACK)
}

async function textFormat(sample: Uint8Array, source: ByteSource): Promise<FileFormat> {
  const text = [...decodeText(sample, detectEncoding(sample))].join('')
  const start = text.trimStart()
  if (start === '') throw new AppError('emptyFile', 'Ce fichier est vide : exportez de nouveau le registre.')
  if (/^mime-version:/i.test(start)) throw unsupported('une page web archivée (.mht)', RESAVE)
  if (start.startsWith('%PDF-')) throw unsupported('un PDF, quel que soit son nom', ASK)
  if (isBinary(text)) throw unsupported('binaire (ni tableau ni texte)', ASK)
  const markup = markupKind(start)
  if (markup === 'spreadsheetml') return 'xls'
  if (markup === 'fods') throw unsupported('un classeur OpenDocument à plat (.fods)', RESAVE)
  if (markup === 'html') return htmlFormat(source)
  if (markup === 'xml') {
    checkDecpXml(start)
    return 'decp-xml'
  }
  return /^(?:\{\s*(?:["}]|$)|\[\s*(?:[[{\]"]|$))/.test(start) ? 'decp-json' : 'csv'
}

/** Platforms give their tables as web pages named .xls; a page without a table is something else. */
async function htmlFormat(source: ByteSource): Promise<'xls'> {
  if (await hasTable(source)) return 'xls'
  throw unsupported('une page web sans tableau', ASK)
}

/** Typed text has hardly any control character; compressed or program bytes have one in ten. */
function isBinary(text: string): boolean {
  const zeros = text.match(/\0/g)?.length ?? 0
  const controls = text.match(/[\x01-\x08\x0e-\x19\x1b-\x1f]/g)?.length ?? 0
  return zeros > text.length * 0.3 || controls > Math.max(8, text.length * 0.02)
}
