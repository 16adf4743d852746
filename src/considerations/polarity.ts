import type { Basis } from '../states.js'
import { answerAfter, boxBefore } from './answers.js'

/** How the words around a named device turn it; `before` and `after` widen the evidence, in folded characters. */
export interface Turn {
  readonly state: 'yes' | 'no' | 'review' | 'silent'
  readonly basis: Basis | null
  readonly before: number
  readonly after: number
}

const FILLERS =
  '(?:d|de|des|du|l|la|le|les|a|au|aux|une?|par|cette|ce|toute?s?|obligations?|application|quelconque|particulieres?|presence|mention|mise en oeuvre|objet|soumis[es]{0,2}|tenue?s?|concerne[es]{0,2}|assujetti[es]{0,2}|prevue?s?|ete|retenue?s?|inclu[ses]{0,2}|integre[es]{0,2}|possible|dispositif|clauses?|sociales?|ou|insertion|environnementales?|recours|autre|specifiques?)'
const DENIALS =
  '(?:sans|pas|aucune?s?|ni|hors|absence|absent|depourvue?s?|dispensee?s?|exempte?e?s?|exclu[es]{0,2}|exclusion|non (?:soumis[es]{0,2}|assujetti[es]{0,2}|concerne[es]{0,2}|comprise?s?)|suppression|retrait|abandon|derogation|deroge)'
const DENIED_BEFORE = new RegExp(`(?:^|[^a-z])(${DENIALS}(?: ${FILLERS}){0,5} )$`)

const SKIP = String.raw`(?:[ :=,)-]|\d{1,6} ?h(?:eures?)?(?![a-z])|\([^)]{0,80}\)){0,8}`
const LINKS =
  '(?:(?:est|sont|a|ont|ete|etait|sera|seront|finalement|definitivement|initialement|prevue?s?|obligatoires?|n|ne|s|elle|qui|du|marche|toutefois|jugee?s?|consideree?s?|declaree?s?) ){0,5}'
const FEM = '(?:e?s?)'
const DENIED_AFTER = new RegExp(
  `^${SKIP}${LINKS}(?:non (?:pertinent|retenu|applicable|prevu|leve|affermi|concerne|requis|active|exige|demande|adapte|justifie|possible|mis)${FEM}{1,2}|impossibles?|(?:abandonne|supprime|retire|ecarte|annule|exclu)${FEM}{1,2}|inapplicables?|inadaptee?s?|sans objet|neant|pas (?:ete |lieu |de |d )?(?:prevu|retenu|applicable|pertinent|requis|active|exige|possible|impose|inscrit|demande|integre|reconduit|applique|concerne)?${FEM}{1,2}(?=$|[^a-z])|applique pas)(?=$|[^a-z])`,
)

const CONDITION_AFTER = new RegExp(
  `^${SKIP}${LINKS}(?:(?:serait|seraient)|a (?:definir|etudier|l etude|confirmer|envisager|valider|determiner)|envisage${FEM}{1,2}|eventuel[les]{0,3}|possibles?|facultative?s?|optionnel[les]{0,3}|souhaite${FEM}{1,2}|en (?:cours (?:de |d )?)?(?:reflexion|discussion|option|etude|definition)|(?:pourra|pourrait|pourront|pourraient|peut|serait) etre (?:introduit|prevu|insere|integre|ajoute|active|applique|impose|demande)[a-z]{0,3}|\\?)(?=$|[^a-z])`,
)
const CONDITION_BEFORE =
  /(?:^|[^a-z])(?<!(?:^|[^a-z])ne )(?:pourra|pourront|pourrait|pourraient|peut|peuvent|envisage[a-z]{0,4}|etudier|reflexion sur|eventuel[a-z]{0,6}|possibilite|susceptibles?|en option|pse|variante|opportunite|souhaite[a-z]{0,4})(?: [^ .;:]{1,20}){0,6} ?[(]?$/
const RETAINED_AFTER = new RegExp(
  `^${SKIP}${LINKS}(?:retenue?s?|levee?s?|maintenue?s?|affermie?s?|conservee?s?|ajoutee?s?)(?=$|[^a-z])`,
)
const EARLIER_BEFORE =
  /(?:^|[^a-z])(?:(?:au titre du|dans le|sur le|lors du) (?:marche|contrat) (?:precedent|anterieur|sortant|echu),|precedente?s?|ancien(?:ne)?s?|anterieure?s?|sortante?s?|echus?)(?: [^ .;:,]{1,20}){0,6} $/
const EARLIER_AFTER =
  /^ (?:du|dans le|de l|de la|au) (?:marche |contrat )?(?:precedente?|ancien(?:ne)?|anterieure?)(?=$|[^a-z])/
const DOUBT =
  /eventuel|en projet|a l etude|decision attendue|a ce jour|en attente|a reconduire|provisoire|demande d(?:e |)(?:retrait|suppression|abandon)|refuse|\?/
const OF_AN_AMOUNT = /(?:montant|prix|cout|total|estimation|valeur|ht)[^.;]{0,30} hors $/
const OPTION_BEFORE = /(?:^|[^a-z])(?<!sans )options?(?: n?[°o]? ?\d)? ?[:-]? ?$/
const OF_A_CCAG = /ccag[^.;]{0,40}art(?:icle)?[. ]{1,2}[\d.]{1,8}[^.;\d]{0,20}$/
const NOT_DENIED =
  /(?:aucune?|sans|pas de|ni|toute) (?:derogation|exclusion|suppression|retrait|abandon)(?: [a-z]{1,12}){0,3} $/
const ONLY_FOR_SOME = /appli(?:cable|que pas)s? (?:aux?|pour|en|dans|sur|tant|qu|avant)(?= )(?! present| marche)/
const MENTION_OF_ABSENCE = /(?:en l|en cas d) absence(?: [a-z]{1,3}){0,3} $/

const PLAIN: Turn = { state: 'yes', basis: null, before: 0, after: 0 }

/** Reads the folded text on both sides of a named device: value of a heading, denial, condition, earlier contract. */
export function turnOf(before: string, after: string): Turn {
  return (
    boxTurn(before, after) ??
    valueTurn(before, after) ??
    earlierTurn(before, after) ??
    denialTurn(before, after) ??
    conditionTurn(before, after) ??
    PLAIN
  )
}

/** "Clause sociale : non". */
function valueTurn(before: string, after: string): Turn | null {
  const answer = answerAfter(after)
  if (!answer) return null
  const { state, end } = answer
  if (state === 'silent') return { ...PLAIN, state }
  return { state, basis: state === 'no' ? basisOf(before, after) : null, before: 0, after: end }
}

function boxTurn(before: string, after: string): Turn | null {
  const box = boxBefore(before, after)
  return box && { state: box.state, basis: box.state === 'no' ? 'explicit' : null, before: box.length, after: 0 }
}

function earlierTurn(before: string, after: string): Turn | null {
  return EARLIER_BEFORE.test(before) || EARLIER_AFTER.test(after) ? { ...PLAIN, state: 'silent' } : null
}

function denialTurn(before: string, after: string): Turn | null {
  const ahead = DENIED_BEFORE.exec(before)?.[1]
  const behind = ahead ? undefined : DENIED_AFTER.exec(after)?.[0]
  if ((ahead === undefined && behind === undefined) || NOT_DENIED.test(before)) return null
  const doubtful =
    DOUBT.test(before.slice(-60)) ||
    DOUBT.test(after.slice(0, 90)) ||
    OF_AN_AMOUNT.test(before) ||
    ONLY_FOR_SOME.test(after.slice(0, 90)) ||
    MENTION_OF_ABSENCE.test(before)
  const extent = { before: ahead?.length ?? 0, after: behind?.length ?? 0 }
  return doubtful
    ? { state: 'review', basis: null, ...extent }
    : { state: 'no', basis: basisOf(before, after), ...extent }
}

/** A denial with its motive or the article on derogations is a derogation (art. L. 2112-2-1 CCP). */
function basisOf(before: string, after: string): Basis {
  return /derog|2112-2-1|motif|motiv/.test(`${before.slice(-80)} ${after.slice(0, 120)}`) ? 'derogation' : 'explicit'
}

function conditionTurn(before: string, after: string): Turn | null {
  const behind = CONDITION_AFTER.exec(after)?.[0]
  if (behind !== undefined) return { state: 'review', basis: null, before: 0, after: behind.length }
  if (RETAINED_AFTER.test(after)) return null
  return CONDITION_BEFORE.test(before) || OPTION_BEFORE.test(before) || OF_A_CCAG.test(before)
    ? { ...PLAIN, state: 'review' }
    : null
}
