import { AppError } from '../../errors.js'
import { type ByteSource, readBytes } from '../byteSource.js'
import { decodeSource, decodeText, detectEncoding, type TextEncoding } from '../csv/decode.js'
import { markupKind } from '../detect/markup.js'
import { checkFileSize } from '../limits.js'
import { openTables } from '../streamed/document.js'
import type { TableTarget } from '../streamed/target.js'
import type { ReadLimits, Sheet } from '../types.js'
import { pushXml } from '../xmlPush.js'
import { openBiff } from './biff.js'
import { HtmlReader } from './html.js'
import { SpreadsheetMlReader } from './spreadsheetMl.js'

const SAMPLE = 64 * 1024

/** The sheets of what is named .xls: a binary workbook, a web page with tables, or XML of Excel 2003, by content. */
export async function openXls(source: ByteSource, limits: ReadLimits): Promise<readonly Sheet[]> {
  const sample = await readBytes(source, 0, SAMPLE)
  const encoding = detectEncoding(sample)
  const markup = markupKind([...decodeText(sample, encoding)].join('').trimStart())
  if (markup === null) return openBiff(source, limits)
  checkFileSize(source, limits)
  const read = (target: TableTarget) =>
    markup === 'html' ? readHtml(source, encoding, target) : readXml(source, encoding, target)
  const sheets = await openTables(read, limits)
  if (sheets) return sheets
  throw new AppError(
    'notWorkbook',
    'Ce fichier .xls ne contient pas de tableau lisible : rouvrez-le dans votre tableur et enregistrez-le en .xlsx.',
  )
}

async function* readHtml(source: ByteSource, encoding: TextEncoding, target: TableTarget): AsyncGenerator<void> {
  const reader = new HtmlReader(target)
  for await (const text of texts(source, encoding)) {
    reader.feed(text)
    yield
  }
  reader.end()
}

function readXml(source: ByteSource, encoding: TextEncoding, target: TableTarget): AsyncGenerator<void> {
  return pushXml(texts(source, encoding), 'Ce classeur XML', new SpreadsheetMlReader(target))
}

async function* texts(source: ByteSource, encoding: TextEncoding): AsyncGenerator<string> {
  for await (const { text } of decodeSource(source, encoding)) yield text
}
