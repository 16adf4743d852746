import type { Span } from '../lexicon.js'
import type { Scene } from '../scene.js'
import { ADJACENT_HEAD } from './heads.js'
import { type Word, wordAt } from './word.js'

/** "Le lot 2 reliure est réservé." */
const LOT_IS = /lots? (?:n ?[°o]? ?)?\d{1,3}(?: [^ .;:]{1,20}){1,6} (?:est|sont|sera|seront) $/
export const NOTHING_MORE = /^ ?(?:$|[.;,)]|- )/

/** "Réservé EA/ESAT : non" as a heading of its own. */
const ITEM_START = /(?:^|[.;|(/] ?|- )$/

/** "Marché réservé de Noël": what follows makes another name of it. */
const ANOTHER_NAME = /^ (?:de|du|des|d) /

/** "Marché réservé", "le lot 2 reliure est réservé": said of a contract, and no other name begun ("LOT 3 RESERVE INCENDIE"). */
export function standsAlone(word: Word, before: string, after: string): boolean {
  if (ANOTHER_NAME.test(after) || (word !== 'reserved' && !NOTHING_MORE.test(after))) return false
  return ADJACENT_HEAD.test(before) || (LOT_IS.test(before) && NOTHING_MORE.test(after))
}

/** "Réservé : non", a heading of a register. */
const BARE = 'reserve'.length

/** The answer is that of a reservation: after "marché réservé", or "réservé" with its recipients. */
export function isHeading(scene: Scene, before: string, hit: Span, recipients: readonly Span[], end: number): boolean {
  if (ITEM_START.test(before) && hit.to - hit.from === BARE && wordAt(scene, hit) === 'reserved') return true
  if (
    ADJACENT_HEAD.test(before) ||
    /(?:marches?|participation|procedure|lots?)(?: (?:est|sont)(?: (?:il|elle|ils))?)? $/.test(before)
  )
    return true
  return ITEM_START.test(before) && recipients.some(({ from, to }) => from >= hit.from && to <= hit.to + end)
}
