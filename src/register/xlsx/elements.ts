import { SaxesParser } from 'saxes'
import { AppError } from '../../errors.js'
import type { ZipEntry } from '../containers/zip.js'
import { damagedXml, type Package, refusedDtd, xmlText } from './xmlText.js'

/** The small parts (workbook, relationships, styles) are read whole; none is this long in earnest. */
const MAX_SMALL_PART = 64 * 1024 * 1024

export type Attributes = Readonly<Record<string, string>>

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

/** Reads a small part through, calling `onOpen` and `onClose` with local names; attribute names keep their prefix. */
export async function readElements(
  file: Package,
  entry: ZipEntry,
  onOpen: (name: string, attributes: Attributes) => void,
  onClose: (name: string) => void = () => undefined,
): Promise<void> {
  const parser = new SaxesParser<{ xmlns?: false; position: false }>({ position: false })
  parser.on('doctype', () => {
    throw refusedDtd(entry.name)
  })
  parser.on('opentag', (tag) => onOpen(localName(tag.name), tag.attributes))
  parser.on('closetag', (tag) => onClose(localName(tag.name)))
  try {
    for await (const text of xmlText(file, entry, Math.min(file.maxPartBytes, MAX_SMALL_PART))) parser.write(text)
    parser.close()
  } catch (error) {
    // Without an error handler saxes throws what is not well formed.
    throw error instanceof AppError ? error : damagedXml(entry.name)
  }
}

/** An attribute whatever its namespace prefix (`r:id`, `d3p1:id`). */
export function prefixed(attributes: Attributes, local: string): string | undefined {
  return Object.entries(attributes).find(([name]) => name.includes(':') && localName(name) === local)?.[1]
}
