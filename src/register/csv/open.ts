import { cellAddress } from '../cellRef.js'
import { boundedText, hasContent } from '../cellText.js'
import { IssueLog } from '../issueLog.js'
import { checkFileSize, MAX_COLUMNS, tooManyRows } from '../limits.js'
import type { Cell, ReadLimits, Sheet, SheetRow } from '../types.js'
import { decodeText, detectEncoding, type TextEncoding } from './decode.js'
import { type Dialect, detectDialect } from './dialect.js'
import { type CsvRecord, readRecords } from './records.js'

/** Everything below a space but tab and line ends, and DEL: what no one typed. */
const CONTROL = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/
const CONTROLS = new RegExp(CONTROL, 'g')
const ENCODING_NAMES = { 'windows-1252': 'windows-1252', 'utf-16le': 'UTF-16', 'utf-16be': 'UTF-16' } as const

/**
 * A CSV file as one sheet. Encoding: byte order mark, else UTF-8 where valid, else windows-1252; separator `; , tab |`
 * by what cuts the lines alike, or `sep=`. Cells are text as received: no entity decoded, no space trimmed. A row's
 * number is the physical line at which its record starts; lines without content are not given.
 */
export function openCsv(bytes: Uint8Array, limits: ReadLimits): Sheet {
  checkFileSize(bytes, limits)
  const log = new IssueLog()
  const encoding = detectEncoding(bytes)
  noteEncoding(encoding, log)
  const dialect = sniffDialect(bytes, encoding)
  return {
    name: null,
    hidden: false,
    rows: () => readRows(readRecords(decodeText(bytes, encoding), dialect), limits, log),
    get issues() {
      return log.issues
    },
    get blankRows() {
      return log.blankRows
    },
  }
}

function sniffDialect(bytes: Uint8Array, encoding: TextEncoding): Dialect {
  const pieces = decodeText(bytes, encoding)
  const sample = pieces.next()
  return detectDialect(sample.done ? '' : sample.value, pieces.next().done === true)
}

function* readRows(records: Iterable<CsvRecord>, limits: ReadLimits, log: IssueLog): Generator<SheetRow> {
  let count = 0
  log.blankRows = 0
  for (const record of records) {
    const cells = toCells(record, limits, log)
    if (!hasContent(cells)) {
      log.blankRows++
      continue
    }
    if (++count > limits.maxRows) throw tooManyRows(null, limits)
    noteDoubt(record, log)
    yield { number: record.line, cells }
  }
}

function toCells(record: CsvRecord, limits: ReadLimits, log: IssueLog): (Cell | undefined)[] {
  const { fields, raw } = record
  const sound = fields.length <= MAX_COLUMNS && raw.length <= limits.maxCellLength && !CONTROL.test(raw)
  const texts = sound ? fields : mendedFields(record, limits, log)
  return texts.map((text) => (text === '' ? undefined : { kind: 'text', text }))
}

function mendedFields({ fields, line }: CsvRecord, limits: ReadLimits, log: IssueLog): string[] {
  if (fields.length > MAX_COLUMNS) noteColumns(line, log)
  return fields.slice(0, MAX_COLUMNS).map((field, column) => {
    const text = CONTROL.test(field) ? withoutControls(field, line, column, log) : field
    return boundedText(text, { sheet: null, row: line, column }, limits, log)
  })
}

function withoutControls(field: string, row: number, column: number, log: IssueLog): string {
  const cell = cellAddress(null, row, column)
  log.addOnce({
    code: 'controlCharacters',
    severity: 'warning',
    cell,
    value: null,
    message: `Des caractères de contrôle invisibles ont été retirés (les premiers en ${cell}) : vérifiez l’export d’origine.`,
  })
  return field.replace(CONTROLS, '')
}

function noteEncoding({ label }: TextEncoding, log: IssueLog): void {
  if (label === 'utf-8') return
  log.add({
    code: 'encodingGuessed',
    severity: 'info',
    cell: null,
    value: label,
    message: `Ce fichier n’est pas en UTF-8 : il est lu en ${ENCODING_NAMES[label]}. Si des accents sont faux, enregistrez-le en « CSV UTF-8 ».`,
  })
}

function noteDoubt({ line, fields, doubt }: CsvRecord, log: IssueLog): void {
  if (doubt === null) return
  const message =
    doubt === 'unclosedQuote'
      ? `Ligne ${line} : un guillemet ouvert n’est jamais fermé ; il est lu comme du texte et la lecture reprend à la ligne suivante. Fermez-le ou supprimez-le.`
      : `Ligne ${line} : des guillemets sont mal placés dans une cellule ; vérifiez sa lecture, et doublez les guillemets qui font partie du texte.`
  log.add({ code: doubt, severity: 'warning', cell: `ligne ${line}`, value: quotedField(fields), message })
}

/** The cell the quote is in, cut short: enough to find it. */
function quotedField(fields: readonly string[]): string | null {
  return fields.find((field) => field.includes('"'))?.slice(0, 80) ?? null
}

function noteColumns(line: number, log: IssueLog): void {
  log.addOnce({
    code: 'tooManyColumns',
    severity: 'warning',
    cell: `ligne ${line}`,
    value: null,
    message: `Ligne ${line} : plus de ${MAX_COLUMNS} cellules, les suivantes ne sont pas lues. Vérifiez le séparateur.`,
  })
}
