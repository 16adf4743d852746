import type { Kind } from '../states.js'
import { isBought } from './bought.js'
import { type Candidate, candidateOf } from './candidate.js'
import { choiceIn } from './condition.js'
import type { CueName } from './cues.js'
import { isEarlier } from './earlier.js'
import type { Span } from './lexicon.js'
import { isDeniedFurther } from './negation.js'
import { PLAIN, type Turn, turnOf } from './polarity.js'
import { isCounted } from './quantified.js'
import { readReservation } from './reservation.js'
import type { TextRule } from './rule.js'
import { distance, type Scene } from './scene.js'
import { isSupplied } from './supplied.js'

/** What a rule makes of a phrase in its context; null when the context takes its meaning away. */
export function readAs(scene: Scene, rule: TextRule, hit: Span): Candidate | null {
  if (isBought(scene, hit) || scene.isTakenBack(hit) || isReplaced(scene, hit)) return null
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

/** "Lire « clause d'insertion » et non « clause sociale »". */
const TAKEN_BACK =
  /(?:^|[^a-z])(?:lire|lisez) [^.;]{3,120} (?:et non(?: pas)?|au lieu d(?:e|u)?) ?(?:une? |la |le |de |: )?$/

/** "Remplacer « clause d'insertion » par « clause sociale »": the words to be read come after. */
const TO_REPLACE =
  /(?:^|[^a-z])(?:remplace[rz]|substituer|(?:mentions?|phrases?|termes|mots|texte))(?: (?:les mots|les termes|la mention|la phrase|le texte|par erreur))? ?:? ?$/
const REPLACED_BY = /^[^.;]{0,80}? (?:(?:est|sont|a ete|ont ete|sera|etre) remplacee?s? par|par)(?![a-z])/

const isReplaced = (scene: Scene, hit: Span): boolean =>
  TAKEN_BACK.test(scene.before(hit, 160)) ||
  (TO_REPLACE.test(scene.beforeInSentence(hit, 40)) && isFollowed(scene.afterInSentence(hit), scene.before(hit, 40)))

/** After "remplacer", "par" is enough; after "la mention", it must be said to be replaced. */
function isFollowed(after: string, before: string): boolean {
  const found = REPLACED_BY.exec(after)?.[0]
  return found !== undefined && (/remplace|substituer/.test(before) || found.includes('remplace'))
}

const turnIn = (scene: Scene, hit: Span): Turn =>
  turnOf({
    before: scene.before(hit),
    after: scene.after(hit),
    beforeInSentence: scene.beforeInSentence(hit),
    afterInSentence: scene.afterInSentence(hit),
  })

function readDesignation(scene: Scene, rule: TextRule, hit: Span): Candidate | null {
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
const ZERO_WEIGHT = /^ ?[:(=,-]? ?0+(?:[.,]0+)?(?: ?(?:%|pts?|points?)(?![a-z])|(?=$|[;,)]))/

/** Counted things (hours, points): zero is a no, hours already done promise nothing in writing. */
function ownTurn(scene: Scene, rule: TextRule, hit: Span, plain: Turn): Turn {
  const after = scene.after(hit, 80)
  const weight = isCriterion(rule) ? ZERO_WEIGHT.exec(after)?.[0] : undefined
  if (weight !== undefined) return { ...PLAIN, state: 'no', basis: 'explicit', after: weight.length }
  if (!rule.counted) return plain
  if (OUT_OF_DUE.test(after)) return plain
  if (DONE_AFTER.test(after) && !TO_BE_DONE.test(after)) return { ...PLAIN, state: 'review' }
  const zero = ZERO_AFTER.exec(after)?.[0].length
  if (zero !== undefined) return { ...PLAIN, state: 'no', basis: 'explicit', after: zero }
  const none = ZERO_BEFORE.exec(scene.before(hit, 12))?.[0].length
  return none === undefined ? plain : { ...PLAIN, state: 'no', basis: 'explicit', before: none }
}

const isCriterion = (rule: TextRule): boolean => rule.kinds.every((kind) => kind.endsWith('Criterion'))

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
function readDenial(scene: Scene, rule: TextRule, hit: Span): Candidate | null {
  const turn = turnIn(scene, hit)
  if (turn.state === 'no') return candidateOf(deniedOf(rule, scene.afterInSentence(hit, 60)), hit, 'no', turn)
  return turn.state === 'yes' && turn.after > 0 ? candidateOf(rule, hit, 'review', turn) : null
}

/** A subject becomes a clause when something imposes it; left to choice, it is to be looked at. */
function readObligation(scene: Scene, rule: TextRule, hit: Span): Candidate | null {
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

const REACH = 130

function obligationOn(scene: Scene, rule: TextRule, hit: Span): 'yes' | 'review' | null {
  if (rule.buyable && isSupplied(scene, hit)) return null
  const imposed = nearest(scene, hit, imposingCues(rule), rule.buyable)
  const optional = nearest(scene, hit, ['option'])
  const held = !rule.banned && isHeld(scene, hit)
  if (optional !== null && !held && (imposed === null || optional < imposed)) return 'review'
  if (imposed !== null || held || rule.imposedIn?.includes(scene.field) || isCounted(scene, rule, hit)) return 'yes'
  if (rule.banned) return null
  return isSpecified(scene, rule, hit) || scene.isNear(hit, { cue: 'holder', before: REACH }) ? 'yes' : null
}

const IS_SO = /(?:^|[^a-z])(?:est|sont) (?:tous |toutes |exclusivement |a |en |au )?$/
/** How the work is done: "avec des produits écologiques", "sur papier recyclé". */
const MANNER = /(?:^|[^a-z])(?:avec (?:des |du |un |une )?|au moyen d[eu] |a l aide de |en |sur )(?:[a-z]{3,14} )?$/
const SHARE_BEFORE = /\d ?% (?:au moins |minimum )?(?:de |d |des |en |du )?(?:[a-z]{3,14} )?$/
const SHARE_AFTER = /^ (?:a (?:hauteur de )?)?\d{1,3} ?%/

/** The thing described as it must be: "les huiles sont biodégradables", "bacs à 80 % de plastique recyclé". */
function isSpecified(scene: Scene, rule: TextRule, hit: Span): boolean {
  if (!rule.specified || (scene.field !== 'description' && scene.field !== 'conditions')) return false
  const before = scene.beforeInSentence(hit, 40)
  return (
    IS_SO.test(before) ||
    MANNER.test(before) ||
    SHARE_BEFORE.test(before) ||
    SHARE_AFTER.test(scene.afterInSentence(hit, 24))
  )
}

/** A pollutant is only ever kept out: "produits phytosanitaires, livraison obligatoire" requires none of it. */
function imposingCues(rule: TextRule): CueName[] {
  if (rule.banned) return ['ban']
  return [
    'obligation',
    ...(rule.imposedIn && !rule.specified ? (['contains'] as const) : []),
    ...(rule.specified ? (['specification'] as const) : []),
  ]
}

/** Words of a duty that may stand inside the phrase: "seront triés", "baisse contractuelle de 20 % des consommations". */
const MODAL = /^(?:sera|seront|devr|doi|contractuel|minimale?|imposee|exigee|obligatoire|au moins)/

/** "Labellisé BBC" does not impose itself; "seront triés" does. */
const isApart = (one: Span, other: Span): boolean => one.to <= other.from || one.from >= other.to

function nearest(scene: Scene, hit: Span, cue: readonly CueName[], headed = false): number | null {
  const around = scene.cuesNear(hit, { cue: [...cue], before: REACH, after: REACH })
  const cues = around.filter(
    (found) =>
      (isApart(found, hit) || MODAL.test(scene.between(found.from, found.to))) &&
      !(headed && isBeyondColon(scene, hit, found)),
  )
  return cues.length === 0 ? null : Math.min(...cues.map((found) => distance(found, hit)))
}

const COLON_REACH = 25

/** "Marché de chauffage bas carbone : le titulaire devra assurer 19 °C": the heading says what is bought. */
const isBeyondColon = (scene: Scene, hit: Span, cue: Span): boolean =>
  cue.from > hit.to + COLON_REACH && scene.between(hit.to, cue.from).includes(':')

const NEXT_CLAUSE = /^[^.;]{0,60}?(?:,| et | mais )/

/** "Le titulaire reprend les emballages et privilégie…": the choice left is about what comes after. */
function isHeld(scene: Scene, hit: Span): boolean {
  const options = scene.cuesNear(hit, { cue: 'option', before: REACH, after: REACH })
  const after = NEXT_CLAUSE.exec(scene.after(hit))
  if (!after || options.some((cue) => cue.from < hit.to + after[0].length)) return false
  return scene.isNear(hit, { cue: 'holder', before: REACH })
}

const WEIGHT =
  /^[^;]{0,100}?(?:[:(-] ?|pondere[a-z]{0,2} a |ponderation |note[a-z]{0,2} sur | )(?:\d{1,3}(?:[.,]\d+)?|cinq|dix|quinze|vingt) ?(?:%|\/ ?(?:100|20)(?!\d)|pts?(?![a-z])|points?(?![a-z]))(?! (?:d|de|des|du|en|minimum)(?! la note))/

/** A subject becomes a criterion in the field of criteria, after the word, or with a weight behind it. */
function readCriterion(scene: Scene, rule: TextRule, hit: Span): Candidate | null {
  const none = noneOfThem(scene, hit)
  if (none) return candidateOf(rule, hit, 'no', none)
  if (
    ZERO_WEIGHT.test(scene.after(hit, 20)) ||
    NOT_A_CRITERION.test(scene.after(hit)) ||
    isOfClause(scene, hit) ||
    !isWeighed(scene, hit)
  )
    return null
  const turn = turnIn(scene, hit)
  if (turn.state === 'no' || (turn.state === 'silent' && !ENDS_IN_COLON.test(scene.after(hit)))) return null
  return candidateOf(rule, hit, rule.state)
}

const NONE_OF_THEM =
  /(?:^|[^a-z])((?:aucune?|nul) (?:des |de ces |d entre les )?(?:sous )?criteres?(?![a-z])[^.;,]{0,60}? (?:n est|ne porte|ne concerne|n a trait|ne releve|ne vise|n integre|ne prend|n evalue)[^.;,]{0,30} )$/

/** "Aucun des critères n'est environnemental", "insertion 0 %". */
function noneOfThem(scene: Scene, hit: Span): Partial<Turn> | null {
  const before = NONE_OF_THEM.exec(scene.beforeInSentence(hit))?.[1]
  if (before !== undefined) return { before: before.length }
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

function isWeighed(scene: Scene, hit: Span): boolean {
  const weight = WEIGHT.test(scene.afterInSentence(hit))
  if (scene.field === 'criteres') return weight || !isOfContract(scene, hit)
  if (scene.cuesNear(hit, { cue: 'criterion', before: 110 }).some((cue) => weighs(scene, cue))) return true
  if (isListed(scene, hit)) return true
  if (criterionBehind(scene, hit, scene.field === 'objet' ? 40 : 130)) return true
  if (scene.isNear(hit, { cue: 'offerCriteria', before: 300, reach: 'text' }))
    return weight || !isOfContract(scene, hit)
  if (scene.field === 'objet' || scene.field === 'description' || !weight) return false
  return !IS_RATE.test(scene.afterInSentence(hit)) && !isOfContract(scene, hit)
}

/** "Un taux de 80 %" measures the thing, and weighs no offer. */
const IS_RATE =
  /^[^;]{0,100}?(?:taux|part|hauteur|baisse|reduction|diminution|minimum|minima|moins|plus|proportion|quantite|(?:superieur|inferieur|egal)[es]{0,2} a) (?:de |d une? |minimale? de )?\d/

/** "Le respect de l'environnement n'est pas un critère". */
const NOT_A_CRITERION =
  /^[^.;,]{0,60} (?:n est|ne sont|ne constituent?|ne figurent?|ne fait|n entre(?:nt)?|ne sera) (?:pas|plus)(?: [a-z]{1,12}){0,6} (?:criteres?|notation|jugement|notee?s?)(?![a-z])/
const NO_CRITERION = /(?:pas (?:de |un |l un des |des )|aucune? |sans |ni |non (?:de )?|% des )$/
const OF_A_STANDARD =
  /^ (?:du|de la|de l|d une?|des?) (?:rgesn|referentiel|norme|label|ecolabel|certification|charte|cctp)/

/** An award criterion, not one denied nor one of a standard. */
const weighs = (scene: Scene, cue: Span): boolean =>
  !NO_CRITERION.test(scene.before(cue, 16)) && !OF_A_STANDARD.test(scene.after(cue, 30))

const LIST_OF_ITEMS = /^[^.;]{0,40}:(?:[^.]|\.(?=\d))*$/

/** "Jugée sur : moyens ; mesures contre la pollution": the items of a list, up to its full stop. */
function isListed(scene: Scene, hit: Span): boolean {
  if (scene.field === 'objet' || isOfContract(scene, hit)) return false
  return scene
    .cuesNear(hit, { cue: 'criterion', before: 220, reach: 'text' })
    .some((cue) => cue.to <= hit.from && LIST_OF_ITEMS.test(scene.between(cue.to, hit.from)) && weighs(scene, cue))
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
    .some((cue) => cue.from >= hit.to && !NAMES_ITS_OWN.test(scene.after(cue, 40)) && weighs(scene, cue))
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
