import { type Candidate, candidateOf } from './candidate.js'
import type { Span } from './lexicon.js'
import { PLAIN, type Turn } from './polarity.js'
import type { TextRule } from './rule.js'
import type { Scene } from './scene.js'
import { turnIn } from './turnIn.js'
import { ZERO_WEIGHT } from './zeroWeight.js'

/** A device called by its name is there, unless the words around it turn it. */
export function readDesignation(scene: Scene, rule: TextRule, hit: Span): Candidate | null {
  if (rule.state === 'no') return candidateOf(rule, hit, 'no', rule.basis ? { basis: rule.basis } : {})
  const turn = turnIn(scene, hit)
  const own = turn.state === 'yes' ? ownTurn(scene, rule, hit, turn) : turn
  if (own.state === 'silent') return null
  return candidateOf(rule, hit, own.state === 'yes' ? plainState(rule, own) : own.state, own)
}

/** What was only offered is there once it was chosen. */
const plainState = (rule: TextRule, turn: Turn): TextRule['state'] => (rule.offered && turn.chosen ? 'yes' : rule.state)

/** Zero, but not the end of a larger number: "3 000 heures", "1 500,00 h". */
const ZERO_BEFORE = /(?<![\d.,]|\d (?=000 $))(?:0+(?:[.,]0+)?|zero) $/
const DONE_AFTER = /^(?: [^ .;]{1,20}){0,4}? (?<!non )(?:realisee?s?|effectuee?s?|accomplies?|validees?)(?=$|[^a-z])/
/** "120 heures réalisées sur les 400 prévues": those are in the contract. */
const OUT_OF_DUE =
  /^[^.;]{0,50}? sur (?:les |un total de )?\d[\d ]{0,7} ?(?:h |heures )?(?:contractu|prevu|exig|demand|impos|attend|inscrit|dues?)/
const TO_BE_DONE = /(?:devront|seront|doivent|etre) (?:realise|effectue|accompli)/

/** "Heures d'insertion 0 ; …" */
const ZERO_AFTER =
  /^(?: ?[:=(]? ?0+ ?(?:h|heures?)?| (?:est |sont |a ete |reste )?(?:fixee?s? |maintenue?s? |arretee?s? )?(?:a )?(?:zero|0)(?: h| heures?)?)(?=$|[;,.)](?!\d))/
/** "Clause d'insertion 0 heure", "clause d'insertion de 0 h (lot 2)". */
const NO_HOURS =
  /^ (?:(?:de|a hauteur de) )?0+(?:[.,]0+)? ?(?:h|heures?)(?= ?(?:$|[;,.)(/|]| (?:(?:pour|sur) les? )?lots?(?![a-z])))/

/** A clause of no hour is none of insertion; another social one may be meant all the same. */
function withoutHours({ kinds }: TextRule, after: string): Turn | null {
  const none = NO_HOURS.exec(after)?.[0].length
  if (none === undefined) return null
  if (kinds.includes('insertionClause')) return { ...PLAIN, state: 'no', basis: 'explicit', after: none }
  return kinds.includes('socialClause') ? { ...PLAIN, state: 'review', after: none } : null
}

/** Counted things (hours, points): zero is a no, hours already done promise nothing in writing. */
function ownTurn(scene: Scene, rule: TextRule, hit: Span, plain: Turn): Turn {
  const after = scene.after(hit, 80)
  const weight = isCriterion(rule) ? ZERO_WEIGHT.exec(after)?.[0] : undefined
  if (weight !== undefined) return { ...PLAIN, state: 'no', basis: 'explicit', after: weight.length }
  if (!rule.counted) return withoutHours(rule, after) ?? plain
  if (OUT_OF_DUE.test(after)) return plain
  if (DONE_AFTER.test(after) && !TO_BE_DONE.test(after)) return { ...PLAIN, state: 'review' }
  const zero = ZERO_AFTER.exec(after)?.[0].length
  if (zero !== undefined) return { ...PLAIN, state: 'no', basis: 'explicit', after: zero }
  const none = ZERO_BEFORE.exec(scene.before(hit, 12))?.[0].length
  return none === undefined ? plain : { ...PLAIN, state: 'no', basis: 'explicit', before: none }
}

const isCriterion = (rule: TextRule): boolean => rule.kinds.every((kind) => kind.endsWith('Criterion'))
