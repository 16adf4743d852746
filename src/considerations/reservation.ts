import { ARTICLE_IDS, type ArticleId } from '../codes/articles.js'
import { RESERVED_TO, type ReservedTo } from '../states.js'
import { answerAfter, boxBefore } from './answers.js'
import type { CueName } from './cues.js'
import type { Span } from './lexicon.js'
import type { Turn } from './polarity.js'
import type { Scene } from './scene.js'
import { foldedSlice } from './text.js'

const HEAD =
  /(?:marches?(?: publics?)?|lots?(?: (?:n ?[°o]?s? ?)?\d[\d ,a-z°]{0,30})?|accords? cadres?|contrats?|consultation|procedure|execution|participation|concession|delegation|prestations?|service|ensemble des lots)(?: [^ .;:]{1,20}){0,6} $/
const ADJACENT_HEAD =
  /(?:marches?(?: publics?)?|lots?(?: (?:n ?[°o]?s? ?)?\d[\d ,a°no]{0,30}(?:et \d+)?)?|concession|accord cadre|consultation)[ ,]{1,2}(?:(?:est|sont|sera|seront|donc|etant) ){0,2}$/
/** Nouns that take "réservé" in another sense than the code's. */
const OTHER_HEAD =
  /(?:acces|entree|zones?|parkings?|stationnements?|espaces?|guichets?|tarifs?|logements?|salles?|heures?|h|%|postes?|emplois?|places?|part|voies?|berceaux|batiment|locaux|objet social|exclusivement|credits|main d oeuvre|effectif)(?: [^ .;:]{1,20}){0,5} $/
const DENIED_HEAD =
  /(?:marches?(?: publics?)?|lots?|accords? cadres?|contrats?|consultation|procedure|concession)(?: [^ .;:]{1,20}){0,12} $/
/** "Réservé EA/ESAT : non" as a heading of its own. */
const ITEM_START = /(?:^|[.;|(/] ?|- )$/
/** The noun of a sentence of its own: "l'accès est réservé". */
const OF_A_VERB = /(?:^|[^a-z])(?:est|sont|sera|seront) $/
const PEOPLE = /^(?:travailleurs|personnes|personnel|salaries|publics?)/
/** "Marché réservé de Noël": what follows makes another name of it. */
const ANOTHER_NAME = /^ (?:de|du|des|d) /
const DENIED =
  /(?:^|[^a-z])(?:aucune? (?:lot|marche|des lots)(?: de [a-z]{1,12})?(?: n)?(?: est| sera)?|non|pas|ni|n est pas|ne sont pas|nullement)(?: (?:un|des|de|marches?|lots?|est))* $/
const TO_OTHERS = /^ ?(?:aux?|a la|a l|a|pour) (?!lots? )/
const FAILED_LATER = /infructueu/
const WITHOUT = /sans reservation|reservation (?:abandonnee|levee|supprimee)/
const UNDECIDED_AFTER = /^[^.;]{0,40}(?:a confirmer|a l etude|envisage|eventuel|\?)/
const EARLIER = /(?:^|[^a-z])(?:precedent|ancien|anterieur|sortant)[a-z]{0,3} (?:marche|lot|contrat|accord)/
const UNDECIDED = /(?:pourra|pourrait|envisage|eventuel|a l etude|a confirmer|ou non)/

/** Words of the reservation found around "réservé" and who it is for. */
export interface Reservation {
  readonly turn: Turn['state']
  readonly from: number
  readonly to: number
}

/** Null when the word reserves something else than a contract (places, hours, a building) or for somebody else. */
export function readReservation(scene: Scene, hit: Span): Reservation | null {
  const before = scene.before(hit, 90)
  const after = scene.after(hit, 120)
  const recipients = recipientsOf(scene, hit)
  const box = boxBefore(before.replace(/(?:marches?|lots?) $/, ''), after)
  if (box && ADJACENT_HEAD.test(before)) return span(box.state, hit, 9, 0)
  const answer = answerAfter(after)
  if (answer) return isHeading(before, hit, recipients, answer.end) ? span(answer.state, hit, 0, answer.end) : null
  if (OTHER_HEAD.test(before) && !ADJACENT_HEAD.test(before)) return null
  const others = TO_OTHERS.test(after)
  const recipient = recipients.find((found) => !others || found.from >= hit.to)
  const contract = HEAD.exec(before) ?? ADJACENT_HEAD.exec(before)
  if (DENIED.test(before)) {
    const denied = contract ?? DENIED_HEAD.exec(before)
    return denied ? span('no', hit, denied[0].length, 0) : null
  }
  if (!contract && (OF_A_VERB.test(before) || isForPeople(scene, recipient))) return null
  if (!recipient && (others || !ADJACENT_HEAD.test(before) || ANOTHER_NAME.test(after))) return null
  return span(stateOf(scene, hit), hit, contract?.[0].length ?? 0, recipient ? recipient.to - hit.to : 0)
}

/** The answer is that of a reservation: after "marché réservé", or "réservé" with its recipients. */
function isHeading(before: string, hit: Span, recipients: readonly Span[], end: number): boolean {
  if (ADJACENT_HEAD.test(before) || /(?:marches?|participation|procedure) $/.test(before)) return true
  return ITEM_START.test(before) && recipients.some(({ from, to }) => from >= hit.from && to <= hit.to + end)
}

/** Places are kept for people with disabilities; contracts for the structures that employ them. */
function isForPeople(scene: Scene, recipient: Span | undefined): boolean {
  return recipient !== undefined && PEOPLE.test(foldedSlice(scene.text, recipient.from, recipient.to))
}

function span(turn: Turn['state'], hit: Span, before: number, after: number): Reservation {
  return { turn, from: hit.from - before, to: hit.to + Math.max(0, after) }
}

function stateOf(scene: Scene, hit: Span): Turn['state'] {
  const rest = scene.after(hit, 160)
  if (WITHOUT.test(rest) || EARLIER.test(scene.beforeInSentence(hit, 90))) return 'silent'
  if (FAILED_LATER.test(rest) || UNDECIDED_AFTER.test(foldedSlice(scene.text, hit.from, hit.to) + rest)) return 'review'
  return UNDECIDED.test(scene.beforeInSentence(hit, 50)) ? 'review' : 'yes'
}

const FAMILIES: readonly Exclude<ReservedTo, 'unspecified'>[] = RESERVED_TO.filter((to) => to !== 'unspecified')

function recipientsOf(scene: Scene, hit: Span): Span[] {
  const cues: CueName[] = [...FAMILIES.map((to): CueName => `to:${to}`), 'reservationLaw']
  const long = cues.flatMap((cue) => scene.cuesNear(hit, { cue, before: 90, after: 200 }))
  return [...long, ...shortsOf(scene, hit).map(({ cue }) => cue)].sort((a, b) => a.to - b.to)
}

/** Between "réservé" and a short acronym: articles, other acronyms, a lot, nothing else. */
const SHORT_GAP =
  /^[ ,/()&-]{0,3}(?:(?:aux?|a|l|la|les|une?|des|de|du|d|structures?|entreprises?|et|ou|type|lots?|\d{1,2}|uniquement|esat|siae|iae|etti|eiti|ea|ei|ai|aci|ess|seules?|seuls?|operateurs|secteur)[ ,/()&-]{1,3}){0,8}$/

function shortsOf(scene: Scene, hit: Span): { to: ReservedTo; cue: Span }[] {
  return (['EA-ESAT', 'SIAE', 'ESS'] as const).flatMap((to) =>
    scene
      .cuesNear(hit, { cue: `short:${to}`, after: 60 })
      .filter((cue) => cue.from >= hit.to && SHORT_GAP.test(foldedSlice(scene.text, hit.to, cue.from)))
      .map((cue) => ({ to, cue })),
  )
}

/** The legal families named in the sentence of a reservation, else in the next one; `unspecified` when none is. */
export function familiesNear(scene: Scene, hit: Span): ReservedTo[] {
  const inSentence = familiesIn(scene, hit, 'sentence')
  const found = inSentence.length > 0 ? inSentence : familiesIn(scene, hit, 'text')
  return found.length > 0 ? found : ['unspecified']
}

function familiesIn(scene: Scene, hit: Span, reach: 'sentence' | 'text'): ReservedTo[] {
  const shorts = new Set(shortsOf(scene, hit).map(({ to }) => to))
  return FAMILIES.filter(
    (to) => shorts.has(to) || scene.isNear(hit, { cue: `to:${to}`, before: 200, after: 400, reach }),
  )
}

/** Articles of the code cited around a reservation, as ids of `codes/articles.ts`. */
export function citedArticles(scene: Scene, hit: Span): ArticleId[] {
  const around = foldedSlice(scene.text, hit.from - 300, hit.to + 300)
  return ARTICLE_IDS.filter((id) => {
    const number = /\d.*$/.exec(id)?.[0] ?? id
    return new RegExp(`(?<!\\d)${number}(?!\\d|-\\d)`).test(around)
  })
}
