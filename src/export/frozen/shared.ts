import { numberedUnits } from '../../tasks/freeze/holders.js'
import type { FrozenResult } from '../../tasks/freeze.js'

/**
 * A result as tables may be handed around, suppliers numbered. Counts and formulas hold as they are; the document, whose
 * digest is that of its text, names them.
 */
export function withoutHolders(result: FrozenResult): FrozenResult {
  const { document } = result
  const nameOf = numberedUnits([document])
  return {
    ...result,
    document: { ...document, units: document.units.map((each) => ({ ...each, unit: nameOf(each) })) },
  }
}
