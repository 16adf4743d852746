import type { Basis } from '../states.js'
import { type Answer, answerAfter, boxBefore } from './answers.js'
import { type BoxSide, hasBox, hasEmptyBox, hasFullBox, isTickedOn, upToBox } from './boxes.js'
import { conditionIn } from './condition.js'
import { isEarlier } from './earlier.js'
import { basisOf, denialIn, mayBeDenied } from './negation.js'

/** How the words around a named device turn it; `before` and `after` widen the evidence, in folded characters. */
export interface Turn {
  readonly state: 'yes' | 'no' | 'review' | 'silent'
  readonly basis: Basis | null
  readonly before: number
  readonly after: number
  /** A no that supposes the device elsewhere: "la clause ne s'applique pas au lot 2". */
  readonly sparing?: boolean
  /** What was left to choice has been chosen: "variante retenue". */
  readonly chosen?: boolean
}

/** The folded text around a device: `before` and `after` reach across lines, where answers stand; the others do not. */
export interface Around {
  readonly before: string
  readonly after: string
  readonly beforeInSentence: string
  readonly afterInSentence: string
  /** The line of a form with boxes. */
  readonly form?: Form | null
}

export interface Form {
  readonly side: BoxSide | null
  readonly before: string
  readonly after: string
  /** A form of which no box is ticked was not filled: its empty boxes say nothing. */
  readonly isTicked: boolean
}

export const PLAIN: Turn = { state: 'yes', basis: null, before: 0, after: 0 }
const SILENT: Turn = { ...PLAIN, state: 'silent' }

/** Reads the words on both sides of a named device: value of a heading, denial, condition, earlier contract. */
export function turnOf({ before, after, beforeInSentence, afterInSentence, form = null }: Around): Turn {
  const side = form?.side ?? null
  return (
    boxTurn(before, after, form) ??
    (form && side === 'ahead' ? labelTurn(form) : null) ??
    (SQUARE_BEFORE.test(before) && LABEL_ENDS.test(after) ? { ...PLAIN, state: 'review' } : null) ??
    valueTurn(before, side === 'ahead' ? upToBox(after) : after, form) ??
    (CONTRARY.test(afterInSentence) || WITH_OR_WITHOUT.test(beforeInSentence) ? SILENT : null) ??
    (isEarlier(beforeInSentence, afterInSentence) ? (droppedAfter(afterInSentence) ?? SILENT) : null) ??
    denialIn(beforeInSentence, afterInSentence) ??
    conditionIn(beforeInSentence, afterInSentence) ??
    (mayBeDenied(beforeInSentence) ? { ...PLAIN, state: 'review' } : PLAIN)
  )
}

/** A lone square may be a bullet as well as a box left empty. */
const SQUARE_BEFORE = /□ $/
const LABEL_ENDS = /^ ?(?:$|[;,.□])/
/** "Sauf clause contraire" names none. */
const CONTRARY = /^ contraires?(?![a-z])/
/** "Rayer la mention inutile : avec / sans clause": the choice of a form, not made. */
const WITH_OR_WITHOUT =
  /(?:^|[^a-z])(?:avec ?(?:\/|ou|et ?\/ ?ou) ?sans|sans ?(?:\/|ou) ?avec) (?:(?:la|les?|l|une?) )?$/
/** An earlier contract had it, this one has not. */
const DROPPED =
  /^[^.;]{0,90}?(?:non|n est pas|n a pas ete|ne sera pas|ne sont pas|n est plus|pas ete) (?:repris|reconduit|maintenu|conserve|renouvele)[es]{0,2}(?=$|[^a-z])|^[^.;]{0,60}?, (?:celui ci|celle ci|le present|la presente)(?: [a-z]{4,14})? n en (?:prevoi|compor|contien|inclu|impos)[a-z]{1,2} (?:pas|aucune?|plus)(?![a-z])/

function droppedAfter(after: string): Turn | null {
  const dropped = DROPPED.exec(after)?.[0]
  return dropped === undefined ? null : { state: 'no', basis: 'explicit', before: 0, after: dropped.length }
}

const JOINT = /^ ?(?:et|ou|\/|&) ?(?:la |les )?(?:clauses?|criteres?) [a-z ]{3,30}?(?= ?[:=])/

/** "Clause sociale et clause environnementale : non" answers for both. */
function jointAnswer(after: string): Answer | null {
  const joint = JOINT.exec(after)?.[0].length
  const answer = joint === undefined ? null : answerAfter(after.slice(joint))
  return answer && joint !== undefined ? { ...answer, end: joint + answer.end } : null
}

const VALUE = '(oui|non|neant|sans objet)(?: ?\\([^)]{0,30}\\))?'
const RESPECTIVELY = new RegExp(
  `^( ?(?:et|/|&|,) ?(?:la |les )?(?:clauses?|criteres?) [a-z ]{3,30}?)? ?[:,]? ?respectivement ?:? ?${VALUE} ?(?:,|et|puis|/) ?${VALUE}(?![a-z])`,
)

/** "Clause sociale et clause environnementale : respectivement oui et non": the first has the first answer. */
function respective(before: string, after: string): Answer | null {
  const found = RESPECTIVELY.exec(after)
  if (!found) return null
  if (found[1] === undefined && !/(?:et|,|\/|&) (?:la |les )?$/.test(before))
    return { state: 'review', end: found[0].length }
  const value = found[1] === undefined ? found[3] : found[2]
  return { state: value === 'oui' ? 'yes' : 'no', end: found[0].length }
}

const REPLY = ' ?\\? ?(?:reponse|rep\\.?|r\\.?) ?[:=-]? ?(oui|non)(?![a-z])'
/** "Comporte-t-il une clause ? Réponse : non", "un critère est-il prévu ? R : oui": what is asked is whether there is one, not something of it. */
const ASKED_BEFORE =
  /(?:(?:comport|prevoi|contien|inclu|impos|exig)[a-z]{0,4}|prevus?|prevues?|y a|existe|(?:ils?|elles?) (?:bien )?(?:soumis|assorti)[es]{0,2})(?: t)?(?: (?:ils?|elles?|on|a|au|aux|d|de|des|du|une?|la|le|les|l|bien|aussi|egalement|clauses?|criteres?|dispositifs?|obligations?|conditions?|considerations?|sociale?s?|dans|sur|ce|cet|cette|present|presente|marche|contrat|consultation|lots?|\d{1,3})){0,6} $/
const REPLY_AFTER = new RegExp(`^(?: [^ .;:?]{1,20}){0,4}${REPLY}`)
const ASKED_AFTER = new RegExp(
  `^ (?:est|sont|sera|seront) (?:elles?|ils?) (?:bien |egalement )?(?:prevu|impos|exig|demand|retenu|applicable|inclu|inser)[a-z]{0,3}(?: [a-z]{1,12}){0,4}${REPLY}`,
)

function replyAfter(before: string, after: string): Answer | null {
  if (!after.includes('?')) return null
  const reply = ASKED_AFTER.exec(after) ?? (ASKED_BEFORE.test(before) ? REPLY_AFTER.exec(after) : null)
  return reply && { state: reply[1] === 'oui' ? 'yes' : 'no', end: reply[0].length }
}

/** "Clause sociale : non". */
function valueTurn(before: string, after: string, form: Form | null): Turn | null {
  const answer = respective(before, after) ?? replyAfter(before, after) ?? answerAfter(after) ?? jointAnswer(after)
  if (!answer) return null
  const { state, end } = answer
  if (state === 'silent' || isUnfilled(form, state, after.slice(0, end))) return SILENT
  return { state, basis: state === 'no' ? basisOf(before, after) : null, before: 0, after: end }
}

/** The empty box of a form that nobody filled. */
export const isUnfilled = (form: Form | null, state: Turn['state'], answer: string): boolean =>
  form !== null && !form.isTicked && state === 'no' && hasEmptyBox(answer)

function boxTurn(before: string, after: string, form: Form | null): Turn | null {
  const box = boxBefore(before, after, form?.side, form?.before)
  if (!box) return null
  if (box.state === 'silent' || isUnfilled(form, box.state, before.slice(-box.length))) return SILENT
  return { state: box.state, basis: box.state === 'no' ? 'explicit' : null, before: box.length, after: 0 }
}

/**
 * "☐ marché avec clause sociale ☒ autre" says nothing, no more than a heading of which no box is ticked; where no box of
 * the line is, the form may not have been filled.
 */
export function labelTurn({ before, after }: Form): Turn | null {
  const ticked = isTickedOn('ahead', before, '')
  if (ticked === false) return hasFullBox(before + after) ? SILENT : { ...PLAIN, state: 'review' }
  if (ticked || hasBox(before)) return null
  if (!hasFullBox(after)) return SILENT
  return /[:=] ?$/.test(upToBox(after)) ? PLAIN : null
}
