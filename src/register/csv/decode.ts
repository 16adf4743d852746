/** How the bytes of a text file are to be read, and on what ground. */
export interface TextEncoding {
  readonly label: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'
  /** Bytes of the byte order mark. */
  readonly mark: number
}

const PIECE = 256 * 1024
const SAMPLE = 1024

/** A byte order mark is believed; else UTF-8 when every byte agrees, else windows-1252, where any byte is a character. */
export function detectEncoding(bytes: Uint8Array): TextEncoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { label: 'utf-16le', mark: 2 }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { label: 'utf-16be', mark: 2 }
  const utf16 = unmarkedUtf16(bytes)
  if (utf16) return { label: utf16, mark: 0 }
  const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
  return { label: isUtf8(bytes.subarray(mark)) ? 'utf-8' : 'windows-1252', mark }
}

/** Western text in UTF-16 has a zero in nearly every second byte. */
function unmarkedUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const sample = bytes.subarray(0, SAMPLE)
  const zeros = [0, 0]
  sample.forEach((byte, i) => {
    if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1
  })
  const [even = 0, odd = 0] = zeros
  const most = sample.length * 0.4
  if (odd > most && even * 10 < odd) return 'utf-16le'
  return even > most && odd * 10 < even ? 'utf-16be' : null
}

function isUtf8(bytes: Uint8Array): boolean {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for (let at = 0; at < bytes.length; at += PIECE) decoder.decode(bytes.subarray(at, at + PIECE), { stream: true })
    decoder.decode()
    return true
  } catch {
    return false
  }
}

/** The text of a file, piece by piece, without its byte order mark. */
export function decodeText(bytes: Uint8Array, { label, mark }: TextEncoding): Generator<string> {
  const text = bytes.subarray(mark)
  return label === 'windows-1252' ? decodeWestern(text) : decodeUnicode(text, label)
}

function* decodeUnicode(bytes: Uint8Array, label: string): Generator<string> {
  const decoder = new TextDecoder(label, { ignoreBOM: true })
  for (let at = 0; at < bytes.length; at += PIECE)
    yield decoder.decode(bytes.subarray(at, at + PIECE), { stream: true })
  const end = decoder.decode()
  if (end !== '') yield end
}

const LINE_FEED = 10
/** What UTF-8 accents, quotes and euros look like once read as windows-1252: no French text has these pairs. */
const MISREAD_UTF8 = /[ÂÃÅ][^A-Za-z \n]|â[€„‚]/

/**
 * Files pasted together hold UTF-8 lines (often their heading) among windows-1252 ones: a line that looks misread, and is
 * valid UTF-8 throughout, is read as such.
 */
function* decodeWestern(bytes: Uint8Array): Generator<string> {
  for (let at = 0; at < bytes.length; ) {
    const lastLine = bytes.subarray(at, at + PIECE).lastIndexOf(LINE_FEED)
    const end = lastLine < 0 ? at + PIECE : at + lastLine + 1
    const text = fromWindows1252(bytes.subarray(at, end))
    yield MISREAD_UTF8.test(text) ? decodeLines(bytes.subarray(at, end)) : text
    at = end
  }
}

function decodeLines(bytes: Uint8Array): string {
  const utf8 = new TextDecoder()
  let text = ''
  for (let at = 0; at < bytes.length; ) {
    const next = bytes.indexOf(LINE_FEED, at) + 1 || bytes.length
    const line = bytes.subarray(at, next)
    const read = utf8.decode(line)
    text += read.includes('\ufffd') ? fromWindows1252(line) : read
    at = next
  }
  return text
}

/** Characters of the bytes 0x80 to 0x9F in windows-1252 (WHATWG Encoding); the five unassigned stay as they are. */
const WINDOWS_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'

/** Some releases of Node read this label as ISO-8859-1 and give control characters for € and œ: mended here. */
function fromWindows1252(bytes: Uint8Array): string {
  const text = new TextDecoder('windows-1252').decode(bytes)
  return text.replace(/[\x80-\x9f]/g, (character) => WINDOWS_1252[character.charCodeAt(0) - 0x80] ?? character)
}
