import { AppError } from '../../errors.js'
import type { ByteSource } from '../byteSource.js'
import { inflatePart, type ZipEntry } from '../containers/zip.js'

/** The workbook as an archive and how much of one part we accept to inflate. */
export interface Package {
  readonly source: ByteSource
  readonly entries: ReadonlyMap<string, ZipEntry>
  readonly maxPartBytes: number
}

export function damagedXml(name: string): AppError {
  return new AppError(
    'damagedWorkbook',
    `La partie « ${name} » de ce classeur est illisible (XML abîmé) : rouvrez-le dans votre tableur et enregistrez-le en .xlsx.`,
  )
}

/** A part of a workbook never needs a DTD (ECMA-376 part 2, §8.1.4 forbids it): one is there to blow up a parser. */
export function refusedDtd(name: string): AppError {
  return new AppError(
    'xmlDtd',
    `La partie « ${name} » de ce classeur contient une déclaration DTD, interdite dans un .xlsx : fichier refusé. Réenregistrez-le depuis votre tableur.`,
  )
}

/** The text of an XML part, piece by piece, in the encoding its byte order mark or declaration gives. */
export async function* xmlText(file: Package, entry: ZipEntry, maxBytes = file.maxPartBytes): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined
  for await (const piece of inflatePart(file.source, entry, maxBytes)) {
    if (piece.length === 0) continue
    decoder ??= decoderFor(piece, entry.name)
    yield decoder.decode(piece, { stream: true })
  }
}

/** The same as UTF-8 bytes, as they are where the part is in UTF-8 already. */
export async function* xmlBytes(
  file: Package,
  entry: ZipEntry,
  maxBytes = file.maxPartBytes,
): AsyncGenerator<Uint8Array> {
  let decoder: TextDecoder | undefined
  const encoder = new TextEncoder()
  for await (const piece of inflatePart(file.source, entry, maxBytes)) {
    if (piece.length === 0) continue
    decoder ??= decoderFor(piece, entry.name)
    yield decoder.encoding === 'utf-8' ? piece : encoder.encode(decoder.decode(piece, { stream: true }))
  }
}

function decoderFor(start: Uint8Array, name: string): TextDecoder {
  if (start[0] === 0xff && start[1] === 0xfe) return new TextDecoder('utf-16le')
  if (start[0] === 0xfe && start[1] === 0xff) return new TextDecoder('utf-16be')
  const declared = /^[^>]{0,100}?encoding\s*=\s*["']([\w.-]+)["']/.exec(String.fromCharCode(...start.subarray(0, 200)))
  try {
    return new TextDecoder(declared?.[1] ?? 'utf-8')
  } catch {
    throw damagedXml(name)
  }
}
