import { isBought } from './bought.js'
import { type Candidate, candidateOf } from './candidate.js'
import type { CueName } from './cues.js'
import type { Span } from './lexicon.js'
import { type Turn, turnOf } from './polarity.js'
import { readReservation } from './reservation.js'
import type { TextRule } from './rule.js'
import { distance, type Scene } from './scene.js'

/** What a rule makes of a phrase in its context; null when the context takes its meaning away. */
export function readAs(scene: Scene, rule: TextRule, hit: Span): Candidate | null {
  if (isBought(scene, hit)) return null
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

function readDesignation(scene: Scene, rule: TextRule, hit: Span): Candidate | null {
  if (rule.state === 'no') return candidateOf(rule, hit, 'no', rule.basis ? { basis: rule.basis } : {})
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

/** Only a denial says no of everything; a bare yes leaves open of what. */
function readDenial(scene: Scene, rule: TextRule, hit: Span): Candidate | null {
  const turn = turnOf(scene.before(hit), scene.after(hit))
  if (turn.state === 'no') return candidateOf(rule, hit, 'no', turn)
  return turn.state === 'yes' && turn.after > 0 ? candidateOf(rule, hit, 'review', turn) : null
}

/** A subject becomes a clause when something imposes it; left to choice, it is to be looked at. */
function readObligation(scene: Scene, rule: TextRule, hit: Span): Candidate | null {
  if (POINTS.test(scene.afterInSentence(hit, 80))) return null
  const strength = obligationOn(scene, rule, hit)
  if (strength === null) return null
  const turn = turnOf(scene.before(hit), scene.after(hit))
  if (turn.state === 'silent' || (turn.state === 'no' && !rule.banned)) return null
  return candidateOf(rule, hit, rule.state === 'yes' && turn.state !== 'review' ? strength : 'review')
}

/** "Certification NF Environnement des sièges : 8 points" is weighed, not imposed. */
const POINTS = /^[^.;,:]{0,60}?[:(]? ?\d{1,3}(?:[.,]\d+)? ?(?:pts?|points?)(?![a-z])/

const REACH = 130

function obligationOn(scene: Scene, rule: TextRule, hit: Span): 'yes' | 'review' | null {
  const imposed = nearest(scene, hit, imposingCues(rule))
  const optional = nearest(scene, hit, ['option'])
  const held = isHeld(scene, hit)
  if (optional !== null && !held && (imposed === null || optional < imposed)) return 'review'
  if (imposed !== null || held || rule.imposedIn?.includes(scene.field)) return 'yes'
  return scene.isNear(hit, { cue: 'holder', before: REACH }) ? 'yes' : null
}

function imposingCues(rule: TextRule): CueName[] {
  return [
    'obligation',
    ...(rule.imposedIn ? (['contains'] as const) : []),
    ...(rule.specified ? (['specification'] as const) : []),
    ...(rule.banned ? (['ban'] as const) : []),
  ]
}

const MODAL = /^(?:sera|seront|devr|doi)/

/** "Labellisé BBC" does not impose itself; "seront triés" does. */
const isApart = (one: Span, other: Span): boolean => one.to <= other.from || one.from >= other.to

function nearest(scene: Scene, hit: Span, cue: readonly CueName[]): number | null {
  const around = scene.cuesNear(hit, { cue: [...cue], before: REACH, after: REACH })
  const cues = around.filter((found) => isApart(found, hit) || MODAL.test(scene.between(found.from, found.to)))
  return cues.length === 0 ? null : Math.min(...cues.map((found) => distance(found, hit)))
}

const NEXT_CLAUSE = /^[^.;]{0,60}?(?:,| et | mais )/

/** "Le titulaire reprend les emballages et privilégie…": the choice left is about what comes after. */
function isHeld(scene: Scene, hit: Span): boolean {
  const options = scene.cuesNear(hit, { cue: 'option', before: REACH, after: REACH })
  const after = NEXT_CLAUSE.exec(scene.after(hit))
  if (!after || options.some((cue) => cue.from < hit.to + after[0].length)) return false
  return scene.isNear(hit, { cue: 'holder', before: REACH })
}

const WEIGHT =
  /^[^;]{0,100}?(?:[:(-] ?|pondere[a-z]{0,2} a |ponderation |note[a-z]{0,2} sur | )(?:\d{1,3}(?:[.,]\d+)?|cinq|dix|quinze|vingt) ?(?:%|pts?(?![a-z])|points?(?![a-z]))(?! (?:d|de|des|du|en|minimum)(?! la note))/

/** A subject becomes a criterion in the field of criteria, after the word, or with a weight behind it. */
function readCriterion(scene: Scene, rule: TextRule, hit: Span): Candidate | null {
  if (isOfClause(scene, hit) || !isWeighed(scene, hit)) return null
  const turn = turnOf(scene.before(hit), scene.after(hit))
  if (turn.state === 'no' || (turn.state === 'silent' && !ENDS_IN_COLON.test(scene.after(hit)))) return null
  return candidateOf(rule, hit, rule.state)
}

/** The title of a criterion, not a heading left without its answer. */
const ENDS_IN_COLON = /^ ?: ?$/

const OWN_WEIGHT =
  /^[^.;,]{0,40}?[:(-]? ?\d{1,3}(?:[.,]\d+)? ?(?:%|pts?(?![a-z])|points?(?![a-z]))(?! (?:d|de|des|du)(?![a-z]))/

/** The subject of a clause is no criterion, unless the field of criteria gives that clause a weight. */
function isOfClause(scene: Scene, hit: Span): boolean {
  const clauses = scene.cuesNear(hit, { cue: 'clauseNamed', covering: true })
  const weighed = (clause: Span) => scene.field === 'criteres' && OWN_WEIGHT.test(scene.afterInSentence(clause))
  return clauses.some((clause) => !weighed(clause))
}

function isWeighed(scene: Scene, hit: Span): boolean {
  const weight = WEIGHT.test(scene.afterInSentence(hit))
  if (scene.field === 'criteres') return weight || !isOfContract(scene, hit)
  if (scene.isNear(hit, { cue: 'criterion', before: 110 })) return true
  if (isListed(scene, hit)) return true
  if (criterionBehind(scene, hit, scene.field === 'objet' ? 40 : 130)) return true
  if (scene.isNear(hit, { cue: 'offerCriteria', before: 300, reach: 'text' }))
    return weight || !isOfContract(scene, hit)
  return scene.field !== 'objet' && scene.field !== 'description' && weight && !isOfContract(scene, hit)
}

const LIST_OF_ITEMS = /^[^.;]{0,40}:(?:[^.]|\.(?=\d))*$/

/** "Jugée sur : moyens ; mesures contre la pollution": the items of a list, up to its full stop. */
function isListed(scene: Scene, hit: Span): boolean {
  if (scene.field === 'objet' || isOfContract(scene, hit)) return false
  return scene
    .cuesNear(hit, { cue: 'criterion', before: 220, reach: 'text' })
    .some((cue) => cue.to <= hit.from && LIST_OF_ITEMS.test(scene.between(cue.to, hit.from)))
}

/** A sentence on what the contract holds or its holder does lists no criteria; criteria may be worded as duties. */
const isOfContract = (scene: Scene, hit: Span): boolean =>
  scene.isNear(hit, { cue: ['holder', 'contractSubject'], before: 200 }) ||
  (scene.field !== 'criteres' && scene.isNear(hit, { cue: ['clause', 'obligation'], before: 200, after: 200 }))

const NAMES_ITS_OWN =
  /^ (?:a caractere |d attribution |de performance |n ?[°o]? ?\d )?(?:environn|soci|prix|technique|unique|delai|qualite|cout)/

/** "Performance énergétique (critère pondéré à 15 %)", but not "insertion, critère environnemental". */
function criterionBehind(scene: Scene, hit: Span, within: number): boolean {
  return scene
    .cuesNear(hit, { cue: 'criterion', after: within })
    .some((cue) => cue.from >= hit.to && !NAMES_ITS_OWN.test(scene.after(cue, 40)))
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
