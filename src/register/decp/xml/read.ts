import type { Siret } from '../../../contract.js'
import { AppError, type Issue } from '../../../errors.js'
import type { ByteSource } from '../../byteSource.js'
import { bareAmpersands, brokenRecord, controlCharacters, cutText, noDataRow, recordTooLong } from '../../issues.js'
import type { ReadLimits, RegisterItem } from '../../types.js'
import { readEntry } from '../record.js'
import { type ReadElement, readElement } from './element.js'
import { FILE, placeAt } from './places.js'
import { RecordCutter, type RecordText } from './records.js'
import { xmlText } from './text.js'

/** Beyond, a record set aside is quoted by its beginning. */
const LONGEST_QUOTE = 2000

/**
 * The records of a DECP XML file (2016, 2019 or v2), one after the other: no more of the file in memory than a piece and a
 * record. A record that is not well-formed is set aside; where nothing proves where the next one begins, or where the file
 * stops before its end, throws AppError with the line.
 */
export async function* readDecpXml(
  source: ByteSource,
  acheteur: Siret | null,
  limits: ReadLimits,
  notes: Issue[],
): AsyncGenerator<readonly RegisterItem[]> {
  const cutter = new RecordCutter(limits.maxRecordBytes)
  const reader = new RecordReader(acheteur, limits, notes)
  for await (const text of xmlText(source, notes)) {
    const items: RegisterItem[] = []
    for (const record of cutter.push(text)) items.push(reader.read(record))
    yield items
  }
  cutter.end()
  reader.end()
}

class RecordReader {
  private records = 0
  private controls = 0
  private ampersands = 0

  constructor(
    private readonly acheteur: Siret | null,
    private readonly limits: ReadLimits,
    private readonly notes: Issue[],
  ) {}

  read(record: RecordText): RegisterItem {
    this.records += 1
    if (record.tooLong) return setAside(record, recordTooLong(placeAt(record.path, record.line), this.megabytes))
    const element = readElement(record.text, this.limits.maxCellLength)
    if (element === null) return broken(record)
    this.controls += element.controls
    this.ampersands += element.ampersands
    const value = element.value === '' ? null : element.value
    const item = readEntry({ type: record.type, pointer: record.path, syntax: 'xml', value }, this.acheteur)
    return element.cut.length === 0 ? item : this.withCuts(item, record, element)
  }

  /** Findings of the whole file, once it is read through. */
  end(): void {
    if (this.records === 0) this.notes.push(noDataRow(FILE))
    if (this.controls > 0) this.notes.push(controlCharacters(FILE, this.controls))
    if (this.ampersands > 0) this.notes.push(bareAmpersands(FILE, this.ampersands))
  }

  private get megabytes(): number {
    return Math.ceil(this.limits.maxRecordBytes / 1024 ** 2)
  }

  private withCuts(item: RegisterItem, { path, line }: RecordText, { cut }: ReadElement): RegisterItem {
    if (item.outcome === 'ignored') return item
    const found = cut.map((name) => cutText(placeAt(`${path}//${name}`, line), this.limits.maxCellLength))
    return { ...item, issues: [...item.issues, ...found] }
  }
}

const RECORD_WITHIN = /<(?:[^\s<>/:]{1,40}:)?(?:marche|contrat-concession)[\s/>]/g

/** A record lost in a comment that has no end would be lost without a word: then nothing is read. */
function broken(record: RecordText): RegisterItem {
  const { path, line, text } = record
  if ((text.match(RECORD_WITHIN)?.length ?? 0) > 1) {
    throw new AppError(
      'damagedXml',
      `Ce fichier XML est mal formé (${path}, ligne ${line}), et rien ne dit où reprendre : rien n’est lu. Demandez un nouvel export.`,
    )
  }
  return setAside(record, brokenRecord(placeAt(path, line)))
}

function setAside({ path, text }: RecordText, why: Issue): RegisterItem {
  const cells = { xml: text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text }
  return { outcome: 'rejected', place: path, cells, issues: [why] }
}
