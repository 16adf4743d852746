import { digestOf } from '../contract/identity.js'

/**
 * A UUID that only depends on a name: version 8 of RFC 9562 (§5.8), over SHA-256. The same contract keeps it wherever it is
 * served from, so that a reader never sees it twice.
 */
export function stableUuid(name: string): string {
  const hex = digestOf(`spaser:${name}`, 32)
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16)
  const groups = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `${variant}${hex.slice(17, 20)}`]
  return [...groups, hex.slice(20)].join('-')
}
