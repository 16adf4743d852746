import { type Candidate, candidateOf } from './candidate.js'
import type { Span } from './lexicon.js'
import { type Turn, turnOf } from './polarity.js'
import { readReservation } from './reservation.js'
import type { TextRule } from './rule.js'
import { distance, type Scene } from './scene.js'

/** What a rule makes of a phrase in its context; null when the context takes its meaning away. */
export function readAs(scene: Scene, rule: TextRule, hit: Span): Candidate | null {
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
  }
}

function readDesignation(scene: Scene, rule: TextRule, hit: Span): Candidate | null {
  if (rule.state === 'no') return candidateOf(rule, hit, 'no')
  const turn = turnOf(scene.before(hit), scene.after(hit))
  const own = turn.state === 'yes' ? ownTurn(scene, rule, hit) : turn
  if (own.state === 'silent') return null
  return candidateOf(rule, hit, own.state === 'yes' ? rule.state : own.state, own)
}

/** Zero, but not the end of a larger number: "3 000 heures", "1 500,00 h". */
const ZERO_BEFORE = /(?<![\d.,]|\d (?=000 $))(?:0+(?:[.,]0+)?|zero) $/
const DONE_AFTER = /^(?: [^ .;]{1,20}){0,4}? (?:realisee?s|effectuee?s|accomplies|validees)(?=$|[^a-z])/
const TO_BE_DONE = /(?:devront|seront|doivent|etre) (?:realise|effectue|accompli)/

/** Counted things (hours): zero is a no, those already done promise nothing in writing. */
function ownTurn(scene: Scene, rule: TextRule, hit: Span): Turn {
  const plain: Turn = { state: 'yes', basis: null, before: 0, after: 0 }
  if (!rule.counted) return plain
  const after = scene.after(hit, 80)
  if (ZERO_BEFORE.test(scene.before(hit, 12))) return { ...plain, state: 'no', basis: 'explicit', before: 2 }
  return DONE_AFTER.test(after) && !TO_BE_DONE.test(after) ? { ...plain, state: 'review' } : plain
}

function readDenial(scene: Scene, rule: TextRule, hit: Span): Candidate | null {
  const turn = turnOf(scene.before(hit), scene.after(hit))
  return turn.state === 'no' ? candidateOf(rule, hit, 'no', turn) : null
}

/** A subject becomes a clause when something imposes it; left to choice, it is to be looked at. */
function readObligation(scene: Scene, rule: TextRule, hit: Span): Candidate | null {
  const strength = obligationOn(scene, rule, hit)
  if (strength === null) return null
  const turn = turnOf(scene.before(hit), scene.after(hit))
  if (turn.state === 'no' || turn.state === 'silent') return null
  return candidateOf(rule, hit, rule.state === 'yes' && turn.state === 'yes' ? strength : 'review')
}

const REACH = 130

function obligationOn(scene: Scene, rule: TextRule, hit: Span): 'yes' | 'review' | null {
  const imposed = nearest(scene, hit, ['obligation', ...(rule.imposedIn ? (['contains'] as const) : [])])
  const optional = nearest(scene, hit, ['option'])
  if (optional !== null && (imposed === null || optional < imposed)) return 'review'
  if (imposed !== null || rule.imposedIn?.includes(scene.field)) return 'yes'
  return scene.isNear(hit, { cue: 'holder', before: REACH }) ? 'yes' : null
}

function nearest(scene: Scene, hit: Span, cue: readonly ('obligation' | 'option' | 'contains')[]): number | null {
  const cues = scene.cuesNear(hit, { cue, before: REACH, after: REACH })
  return cues.length === 0 ? null : Math.min(...cues.map((found) => distance(found, hit)))
}

const WEIGHT =
  /^[^;]{0,100}?(?:[:(-] ?|pondere[a-z]{0,2} a |ponderation |note[a-z]{0,2} sur | )(?:\d{1,3}(?:[.,]\d+)?|cinq|dix|quinze|vingt) ?(?:%|pts?(?![a-z])|points?(?![a-z]))(?! (?:d|de|des|du|en|minimum)(?! la note))/

/** A subject becomes a criterion in the field of criteria, after the word, or with a weight behind it. */
function readCriterion(scene: Scene, rule: TextRule, hit: Span): Candidate | null {
  if (!isWeighed(scene, hit)) return null
  const turn = turnOf(scene.before(hit), scene.after(hit))
  if (turn.state === 'silent' || turn.state === 'no') return null
  return candidateOf(rule, hit, rule.state)
}

function isWeighed(scene: Scene, hit: Span): boolean {
  if (scene.field === 'criteres') return true
  if (scene.isNear(hit, { cue: 'criterion', before: 110, after: 40 })) return true
  if (scene.isNear(hit, { cue: 'criterion', after: 130 }) && scene.field !== 'objet') return true
  if (scene.isNear(hit, { cue: 'offerCriteria', before: 300, reach: 'text' })) return true
  return scene.field !== 'objet' && scene.field !== 'description' && WEIGHT.test(scene.afterInSentence(hit))
}

function readReserved(scene: Scene, rule: TextRule, hit: Span): Candidate | null {
  const reservation = readReservation(scene, hit)
  if (!reservation || reservation.turn === 'silent') return null
  return {
    ...candidateOf(rule, hit, reservation.turn),
    from: reservation.from,
    to: Math.min(reservation.to, scene.text.length),
  }
}
