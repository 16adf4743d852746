import type { Span } from '../lexicon.js'
import type { Turn } from '../polarity.js'

/** Words of the reservation found around "réservé" and who it is for. */
export interface Reservation {
  readonly turn: Turn['state']
  readonly from: number
  readonly to: number
}

export function span(turn: Turn['state'], hit: Span, before: number, after: number): Reservation {
  return { turn, from: hit.from - before, to: hit.to + Math.max(0, after) }
}
