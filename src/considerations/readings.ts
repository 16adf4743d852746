import { isBought } from './bought.js'
import { type Candidate, candidateOf } from './candidate.js'
import { readCriterion } from './criterion.js'
import { readDenial } from './denial.js'
import { readDesignation } from './designation.js'
import { isEarlier } from './earlier.js'
import { isHedged } from './hedged.js'
import type { Span } from './lexicon.js'
import { readObligation } from './obligation.js'
import { isReplaced } from './replaced.js'
import { readReservation } from './reservation.js'
import type { TextRule } from './rule.js'
import type { Scene } from './scene.js'

/** What a rule makes of a phrase in its context; null when the context takes its meaning away. */
export function readAs(scene: Scene, rule: TextRule, hit: Span): Candidate | null {
  if (isBought(scene, hit) || scene.isTakenBack(hit) || isReplaced(scene, hit)) return null
  const candidate = readPlainly(scene, rule, hit)
  const isOpen = candidate?.state === 'yes' && rule.reading !== 'criterion' && isHedged(scene, hit)
  return isOpen ? { ...candidate, state: 'review' } : candidate
}

function readPlainly(scene: Scene, rule: TextRule, hit: Span): Candidate | null {
  switch (rule.reading) {
    case 'designation':
      return readDesignation(scene, rule, hit)
    case 'denial':
      return readDenial(scene, rule, hit)
    case 'obligation':
      return readObligation(scene, rule, hit)
    case 'criterion':
      return readCriterion(scene, rule, hit)
    case 'reservation':
      return readReserved(scene, rule, hit)
    case 'object':
      return null
  }
}

function readReserved(scene: Scene, rule: TextRule, hit: Span): Candidate | null {
  if (isEarlier(scene.beforeInSentence(hit), scene.afterInSentence(hit))) return null
  const reservation = readReservation(scene, hit)
  if (!reservation || reservation.turn === 'silent') return null
  return {
    ...candidateOf(rule, hit, reservation.turn),
    from: reservation.from,
    to: Math.min(reservation.to, scene.text.length),
  }
}
