import type { Issue } from '../../../errors.js'
import { type ByteSource, readBytes } from '../../byteSource.js'
import { decodeSource, detectEncoding, type TextEncoding } from '../../csv/decode.js'
import { xmlEncoding } from '../../issues.js'
import { FILE } from './places.js'

const SAMPLE = 64 * 1024

/** Names of the sets of one byte a character; Latin-1 is read as windows-1252, which only adds characters to it. */
const DECLARED: Readonly<Record<string, TextEncoding['label']>> = {
  'iso-8859-1': 'windows-1252',
  'iso8859-1': 'windows-1252',
  latin1: 'windows-1252',
  'us-ascii': 'windows-1252',
  ascii: 'windows-1252',
  'windows-1252': 'windows-1252',
  cp1252: 'windows-1252',
  'iso-8859-15': 'iso-8859-15',
  'iso8859-15': 'iso-8859-15',
  'latin-9': 'iso-8859-15',
  macintosh: 'macintosh',
}

/**
 * The text of an XML file, piece by piece: in UTF-16 where its bytes are, else in the encoding it declares, else in UTF-8;
 * lines that are not in the UTF-8 they should be are read in the set they look like, and it is said.
 */
export async function* xmlText(source: ByteSource, notes: Issue[]): AsyncGenerator<string> {
  const sample = await readBytes(source, 0, SAMPLE)
  const encoding = encodingOf(sample)
  const toBeUtf8 = encoding.label === 'utf-8'
  let said = false
  for await (const { text, strange } of decodeSource(source, encoding)) {
    if (strange && toBeUtf8 && !said) notes.push(xmlEncoding(FILE, strange.charset))
    said ||= strange !== null
    yield text
  }
}

function encodingOf(sample: Uint8Array): TextEncoding {
  const seen = detectEncoding(sample)
  if (seen.label === 'utf-16le' || seen.label === 'utf-16be') return seen
  const declared = DECLARED[declaredIn(sample)]
  return { label: declared !== undefined && seen.mark === 0 ? declared : 'utf-8', mark: seen.mark }
}

const declaredIn = (sample: Uint8Array): string =>
  /^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.-]+)["']/
    .exec(String.fromCharCode(...sample.subarray(0, 200)))?.[1]
    ?.toLowerCase() ?? 'utf-8'
