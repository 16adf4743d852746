import { RESERVED_TO, type ReservedTo } from '../states.js'
import { type BoxSide, isTickedOn } from './boxes.js'
import type { CueName } from './cues.js'
import type { Span } from './lexicon.js'
import { BARE_LIST, numbersOf } from './lotNumbers.js'
import type { Scene } from './scene.js'
import { foldedSlice } from './text.js'
import { formAround } from './turnIn.js'

interface Recipient {
  readonly to: ReservedTo
  readonly cue: Span
}

const FAMILIES: readonly Exclude<ReservedTo, 'unspecified'>[] = RESERVED_TO.filter((to) => to !== 'unspecified')
const CUES: readonly CueName[] = [...FAMILIES.map((to): CueName => `to:${to}`), 'reservationLaw']

/** Who a reservation may be for, as named around it, in the order in which their names end. */
export function recipientsOf(scene: Scene, hit: Span): Span[] {
  const long = CUES.flatMap((cue) => scene.cuesNear(hit, { cue, before: 90, after: 200 }))
  return [...long, ...shortsOf(scene, hit).map(({ cue }) => cue)].sort((a, b) => a.to - b.to)
}

/** The name has a box of its own, left empty: "ESAT ☐ SIAE ☒". */
export const isLeftEmpty = (scene: Scene, side: BoxSide | null, cue: Span): boolean =>
  side !== null && isTickedOn(side, scene.before(cue, 60), scene.after(cue, 60)) === false

/** Between "réservé" and a short acronym: articles, other acronyms, a lot, a box, nothing else. */
const SHORT_GAP =
  /^[ :,/()&-]{0,3}(?:(?:aux?|a|l|la|les|une?|des|de|du|d|structures?|entreprises?|et|ou|type|lots?|n ?°|\d{1,2}|uniquement|esat|siae|iae|etti|eiti|ea|ei|ai|aci|ess|seules?|seuls?|operateurs|secteur|[☐☑☒✓✔]|\[ ?x? ?\]|\( ?x? ?\))[ :,/()&-]{1,3}){0,12}$/

/** "Réservation EA": the acronym is in the phrase itself. */
const isWithin = (cue: Span, hit: Span): boolean => cue.from >= hit.from && cue.to <= hit.to

function shortsOf(scene: Scene, hit: Span): Recipient[] {
  return (['EA-ESAT', 'SIAE', 'ESS'] as const).flatMap((to) =>
    scene
      .cuesNear(hit, { cue: `short:${to}`, after: 60 })
      .filter(
        (cue) =>
          isWithin(cue, hit) || (cue.from >= hit.to && SHORT_GAP.test(foldedSlice(scene.text, hit.to, cue.from))),
      )
      .map((cue) => ({ to, cue })),
  )
}

/** The legal families named in the sentence of a reservation, else in the next one; `unspecified` when none is. */
export function familiesNear(scene: Scene, hit: Span): ReservedTo[] {
  const inSentence = recipientsIn(scene, hit, 'sentence')
  const found = inSentence.length > 0 ? inSentence : recipientsIn(scene, hit, 'text')
  const named = new Set(ofItsLot(scene, hit, found).map(({ to }) => to))
  return named.size > 0 ? FAMILIES.filter((to) => named.has(to)) : ['unspecified']
}

function recipientsIn(scene: Scene, hit: Span, reach: 'sentence' | 'text'): Recipient[] {
  const side = formAround(scene, hit)?.side ?? null
  const long = FAMILIES.flatMap((to) =>
    scene.cuesNear(hit, { cue: `to:${to}`, before: 200, after: 400, reach }).map((cue) => ({ to, cue })),
  )
  return [...long, ...shortsOf(scene, hit)].filter(({ cue }) => !isLeftEmpty(scene, side, cue))
}

const LOTS = new RegExp(BARE_LIST, 'g')
/** "Lots réservés : 2 (ESAT), 4 (SIAE)": the number right before the name. */
const LAST_NUMBER = /(?:^|[^\d])(\d{1,3}) ?[(:-]? ?(?:aux? )?$/

/** "Lot 1 (EA), lot 3 (SIAE)": of several, those named behind the lot of this text. */
function ofItsLot(scene: Scene, hit: Span, found: readonly Recipient[]): readonly Recipient[] {
  const { lot } = scene
  if (lot === null) return found
  const areListed = /(?:^|[^a-z])lots $/.test(scene.before(hit, 6))
  const own = found.filter(({ cue }) => {
    const between = scene.between(hit.to, cue.from)
    const last = [...between.matchAll(LOTS)].at(-1)?.[0] ?? (areListed ? LAST_NUMBER.exec(between)?.[1] : undefined)
    return last !== undefined && numbersOf(last).includes(lot)
  })
  return own.length > 0 ? own : found
}
