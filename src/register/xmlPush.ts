import { SaxesParser } from 'saxes'
import { AppError } from '../errors.js'

export type XmlAttributes = Readonly<Record<string, string>>

/** What is done with a document as it is met; names keep their prefix. */
export interface XmlHandlers {
  open(name: string, attributes: XmlAttributes): void
  close(name: string): void
  text(text: string): void
}

/** How the file is named to people: `La partie « content.xml » de ce classeur`. */
type Subject = string

/** Text without a tag beyond this is dropped: no cell is so long, and the parser would hold it whole. */
const LONGEST_TEXT = 2_000_000
const SLICE = 64 * 1024

const damaged = (subject: Subject): AppError =>
  new AppError(
    'damagedWorkbook',
    `${subject} est illisible (XML abîmé ou coupé) : rouvrez-le dans votre tableur et enregistrez-le en .xlsx.`,
  )

const refusedDtd = (subject: Subject): AppError =>
  new AppError(
    'xmlDtd',
    `${subject} contient une déclaration DTD, dont un classeur n’a pas besoin : fichier refusé. Réenregistrez-le depuis votre tableur.`,
  )

/**
 * Feeds a document to `handlers`, forward; yields after each slice, so that what was met can be handed on. Throws AppError
 * where it is not well formed or declares a DTD.
 */
export async function* pushXml(
  texts: AsyncIterable<string>,
  subject: Subject,
  handlers: XmlHandlers,
): AsyncGenerator<void> {
  const parser = new SaxesParser<{ xmlns?: false; position: false }>({ position: false })
  parser.on('doctype', () => {
    throw refusedDtd(subject)
  })
  parser.on('opentag', (tag) => handlers.open(tag.name, tag.attributes))
  parser.on('closetag', (tag) => handlers.close(tag.name))
  parser.on('text', (text) => handlers.text(text))
  parser.on('cdata', (text) => handlers.text(text))
  const cutter = new TextCutter()
  for await (const text of texts) {
    for (let at = 0; at < text.length; at += SLICE) {
      orDamaged(subject, () => parser.write(cutter.cut(text.slice(at, at + SLICE))))
      yield
    }
  }
  orDamaged(subject, () => parser.close())
  yield
}

/** Without an error handler saxes throws what is not well formed. */
function orDamaged(subject: Subject, parse: () => void): void {
  try {
    parse()
  } catch (error) {
    throw error instanceof AppError ? error : damaged(subject)
  }
}

/** Drops what follows too long a stretch without a tag, up to the next one. */
class TextCutter {
  private run = 0

  cut(slice: string): string {
    const before = this.run
    const last = slice.lastIndexOf('<')
    this.run = last < 0 ? before + slice.length : slice.length - last
    if (before <= LONGEST_TEXT) return slice
    const next = slice.indexOf('<')
    const rest = next < 0 ? '' : slice.slice(next)
    // An entity that the cut falls into is let through to its end.
    const entityEnd = before - LONGEST_TEXT <= SLICE ? slice.search(/[;\s<]/) + 1 : 0
    return entityEnd > 0 && (next < 0 || entityEnd <= next) ? slice.slice(0, entityEnd) + rest : rest
  }
}
