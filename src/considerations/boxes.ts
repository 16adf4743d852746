/** The boxes of forms in folded text, empty or ticked, and on which side of its label a line puts each. */
export const EMPTY_BOX = '☐|\\[ ?☐? ?\\]|\\( ?☐? ?\\)'
export const FULL_BOX = '[☒☑✓✔]|\\[ ?[x☒☑✓✔] ?\\]|\\( ?[x☒☑✓✔] ?\\)'
export const ANY_BOX = `(?:${EMPTY_BOX}|${FULL_BOX}|[✗✘])`

const SQUARE_OF_AN_ANSWER = /□ ?(?:oui|non)(?![a-z])|(?:oui|non) ?□/

/** Squares are also bullets: they are boxes where both sorts stand, or one by a yes or a no; same length. */
export function withSquares(folded: string): string {
  if (!folded.includes('□') || !(folded.includes('■') || SQUARE_OF_AN_ANSWER.test(folded))) return folded
  return folded.replaceAll('□', '☐').replaceAll('■', '☒')
}

/** `ahead`: "☐ clause sociale ☒ marché réservé"; `behind`: "clause sociale ☐ marché réservé ☒". */
export type BoxSide = 'ahead' | 'behind'

const BOXES = new RegExp(ANY_BOX, 'g')
/** A yes or a no has a box of its own: those are read by the answers themselves. */
const ANSWERS_BEHIND = new RegExp(`${ANY_BOX} ?(?:oui|non)(?![a-z])`)
const ANSWERS_AHEAD = new RegExp(`(?:^|[^a-z])(?:oui|non) ?${ANY_BOX}`)
const OPENS = new RegExp(`^[ -]*${ANY_BOX}`)
const CLOSES = new RegExp(`${ANY_BOX}[ .;,]*$`)
const OF_A_DEVICE = /clause|critere|reserve/

/** "Marché réservé ☐ ESAT ☒ SIAE": the last label is a choice, which has its box ahead. */
const ENDS_IN_CHOICE =
  /(?:^|[^a-z])reserv.*[☐-☓✓-✘\])] ?(?:aux? )?(?:ea|eatt|esat|stpa|siae|iae|ei|aci|etti|ess|eess|entreprises? adaptees?|structures? d insertion|prison)(?: ?[,/] ?(?:ea|esat|siae|ess|eess|iae))*[ .;,]*$/

/** Which side it is in a line, the same throughout; null where nothing tells. */
export function boxSide(line: string): BoxSide | null {
  const opens = OPENS.test(line)
  const isAnswered = ANSWERS_BEHIND.test(line) || ANSWERS_AHEAD.test(line)
  if (!isAnswered && ENDS_IN_CHOICE.test(line)) return 'ahead'
  if (ANSWERS_BEHIND.test(line) || (!opens && ANSWERS_AHEAD.test(line))) return null
  if (opens !== CLOSES.test(line)) return opens ? 'ahead' : 'behind'
  return opens ? null : sideInside(line)
}

/** "Marchés réservés : ☐ Le marché est réservé à": the box is that of the sentence it opens. */
const RESTATED = new RegExp(
  `^${ANY_BOX} ?(?:le |la |l )?(?:present )?(?:marche|execution|contrat|lot|accord cadre|participation)(?! reserve)[a-z ]{1,40}? reserve`,
)

/** A label at both ends: the first is the heading of all boxes when a colon cuts it off, and no other. */
function sideInside(line: string): BoxSide | null {
  const boxes = [...line.matchAll(BOXES)].map(({ index }) => index)
  const [first, second] = boxes
  if (first === undefined) return null
  if (RESTATED.test(line.slice(first))) return 'ahead'
  const headed = boxes.filter((at) => /[:=] ?$/.test(line.slice(0, at)))
  if (headed.length !== 1 || headed[0] !== first) return 'behind'
  if (second !== undefined) return 'ahead'
  return !OF_A_DEVICE.test(line.slice(0, first)) && OF_A_DEVICE.test(line.slice(first)) ? 'ahead' : 'behind'
}

const LAST_BOX = new RegExp(`(?:(${FULL_BOX})|${ANY_BOX})(?:(?!${ANY_BOX}).){0,60}$`)
const A_FULL_BOX = new RegExp(FULL_BOX)
const A_BOX = new RegExp(ANY_BOX)
const AN_EMPTY_BOX = new RegExp(EMPTY_BOX)

export const hasBox = (folded: string): boolean => A_BOX.test(folded)
export const hasEmptyBox = (folded: string): boolean => AN_EMPTY_BOX.test(folded)
export const hasFullBox = (folded: string): boolean => A_FULL_BOX.test(folded)

const NEXT_BOX = new RegExp(`^(?:(?!${ANY_BOX}).){0,60}(?:(${FULL_BOX})|${ANY_BOX})`)

/** Whether the box on that side of a label is ticked; null where there is none. */
export function isTickedOn(side: BoxSide, before: string, after: string): boolean | null {
  const box = side === 'ahead' ? LAST_BOX.exec(before) : NEXT_BOX.exec(after)
  return box && box[1] !== undefined
}

/** Up to the box of the next label. */
export const upToBox = (folded: string): string => folded.split(A_BOX)[0] ?? folded

const A_BOX_APART = new RegExp(`(${ANY_BOX})`)

/** The labels whose box is ticked: "☐ EA ☒ SIAE" keeps the second; null where no side tells which box is whose. */
export function tickedLabels(folded: string): string | null {
  const side = boxSide(folded)
  if (side === null) return null
  const parts = folded.split(A_BOX_APART)
  const labels = parts.filter((_, at) => at % 2 === 0 && hasFullBox(parts[side === 'ahead' ? at - 1 : at + 1] ?? ''))
  return labels.map((label) => label.trim()).join(' ; ')
}
