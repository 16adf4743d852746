import { AppError } from '../../errors.js'
import type { ZipEntry } from '../containers/zip.js'
import type { ReadLimits } from '../types.js'
import { RunsText } from './strings.js'
import { XmlScanner } from './xmlScanner.js'
import { type Package, xmlBytes } from './xmlText.js'

/** Shared strings stay in memory, unlike sheets: a quarter of what a sheet may inflate to, and so many of them. */
const MEMORY_SHARE = 4
const MAX_STRINGS = 8_000_000

/** How many bytes they may inflate to, in either form of workbook. */
export const bytesOfStrings = ({ maxPartBytes }: ReadLimits): number => Math.ceil(maxPartBytes / MEMORY_SHARE)

/** Adds one to the others. Throws AppError `tooManyStrings`. */
export function addString(strings: string[], text: string): void {
  if (strings.length >= MAX_STRINGS) throw tooManyStrings()
  strings.push(text)
}

/** The shared strings of a workbook, by index (ECMA-376 §18.4.8). */
export async function readSharedStrings(
  file: Package,
  entry: ZipEntry | null,
  limits: ReadLimits,
): Promise<readonly string[]> {
  if (!entry) return []
  const reader = new StringsReader(new XmlScanner(entry.name, limits.maxCellLength), limits)
  for await (const piece of xmlBytes(file, entry, bytesOfStrings(limits))) reader.feed(piece)
  return reader.finish()
}

class StringsReader {
  private readonly strings: string[] = []
  private readonly runs: RunsText
  private inString = false

  constructor(
    private readonly scanner: XmlScanner,
    limits: ReadLimits,
  ) {
    this.runs = new RunsText(limits.maxCellLength)
  }

  feed(piece: Uint8Array): void {
    this.scanner.feed(piece)
    this.read()
  }

  finish(): readonly string[] {
    this.scanner.finish()
    this.read()
    return this.strings
  }

  private read(): void {
    const { scanner, runs } = this
    while (scanner.next()) {
      const { closing, selfClosing } = scanner
      if (scanner.name !== 'si') {
        if (this.inString) runs.read(scanner)
        continue
      }
      this.inString = !closing && !selfClosing
      if (closing || selfClosing) addString(this.strings, runs.take())
    }
  }
}

function tooManyStrings(): AppError {
  return new AppError(
    'tooManyStrings',
    `Ce classeur contient plus de ${MAX_STRINGS} textes différents : enregistrez à part la seule feuille du registre.`,
  )
}
