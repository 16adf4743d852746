import type { Kind } from '../states.js'
import { answerAfter } from './answers.js'
import { tickedLabels, withSquares } from './boxes.js'
import type { Cell } from './cell.js'
import { deniesAnother, speaksOfAnother } from './cellDevices.js'
import { isMark, isWeight } from './columnWeights.js'
import { criterionAnswer } from './criterionCells.js'
import { deniedIn } from './declaredDenials.js'
import { familiesIn, isDerogation, isTakenBack, type Reading, readValue } from './declaredValues.js'
import { foldPhrase } from './folding.js'

const BOXES = /[☐☑☒✓✔✗✘]|\[ ?x? ?\]/

/** What a value answers under the header of its cell. */
export function answerOf(cell: Cell, value: string): Reading {
  const folded = withSquares(foldPhrase(value).trim())
  if (BOXES.test(folded) && /[a-z]{2}/.test(folded)) return boxedAnswer(cell, folded)
  const reading = readValue(value)
  if (reading === 'yes') return yesOf(cell, folded)
  if (reading === 'no') return noOf(cell, folded)
  if (reading !== 'other') return reading
  return BOXES.test(folded) ? boxedAnswer(cell, folded) : wordsOf(cell, folded)
}

/** "☐ oui ☒ non", or the labels that are ticked: "☐ EA ☒ SIAE". */
function boxedAnswer(cell: Cell, folded: string): Reading {
  const ticked = tickedLabels(folded)
  if (ticked === null) return answerAfter(` : ${folded}`)?.state ?? 'review'
  return ticked === '' ? 'silent' : answerOf(cell, ticked)
}

/** Whom no law reserves a contract to. */
const NO_FAMILY = /(?<![a-z])(?:pme|tpe|petites (?:et|entreprises)|artisans?)(?![a-z])/

/** "300 h - critère social 10 %": hours are those of the clause, whatever else is told. */
const HOURS = /^\d[\d ,.]{0,12} ?(?:h|heures?)(?![a-z])/
const isClause = (kinds: readonly Kind[]): boolean =>
  kinds.some((kind) => kind === 'socialClause' || kind === 'insertionClause')

function yesOf({ rule: { kinds } }: Cell, folded: string): Reading {
  if (kinds.includes('reserved') && NO_FAMILY.test(folded)) return 'review'
  if (!/^\d/.test(folded) || (isClause(kinds) && HOURS.test(folded))) return 'yes'
  if (kinds.includes('environmentalClause')) return 'review'
  return criterionAnswer(kinds[0], folded) ?? (speaksOfAnother(kinds, folded) ? 'review' : 'yes')
}

/** Nought obtained under a criterion is no criterion of nought. */
function noOf({ rule: { kinds }, header }: Cell, folded: string): Reading {
  if (isMark(header) && folded.startsWith('0')) return 'review'
  return deniesAnother(kinds, folded) ? 'review' : 'no'
}

/** Words about the device that do not say it is there. */
const HEDGED =
  /(?<![a-z])(?:non|pas|sans|aucune?|ni|hors|absence|refus|impossib|abrog|ignor|suspend)|(?<![a-z])(?:exempt|exoner|dispens|exclu)/
/** "ESAT, non réservé"; but "insertion 300 h, non atteinte" is there. */
function isHedged(folded: string): boolean {
  const [first = '', ...others] = folded.split(/[,;()]/)
  return HEDGED.test(first) || others.some((words) => deniedIn(words.trim()) === 'no')
}

/** An ESAT that holds the contract, bids for it or works under another: nothing is reserved by that. */
const IN_ANOTHER_ROLE =
  /(?<![a-z])(?:titulaire|attribu|laureat|retenue?s?|sous ?trait|co ?trait|candidat|evince|fournisseur|prestataire|ouvert|offres?|consulte|sollicit|relance|mandataire|devis)/

/** Words in a yes/no column: a recipient or the device itself is a yes, anything else is to be looked at. */
function wordsOf(cell: Cell, folded: string): Reading {
  const { rule, header } = cell
  if (isWeight(rule, header, folded)) return 'yes'
  if (isDerogation(folded) && isClause(rule.kinds)) return 'no'
  const weighed = criterionAnswer(rule.kinds[0], folded)
  if (weighed !== null) return weighed
  if (isHedged(folded) || isTakenBack(folded) || speaksOfAnother(rule.kinds, folded)) return 'review'
  return rule.names.test(folded) || namesRecipient(rule.kinds.includes('reserved'), folded) ? 'yes' : 'review'
}

const namesRecipient = (isReservation: boolean, folded: string): boolean =>
  isReservation && familiesIn(folded).length > 0 && !IN_ANOTHER_ROLE.test(folded)
