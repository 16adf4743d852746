import type { FrozenResult } from '../../tasks/freeze.js'

/**
 * A result as tables may be handed around: suppliers are numbered, for an identifier may be a person's. Counts and formulas
 * hold as they are; the document, whose digest is that of its text, names them.
 */
export function withoutHolders(result: FrozenResult): FrozenResult {
  const { document } = result
  const suppliers = new Set(document.figures.filter(({ counts }) => counts === 'supplier').map(({ id }) => id))
  const numbers = new Map<string, string>()
  const numbered = (unit: string): string => {
    const known = numbers.get(unit) ?? `fournisseur ${numbers.size + 1}`
    numbers.set(unit, known)
    return known
  }
  const units = document.units.map((each) =>
    suppliers.has(each.figure) ? { ...each, unit: numbered(each.unit) } : each,
  )
  return { ...result, document: { ...document, units } }
}
