import { readColumn } from './columns.js'
import type { Quantity } from './quantities/quantity.js'
import { quantitiesIn } from './quantities.js'
import type { RuleSet } from './ruleSet.js'
import type { Found, TextToTag } from './types.js'

/** What one text says, with the amounts said of it. */
export interface Read extends Found {
  readonly quantities: readonly Quantity[]
}

/** What a declared cell says, wherever it stands. `known`: its number, where it is kept to be met again. */
export interface DeclaredRead extends Read {
  readonly known: number | null
}

/** Longer cells are prose, hardly ever the same twice. */
const LONGEST = 120
const KEPT = 4_096
const readings = new WeakMap<RuleSet, Map<string, DeclaredRead | null>>()
let numbered = 0

/**
 * What a declared cell says under a header we know; null: the header is none of ours. Registers answer thousands of times in
 * the same few words: each is read once, whatever cell it stands in.
 */
export function readDeclared(input: TextToTag, rules: RuleSet): DeclaredRead | null {
  if (input.text.length > LONGEST) return readCell(input, rules, null)
  const known = knownBy(rules)
  const { column = null, lot = null } = input
  const key = `${column?.length} ${lot?.length} ${column}${lot}${input.text}`
  let read = known.get(key)
  if (read === undefined) {
    numbered += 1
    read = readCell(input, rules, numbered)
    if (known.size >= KEPT) known.clear()
    known.set(key, read)
  }
  return read
}

function knownBy(rules: RuleSet): Map<string, DeclaredRead | null> {
  const known = readings.get(rules) ?? new Map<string, DeclaredRead | null>()
  readings.set(rules, known)
  return known
}

function readCell(input: TextToTag, rules: RuleSet, known: number | null): DeclaredRead | null {
  const tags = input.text.trim() === '' ? [] : readColumn(input, rules)
  return tags && { tags, objects: [], quantities: quantitiesIn(input, tags, rules), known }
}

/** The same, said in a cell. */
export const standingIn = ({ tags, objects, quantities }: Read, cell: string | null): Read => ({
  tags: tags.map((tag) => ({ ...tag, cell })),
  objects,
  quantities: quantities.map((quantity) => ({ ...quantity, cell })),
})
