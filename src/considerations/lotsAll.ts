import type { LotScope } from './lotScope.js'

const ALL =
  '(?:tous (?:les )?(?:\\d+ )?lots?|l ensemble des (?:\\d+ )?lots|la totalite des lots|chaque lot|chacun des (?:\\d+ )?lots)(?! (?:sauf|hors))'
const AFTER_ALL = new RegExp(`^[^.;\\n]{0,45}?${ALL}`)
/** The sentence speaks of the whole contract, whatever lot was headed before it. */
export const OF_ALL = new RegExp(
  `(?:^|[^a-z])(?:${ALL}|(?:le|ce|du|present) (?:marche|contrat)|l accord cadre|(?:la|cette) consultation|les lots(?! (?:n|\\d)))(?=$|[^a-z])[^.;\\n]*$`,
)
const LOT_NAMED = /lots? (?:n ?[°o]? ?)?\d/

/** What is said of every lot. */
export function saidOfAll(after: string): LotScope | null {
  const all = AFTER_ALL.exec(after)?.[0]
  if (all === undefined || LOT_NAMED.test(all)) return null
  return { has: () => true, tie: 'all', extent: { before: 0, after: 0 } }
}
