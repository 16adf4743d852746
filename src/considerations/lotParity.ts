import type { LotScope } from './lotScope.js'

const PARITY_BEFORE = /(?:^|[^a-z])lots?(?: a numeros?)? (im)?pairs?(?![a-z])[^.;\n]{0,60}$/
const PARITY_AFTER = /^[^.;\d\n]{0,45}?(?<![a-z])lots?(?: a numeros?)? (im)?pairs?(?![a-z])/

/** "Lots impairs : clause d'insertion". */
export function parityIn(before: string, after: string): LotScope | null {
  const ahead = PARITY_BEFORE.exec(before)
  const found = ahead ?? PARITY_AFTER.exec(after)
  if (!found) return null
  const remainder = found[1] === undefined ? 0 : 1
  const extent = { before: ahead?.[0].length ?? 0, after: ahead ? 0 : found[0].length }
  return { has: (lot) => lot % 2 === remainder, tie: 'said', extent }
}
