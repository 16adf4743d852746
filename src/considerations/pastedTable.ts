import { foldPhrase } from './folding.js'
import { numbersOf } from './lotNumbers.js'

/** A cell of a table pasted into a text: under which header, on the row of which lots, and the words of the row up to its end. */
export interface PastedCell {
  readonly header: string
  readonly text: string
  /** Null in a table that speaks of the whole contract. */
  readonly lots: readonly number[] | null
  readonly row: { readonly start: number; readonly end: number }
}

/** The lines of a text that make a table, and its cells under the headers one knows. */
export interface PastedTable {
  readonly lines: readonly { readonly start: number; readonly end: number }[]
  readonly cells: readonly PastedCell[]
}

interface Line {
  readonly start: number
  readonly end: number
  readonly cells: readonly { readonly text: string; readonly end: number }[]
}

const SEPARATORS = ['\t', '|', ';'] as const
const LOT_HEADER = String.raw`(?:n[°o]?s?\.? ?(?:de |du |des )?|num[ée]ros? (?:de |du )?)?lots?(?: ?n ?[°o])?`
/** Asked first: hardly any text holds a table. */
const MAY_HOLD = new RegExp(
  String.raw`(?:^|[\n\t|;]) *${LOT_HEADER} *[\t|;\n]|(?:^|\n)[ |]*lot ?(?:n ?°)? ?\d{1,3} *[\t|;][^\t|;\n]{3,60}[\t|;]`,
  'i',
)
const MAY_ANSWER =
  /(?:clause|crit[èe]re|r[ée]serv|consid[ée]ration)[^\n\t|;]{0,40}[\t|;][^\n]{0,300}\n[\s|:+-]{0,200}(?:oui|non|x|sans objet|n[ée]ant)[ \t|;]/i
const IS_ANSWER = /^(?:oui|non|o|n|x|sans objet|n[ée]ant|nc|-)?$/i
const IS_LOT_HEADER = new RegExp(`^${LOT_HEADER}$`, 'i')
const OF_A_LOT = /^(?:lots? )?(?:n ?° ?)?\d{1,3}(?: ?(?:,|et|&|à|a|au|-) ?\d{1,3}){0,20}$/i
const RULE_LINE = /^[\s|;:+=-]+$/
const FEWEST_PAIRS = 2

/** The tables of a text that give considerations lot by lot, `knows` saying which headers they may have. */
export function pastedTables(text: string, knows: (header: string) => boolean): PastedTable[] {
  if (!text.includes('\n') || !(MAY_HOLD.test(text) || MAY_ANSWER.test(text))) return []
  return SEPARATORS.flatMap((separator) => {
    if (!text.includes(separator)) return []
    const lines = linesOf(text, separator)
    return [...headedTables(lines, text, knows), ...pairTables(lines, knows), ...answerTables(lines, text, knows)]
  })
}

function linesOf(text: string, separator: string): Line[] {
  let start = 0
  return text.split('\n').map((words) => {
    let end = start
    const cells = words.split(separator).map((cell) => {
      end += cell.length + 1
      return { text: cell.trim(), end: end - 1 }
    })
    const line = { start, end: start + words.length, cells }
    start += words.length + 1
    return line
  })
}

/** "Lot | Intitulé | Clause sociale" over a row a lot. */
function headedTables(lines: readonly Line[], text: string, knows: (header: string) => boolean): PastedTable[] {
  return lines.flatMap((head, at) => {
    const lotAt = head.cells.findIndex((cell) => IS_LOT_HEADER.test(cell.text))
    const known = head.cells.flatMap((cell, i) => (i !== lotAt && knows(cell.text) ? [i] : []))
    if (lotAt < 0 || known.length === 0) return []
    const rows = rowsUnder(lines, at, text, lotAt)
    const cells = rows.flatMap((row) => known.map((i) => cellOf(row, lotAt, head.cells[i]?.text ?? '', i)))
    return rows.length === 0 ? [] : [{ lines: [head, ...rows], cells }]
  })
}

/** "Clause sociale | Clause environnementale" over "Non | Oui": nothing but headers, then as many answers. */
function answerTables(lines: readonly Line[], text: string, knows: (header: string) => boolean): PastedTable[] {
  return lines.flatMap((head, at) => {
    const named = head.cells.flatMap((cell, i) => (cell.text === '' ? [] : [i]))
    if (named.length < FEWEST_PAIRS || !named.every((i) => knows(head.cells[i]?.text ?? ''))) return []
    const row = lines.slice(at + 1).find((line) => !RULE_LINE.test(text.slice(line.start, line.end)))
    if (row?.cells.length !== head.cells.length || !row.cells.every((cell) => IS_ANSWER.test(cell.text))) return []
    return [{ lines: [head, row], cells: named.map((i) => cellAt(row, null, head.cells[i]?.text ?? '', i)) }]
  })
}

function rowsUnder(lines: readonly Line[], head: number, text: string, lotAt: number): Line[] {
  const rows: Line[] = []
  for (let at = head + 1; at < lines.length; at++) {
    const line = lines[at]
    if (!line || RULE_LINE.test(text.slice(line.start, line.end))) continue
    if (!OF_A_LOT.test(line.cells[lotAt]?.text ?? '')) break
    rows.push(line)
  }
  return rows
}

/** "Lot 1 ; clause sociale ; oui", a line a lot: each label has its answer beside it. */
function pairTables(lines: readonly Line[], knows: (header: string) => boolean): PastedTable[] {
  const rows = lines.filter(
    ({ cells: [lot, label, answer] }) =>
      answer && /^lot/i.test(lot?.text ?? '') && OF_A_LOT.test(lot?.text ?? '') && knows(label?.text ?? ''),
  )
  if (rows.length < FEWEST_PAIRS) return []
  const cells = rows.flatMap((row) =>
    row.cells.flatMap(({ text }, i) => (i % 2 === 1 && knows(text) ? [cellOf(row, 0, text, i + 1)] : [])),
  )
  return [{ lines: rows, cells }]
}

const cellOf = (row: Line, lotAt: number, header: string, at: number): PastedCell =>
  cellAt(row, numbersOf(foldPhrase(row.cells[lotAt]?.text ?? '')), header, at)

function cellAt(row: Line, lots: PastedCell['lots'], header: string, at: number): PastedCell {
  const cell = row.cells[at]
  return {
    header,
    text: cell?.text ?? '',
    lots,
    row: { start: row.start, end: cell?.end ?? row.end },
  }
}
