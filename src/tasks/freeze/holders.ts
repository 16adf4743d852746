import type { FrozenDocument, FrozenUnit } from './document.js'

/**
 * Names units as tables may be handed around: suppliers are numbered, for an identifier may be a person's. Numbers follow
 * the order in which documents name them: those of a frozen result are the same in whatever is made of it.
 */
export function numberedUnits(documents: readonly Pick<FrozenDocument, 'figures' | 'units'>[]) {
  const suppliers = new Set(
    documents.flatMap(({ figures }) => figures.filter(({ counts }) => counts === 'supplier').map(({ id }) => id)),
  )
  const numbers = new Map<string, string>()
  for (const { figure, unit } of documents.flatMap(({ units }) => units)) {
    if (suppliers.has(figure) && !numbers.has(unit)) numbers.set(unit, `fournisseur ${numbers.size + 1}`)
  }
  return ({ figure, unit }: Pick<FrozenUnit, 'figure' | 'unit'>): string =>
    suppliers.has(figure) ? (numbers.get(unit) ?? unit) : unit
}
