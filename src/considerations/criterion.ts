import { type Candidate, candidateOf } from './candidate.js'
import type { Span } from './lexicon.js'
import type { Turn } from './polarity.js'
import type { TextRule } from './rule.js'
import type { Scene } from './scene.js'
import { choosesBidders } from './selection.js'
import { turnIn } from './turnIn.js'
import { isWeighed } from './weighed.js'
import { ZERO_WEIGHT } from './zeroWeight.js'

/** A subject becomes a criterion in the field of criteria, after the word, or with a weight behind it. */
export function readCriterion(scene: Scene, rule: TextRule, hit: Span): Candidate | null {
  const none = noneOfThem(scene, hit)
  if (none) return candidateOf(rule, hit, 'no', none)
  if (
    ZERO_WEIGHT.test(scene.after(hit, 20)) ||
    NOT_A_CRITERION.test(scene.after(hit)) ||
    FOR_INFORMATION.test(scene.after(hit, 80)) ||
    isOfClause(scene, hit) ||
    isBeside(scene, hit) ||
    !isWeighed(scene, hit)
  )
    return null
  const turn = turnIn(scene, withNoun(scene, hit))
  if (turn.state === 'no' || (turn.state === 'silent' && !ENDS_IN_COLON.test(scene.after(hit)))) return null
  return candidateOf(rule, hit, isKnown(scene, hit) ? 'review' : rule.state)
}

/** "Connaissance des politiques sociales : 20 %": what the bidder knows of it is judged, maybe not what it does. */
const KNOWN =
  /(?:^|[^a-z])(?:(?:expertise|connaissances?|competences?) (?:en|des?|du|dans|de la|de l)|comprehension (?:des enjeux|du contexte)) (?:(?!demarche|performance|mesure|gestion|prise|engagement|action)[^ .;:,()]{1,18} ){0,8}$/
const isKnown = (scene: Scene, hit: Span): boolean =>
  scene.field === 'criteres' && KNOWN.test(scene.beforeInSentence(hit, 90))

const NOUN = /(?:sous )?criteres? (?:(?:a caractere|lie a l|de performance) )?$/

/** "☐ Critère social": the box, as any denial, stands before the noun. */
const withNoun = (scene: Scene, hit: Span): Span => ({
  from: hit.from - (NOUN.exec(scene.before(hit, 40))?.[0].length ?? 0),
  to: hit.to,
})

const DROPPED =
  /^[^.;,]{0,60}? ?[:(,-] ?(?:sous )?criteres? (?:(?:est|a ete|ete) ){0,2}(?:supprim|abandonn|retir|annul|neutralis|non reten)[a-z]{0,4}(?![a-z])/

const NONE_OF_THEM =
  /(?:^|[^a-z])((?:aucune?|nul) (?:des |de ces |d entre les )?(?:sous )?criteres?(?![a-z])[^.;,]{0,60}? (?:n est|ne porte|ne concerne|n a trait|ne releve|ne vise|n integre|ne prend|n evalue)[^.;,]{0,30} )$/

/** "Aucun des critères n'est environnemental", "qualité environnementale : critère supprimé", "insertion 0 %". */
function noneOfThem(scene: Scene, hit: Span): Partial<Turn> | null {
  const before = NONE_OF_THEM.exec(scene.beforeInSentence(hit))?.[1]
  if (before !== undefined) return { before: before.length }
  const dropped = DROPPED.exec(scene.afterInSentence(hit))?.[0]
  if (dropped !== undefined) return { basis: 'explicit', after: dropped.length }
  const zero = scene.field === 'criteres' ? ZERO_WEIGHT.exec(scene.after(hit, 20))?.[0] : undefined
  return zero === undefined || !zero.includes('%') ? null : { after: zero.length }
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

const CONTEXT = /(?:^|[^a-z])(?:contexte|tissu)(?: [a-z]{3,16}(?: et|,)?){0,2} $/
/** Those the service bought is for. */
const SERVED =
  /(?:^|[^a-z])(?:services?|prestations?|accompagnement|accueil|repas|activites|ateliers|animations|offre|aides?)(?: (?:propose|rendu|destine|offert|apporte|dispense|servi|fourni)[es]{0,2})? (?:aux|a des) (?:(?:personnes|publics?|jeunes|adultes|usagers) )?(?:en (?:parcours d )?)?$/

/** Asked of bidders and not of offers, where the site stands, or whom the service is for: nothing of it is weighed. */
function isBeside(scene: Scene, hit: Span): boolean {
  const before = scene.beforeInSentence(hit, 70)
  if (SERVED.test(before)) return true
  if (OWN_WEIGHT.test(scene.afterInSentence(hit))) return false
  return CONTEXT.test(before) || (scene.field === 'criteres' && choosesBidders(scene.before(hit, LONGEST_SELECTION)))
}

const LONGEST_SELECTION = 300

/** "Qualité environnementale : pour information, non notée", "(sans incidence sur le classement)". */
const FOR_INFORMATION =
  /^(?: [a-z]{1,15}){0,3} ?[:(,-] ?(?:pour information|a titre (?:d information|informatif)|sans incidence sur (?:le classement|la note|le jugement))(?![a-z])(?![^.;]{0,30}\d ?(?:%|points?|pts?))/

/** "Le respect de l'environnement n'est pas un critère". */
const NOT_A_CRITERION =
  /^[^.;,]{0,60} (?:n est|ne sont|ne constituent?|ne figurent?|ne fait|n entre(?:nt)?|ne sera) (?:pas|plus)(?: [a-z]{1,12}){0,6} (?:criteres?|notation|jugement|notee?s?)(?![a-z])|^[^.;]{0,80}(?:, ?(?:mais )?| et )(?:elles?|ils?|qui|laquelle|celle ci|celui ci|ce document) (?:ne sera|ne seront|n est|ne sont|n entre|ne rentre)(?:nt)? pas (?:notee?s?|evaluee?s?|prise?s? en compte|(?:un |des )?criteres?|dans la (?:note|notation))(?![a-z])/
