import { readColumn, ruleOf } from './columns.js'
import { foldPhrase } from './folding.js'
import { quantitiesIn } from './quantities.js'
import type { RuleSet } from './ruleSet.js'
import type { ColumnRule } from './rules/columns.js'
import { bearingOf, type Read } from './together.js'
import type { TextToTag } from './types.js'

/** The cells of one header, as its rule reads them; of one somebody said otherwise of, as that rule does. */
interface Column {
  readonly rule: ColumnRule
  readonly read: Map<string, Read | typeof OF_ITS_LOT>
}

/** What a cell says depends on the lot of its row: the lot is part of its key. */
const OF_ITS_LOT = 'of its lot'

/** Longer cells are prose, hardly ever the same twice. */
const LONGEST = 120
const MOST_CELLS = 1_024
const MOST_COLUMNS = 64
const columns = new WeakMap<RuleSet, Map<string, Column | null>>()

/**
 * What a declared cell says under a header we know, wherever it stands; null: the header is none of ours. Registers answer
 * thousands of times in the same few words: each is read once, whatever cell it stands in.
 */
export function readDeclared(input: TextToTag, rules: RuleSet): Read | null {
  const column = columnOf(input, rules)
  if (column === null) return null
  const { rule, read } = column
  if (input.text.length > LONGEST || input.blank === 'no') return readCell(input, rule, rules)
  const known = read.get(input.text)
  if (known === undefined) return kept(read, input, readCell(input, rule, rules))
  if (known !== OF_ITS_LOT) return known
  const ofLot = read.get(keyWithLot(input))
  return ofLot === undefined || ofLot === OF_ITS_LOT ? kept(read, input, readCell(input, rule, rules)) : ofLot
}

function columnOf(input: TextToTag, rules: RuleSet): Column | null {
  const known = columns.get(rules) ?? new Map<string, Column | null>()
  const key = keyOf(input)
  let column = known.get(key)
  if (column === undefined) {
    const rule = ruleOf(input, rules.columns)
    column = rule && { rule, read: new Map() }
    if (known.size >= MOST_COLUMNS) known.clear()
    columns.set(rules, known.set(key, column))
  }
  return column
}

/** No header ends so. */
const keyOf = ({ column, declares }: TextToTag): string =>
  declares === undefined ? (column ?? '') : `${column ?? ''}\n\n${declares}`

function kept(cells: Column['read'], input: TextToTag, read: Read): Read {
  if (cells.size >= MOST_CELLS) cells.clear()
  if (saysOfItsLot(input, read)) cells.set(input.text, OF_ITS_LOT).set(keyWithLot(input), read)
  else cells.set(input.text, read)
  return read
}

/** No cell is as long as this key: none is taken for it. */
const keyWithLot = ({ text, lot }: TextToTag): string => `${text}${' '.repeat(LONGEST)}${lot ?? ''}`

const NAMES_LOTS = /lot|l ?\d/

/** A cell is read by the lot of its row where it or its header names lots, and gives that lot to its amounts. */
const saysOfItsLot = ({ text, column }: TextToTag, { quantities }: Read): boolean =>
  quantities.length > 0 || NAMES_LOTS.test(foldPhrase(text)) || /lots/i.test(column ?? '')

function readCell(input: TextToTag, rule: ColumnRule, rules: RuleSet): Read {
  const tags = readColumn(input, rule, rules)
  return { tags, objects: [], quantities: quantitiesIn(input, tags, rules), bearing: bearingOf(tags) }
}
