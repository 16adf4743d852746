import type { Kind } from '../states.js'
import { type Candidate, candidateOf } from './candidate.js'
import { choiceIn } from './condition.js'
import { obligationOn } from './imposed.js'
import type { Span } from './lexicon.js'
import { isDeniedFurther } from './negation.js'
import { isCounted } from './quantified.js'
import type { TextRule } from './rule.js'
import type { Scene } from './scene.js'
import { turnIn } from './turnIn.js'

/** A subject becomes a clause when something imposes it; left to choice, it is to be looked at. */
export function readObligation(scene: Scene, rule: TextRule, hit: Span): Candidate | null {
  if (POINTS.test(scene.afterInSentence(hit, 80))) return null
  if (rule.quantified === 'needed' && !isCounted(scene, rule, hit)) return null
  const choice = choiceIn(scene.beforeInSentence(hit), scene.afterInSentence(hit))
  if (choice === 'refused') return rule.kinds.some(isRefusable) ? candidateOf(rule, hit, 'no') : null
  if (choice === 'taken') return candidateOf(rule, hit, rule.state)
  const turn = turnIn(scene, hit)
  if (turn.state === 'silent') return null
  if (turn.state === 'no' && !rule.banned)
    return isExcused(scene, rule, hit) ? candidateOf(rule, hit, 'no', turn) : null
  const strength = rule.banned && turn.state === 'no' ? 'yes' : obligationOn(scene, rule, hit)
  if (strength === null) return null
  return candidateOf(rule, hit, rule.state === 'yes' && turn.state !== 'review' ? strength : 'review')
}

/** What a refused variant or option takes out of the contract. */
const isRefusable = (kind: Kind): boolean => kind === 'insertionClause' || kind === 'environmentalClause'

const NOT_ASKED =
  /^[^.;]{0,50}? (?:n est|ne sont|ne sera|ne seront) (?:pas|ni) [a-z]{0,3} ?(?:exig|impos|demand|requis|prevu)/
const NONE_ASKED = /(?:^|[^a-z])aucune? [^.;]{1,80}$/

/** "Le recours à des personnes en insertion n'est pas exigé": nothing of it is asked. */
function isExcused(scene: Scene, rule: TextRule, hit: Span): boolean {
  if (!rule.kinds.includes('insertionClause')) return false
  const after = scene.afterInSentence(hit)
  return (
    isDeniedFurther(after) ||
    NOT_ASKED.test(after) ||
    (NONE_ASKED.test(scene.beforeInSentence(hit)) && ASKED.test(after))
  )
}

const ASKED = /^[^.;]{0,50}? (?:n est|ne sont|ne sera|ne seront) (?:[a-z]{3,12} )?(?:exig|impos|demand|requis|prevu)/

/** "Certification NF Environnement des sièges : 8 points" is weighed, not imposed. */
const POINTS = /^[^.;,:]{0,60}?[:(]? ?\d{1,3}(?:[.,]\d+)? ?(?:pts?|points?)(?![a-z])/
