import { columnRuleOf, readColumn } from './columns.js'
import { lotNumber } from './lotNumbers.js'
import { type PastedCell, type PastedTable, pastedTables } from './pastedTable.js'
import { readText } from './read.js'
import type { RuleSet } from './ruleSet.js'
import type { Found, Tag, TextToTag } from './types.js'

/** What a free text says: its sentences by the text rules, the tables pasted into it cell by cell under their headers. */
export function readFreeText(input: TextToTag, rules: RuleSet): Found {
  const tables = pastedTables(input.text, (header) => columnRuleOf(header, rules.columns) !== null)
  if (tables.length === 0) return readText(input, rules)
  const rest = readText({ ...input, text: without(tables, input.text) }, rules)
  const told = rest.tags.map((tag) => ({ ...tag, quote: input.text.slice(tag.start, tag.end) }))
  const cells = tables.flatMap((table) => readTable(input, table, rules))
  return { ...rest, tags: [...told, ...cells].sort((a, b) => a.start - b.start) }
}

/** The text with its tables blanked: a header is no claim. Every other place stays where it was. */
function without(tables: readonly PastedTable[], text: string): string {
  const lines = tables.flatMap((table) => table.lines).sort((a, b) => a.start - b.start)
  const parts: string[] = []
  let at = 0
  for (const { start, end } of lines) {
    if (start < at) continue
    parts.push(text.slice(at, start), ' '.repeat(end - start))
    at = end
  }
  return [...parts, text.slice(at)].join('')
}

/** The cells of the row's lot; of a text of no known lot all of them, where what some lots lack is no denial of the contract. */
function readTable(input: TextToTag, { cells }: PastedTable, rules: RuleSet): Tag[] {
  const lot = lotNumber(input.lot)
  if (lot !== null)
    return cells
      .filter((cell) => cell.lots === null || cell.lots.includes(lot))
      .flatMap((cell) => readCell(input, cell, rules))
  const headers = new Set(cells.map(({ header }) => header))
  return [...headers].flatMap((header) => {
    const read = cells.filter((cell) => cell.header === header).map((cell) => readCell(input, cell, rules))
    const isDenied = read.every((tags) => tags.length > 0 && tags.every(({ state }) => state === 'no'))
    return read.flat().filter(({ state }) => isDenied || state !== 'no')
  })
}

function readCell(input: TextToTag, { header, text, row }: PastedCell, rules: RuleSet): Tag[] {
  const rule = columnRuleOf(header, rules.columns)
  if (!rule || text === '') return []
  const { field, column = null, cell = null } = input
  const { start, end } = trimmed(input.text, row)
  return readColumn({ field: 'colonne', column: header, text, lot: input.lot ?? null }, rule, rules).map((tag) => ({
    ...tag,
    source: 'text',
    field,
    column,
    cell,
    start,
    end,
    quote: input.text.slice(start, end),
  }))
}

function trimmed(text: string, { start, end }: PastedCell['row']): { start: number; end: number } {
  const words = text.slice(start, end)
  return { start: start + words.length - words.trimStart().length, end: start + words.trimEnd().length }
}
