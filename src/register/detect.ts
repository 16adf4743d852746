import { AppError } from '../errors.js'
import { decodeText, detectEncoding } from './csv/decode.js'
import type { RegisterFormat } from './types.js'
import { readZip } from './zip.js'

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
const OLE2 = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'

/**
 * The format of a file by its content, never by its name. Throws AppError in French with the remedy for what holds no
 * register we can read: empty file, PDF, image, archive, .xls, .ods, .xlsb, protected file, XML, HTML.
 */
export function detectFormat(bytes: Uint8Array): RegisterFormat {
  const start = String.fromCharCode(...bytes.subarray(0, 64))
  if (start.startsWith(OLE2)) throw ole2Refusal(bytes)
  if (/^PK(?:\x03\x04|\x05\x06)/.test(start)) return archiveFormat(bytes)
  const known = SIGNATURES.find(([signature]) => start.startsWith(signature))
  if (known) throw unsupported(known[1], known[2])
  return textFormat(bytes.subarray(0, SAMPLE))
}

/** OLE2 holds the .xls of before 2007, and any Office file of today once it is protected by a password. */
function ole2Refusal(bytes: Uint8Array): AppError {
  if (!holds(bytes, utf16('EncryptedPackage'))) return unsupported('au format Office d’avant 2007 (.xls)', RESAVE)
  return new AppError(
    'passwordProtected',
    'Ce fichier est protégé par mot de passe : ouvrez-le, enregistrez-le sans mot de passe, puis importez-le de nouveau.',
  )
}

function utf16(text: string): Uint8Array {
  return Uint8Array.from([...text].flatMap((character) => [character.charCodeAt(0), 0]))
}

function holds(bytes: Uint8Array, wanted: Uint8Array): boolean {
  const first = wanted[0] ?? 0
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (wanted.every((byte, i) => bytes[at + i] === byte)) return true
  }
  return false
}

function archiveFormat(bytes: Uint8Array): RegisterFormat {
  const names = [...readZip(bytes).keys()]
  if (names.includes('xl/workbook.bin')) throw unsupported('un classeur binaire (.xlsb)', RESAVE)
  if (names.includes('content.xml')) throw unsupported('au format OpenDocument (.ods)', RESAVE)
  if (names.some((name) => /^(?:word|ppt)\//.test(name))) throw unsupported('un document et non un classeur', ASK)
  if (names.includes('_rels/.rels') || names.includes('xl/workbook.xml')) return 'xlsx'
  throw unsupported('une archive zip', UNPACK)
}

function textFormat(sample: Uint8Array): RegisterFormat {
  const text = [...decodeText(sample, detectEncoding(sample))].join('')
  const start = text.trimStart()
  if (start === '') throw new AppError('emptyFile', 'Ce fichier est vide : exportez de nouveau le registre.')
  if (start.startsWith('%PDF-')) throw unsupported('un PDF, quel que soit son nom', ASK)
  if (isBinary(text)) throw unsupported('binaire (ni tableau ni texte)', ASK)
  if (/^(?:<!doctype html|<html|<table)/i.test(start)) throw unsupported('une page HTML', RESAVE)
  if (/^<(?:\?xml|[a-z][\w:.-]*[\s/>])/i.test(start))
    throw unsupported('en XML', 'demandez à votre profil d’acheteur un export JSON (DECP), .xlsx ou CSV')
  return /^(?:\{\s*(?:["}]|$)|\[\s*(?:[[{\]"]|$))/.test(start) ? 'decp-json' : 'csv'
}

/** Typed text has hardly any control character; compressed or program bytes have one in ten. */
function isBinary(text: string): boolean {
  const zeros = text.match(/\0/g)?.length ?? 0
  const controls = text.match(/[\x01-\x08\x0e-\x19\x1b-\x1f]/g)?.length ?? 0
  return zeros > text.length * 0.3 || controls > Math.max(8, text.length * 0.02)
}
