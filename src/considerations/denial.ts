import { type Candidate, candidateOf } from './candidate.js'
import type { Span } from './lexicon.js'
import type { TextRule } from './rule.js'
import type { Scene } from './scene.js'
import { turnIn } from './turnIn.js'

const OF_CLAUSES =
  /^ (?:dans|parmi|au titre de) (?:ses |les |des |ces )?(?:conditions? d execution|clauses)(?![a-z])|^ ?[:=-] ?(?:aucune|pas de|sans) clauses?(?![a-z])(?! (?:ni|ou|et) )/
const OF_CRITERIA =
  /^ (?:dans|parmi|au titre de) (?:ses |les |des |ces |le |la )?(?:(?:sous )?criteres|jugement|notation|choix)(?![a-z])|^ ?[:=-] ?(?:aucun|pas de|sans) (?:sous )?criteres?(?![a-z])(?! (?:ni|ou|et) )/

/** "Pas de considérations sociales dans ses conditions d'exécution" says nothing of the criteria. */
function deniedOf(rule: TextRule, after: string): TextRule {
  const end = OF_CLAUSES.test(after) ? 'Clause' : OF_CRITERIA.test(after) ? 'Criterion' : ''
  return end === '' ? rule : { ...rule, kinds: rule.kinds.filter((kind) => kind.endsWith(end)) }
}

/** Only a denial says no of everything; a bare yes leaves open of what. */
export function readDenial(scene: Scene, rule: TextRule, hit: Span): Candidate | null {
  const turn = turnIn(scene, hit)
  if (turn.state === 'no') return candidateOf(deniedOf(rule, scene.afterInSentence(hit, 60)), hit, 'no', turn)
  return turn.state === 'yes' && turn.after > 0 ? candidateOf(rule, hit, 'review', turn) : null
}
