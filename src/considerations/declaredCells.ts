import { readColumn } from './columns.js'
import type { Quantity } from './quantities/quantity.js'
import { quantitiesIn } from './quantities.js'
import type { RuleSet } from './ruleSet.js'
import type { Found, TextToTag } from './types.js'

/** What one text says, with the amounts said of it. */
export interface Read extends Found {
  readonly quantities: readonly Quantity[]
}

/** Longer cells are prose, hardly ever the same twice. */
const LONGEST = 120
const KEPT = 4_096
const readings = new WeakMap<RuleSet, Map<string, Read | null>>()

/**
 * What a declared cell says under a header we know; null: the header is none of ours. Registers answer thousands of times in
 * the same few words: each is read once, whatever cell it stands in.
 */
export function readDeclared(input: TextToTag, rules: RuleSet): Read | null {
  if (input.text.length > LONGEST) return readCell(input, rules)
  const known = knownBy(rules)
  const key = JSON.stringify([input.column, input.lot, input.text])
  let read = known.get(key)
  if (read === undefined) {
    read = readCell(input, rules)
    if (known.size >= KEPT) known.clear()
    known.set(key, read)
  }
  return read && standingIn(read, input.cell ?? null)
}

function knownBy(rules: RuleSet): Map<string, Read | null> {
  const known = readings.get(rules) ?? new Map<string, Read | null>()
  readings.set(rules, known)
  return known
}

function readCell(input: TextToTag, rules: RuleSet): Read | null {
  if (input.text.trim() === '') return { tags: [], objects: [], quantities: [] }
  const tags = readColumn(input, rules)
  return tags && { tags, objects: [], quantities: quantitiesIn(input, tags, rules) }
}

const standingIn = ({ tags, objects, quantities }: Read, cell: string | null): Read => ({
  tags: tags.map((tag) => ({ ...tag, cell })),
  objects,
  quantities: quantities.map((quantity) => ({ ...quantity, cell })),
})
