import { RESERVED_TO, type ReservedTo } from '../states.js'
import { answerAfter, boxBefore } from './answers.js'
import type { CueName } from './cues.js'
import type { Span } from './lexicon.js'
import type { Turn } from './polarity.js'
import type { Scene } from './scene.js'
import { foldedSlice, originalSpan } from './text.js'

const HEAD =
  /(?:marches?(?: publics?)?|lots?(?: (?:n ?[°o]?s? ?)?\d[\d ,a-z°]{0,30})?|accords? cadres?|contrats?|consultation|procedure|execution|participation|concession|delegation|prestations?|service|ensemble des lots)(?:,? [^ .;:]{1,20}){0,6} $/
const ADJACENT_HEAD =
  /(?:marches?(?: publics?)?|lots?(?: (?:n ?[°o]?s? ?)?\d[\d ,a°no]{0,30}(?:et \d+)?)?(?: ?\([^)]{0,40}\))?|concession|accord cadre|consultation)[ ,:-]{1,3}(?:(?:est|sont|sera|seront|donc|etant|exclusivement|uniquement|totalement|entierement|egalement) ){0,3}$/
/** "Le lot 2 n'est pas divisible ; il est réservé", "le nouveau est réservé". */
const REFERRED =
  /(?:(?:marches?|lots?|accords? cadres?|contrats?|consultation|procedure|concession)(?![a-z])[^.]{0,80}[ ,;](?:il|elle|ils|elles|celui ci|celle ci|ceux ci|ce dernier|cette derniere)|(?:le|la) (?:nouveau|nouvelle|present|presente)(?: [a-z]{1,12}){0,2}) (?:est|sont|sera|seront) (?:(?:donc|egalement|desormais|lui|exclusivement) ){0,2}$/
/** "Réservé aux opérateurs employant au moins la moitié de travailleurs handicapés": to firms, not to people. */
const TO_FIRMS =
  /^ (?:aux?|a des?|a une?|pour les) (?:seuls? |seules? )?(?:operateurs?|structures?|entreprises?|organismes?|etablissements?|ateliers?|societes?|candidats?)(?![a-z])/
/** "Le lot 2 reliure est réservé." */
const LOT_IS = /lots? (?:n ?[°o]? ?)?\d{1,3}(?: [^ .;:]{1,20}){1,6} (?:est|sont|sera|seront) $/
const NOTHING_MORE = /^ ?(?:$|[.;,)]|- )/
/** Nouns that take "réservé" in another sense than the code's. */
const OTHER_HEAD =
  /(?:acces|entree|zones?|parkings?|stationnements?|espaces?|guichets?|tarifs?|logements?|salles?|heures?|h|%|postes?|emplois?|places?|part|voies?|berceaux|batiment|locaux|objet social|exclusivement|credits|main d oeuvre|effectif|etablissements?|quartiers?|ouvrages?)(?: [^ .;:]{1,20}){0,5} $/
const DENIED_HEAD =
  /(?:(?:marches?(?: publics?)?|lots?|accords? cadres?|contrats?|consultation|procedure|concession)(?: [^ .;:]{1,20}){0,12}|lots?(?: [^ .;:]{1,6}){1,6} ?: ?(?:non|pas)) $/
/** "Réservé EA/ESAT : non" as a heading of its own. */
const ITEM_START = /(?:^|[.;|(/] ?|- )$/
/** The noun of a sentence of its own: "l'accès est réservé". */
const OF_A_VERB = /(?:^|[^a-z])(?:est|sont|sera|seront) $/
const PEOPLE = /^(?:travailleurs|personnes|personnel|salaries|publics?)/
/** "Marché réservé de Noël": what follows makes another name of it. */
const ANOTHER_NAME = /^ (?:de|du|des|d) /
const DENIED =
  /(?:^|[^a-z])(?:aucune? (?:lot|marche|des lots)(?: de [a-z]{1,12})?(?: n)?(?: est| sera)?|non|pas|ni|n est pas|ne sont pas|nullement|aucunement|point)(?: (?:une?|des|de|d|marches?|lots?|procedure|consultation|contrat|est|ete)){0,5} $/
/** "N'est réservé ni aux EA, ni aux SIAE". */
const NEITHER = /^ (?:ni (?:aux?|a|pour)|a aucune?) /
/** "N'entre pas dans le champ des marchés réservés". */
const OUT_OF_SCOPE =
  /(?:n entre(?:nt)? pas dans|ne releve(?:nt)? pas|n est pas (?:concerne|soumis)e?|hors (?:du )?champ)(?: [^ .;:]{1,20}){0,5} $/
/** "Aucune réservation au titre de…": the noun itself denied. */
const NO_RESERVATION = /(?:^|[^a-z])(?:aucune|sans|pas de|absence de|ni) $/
/** "Marchés réservés : le marché n'est pas réservé": the sentence behind the heading speaks for itself. */
const HEADS_DENIAL =
  /^ ?: ?(?:le |la |l |ce |cette |son )?(?:present |presente )?(?:marche|contrat|accord cadre|participation|lot|procedure|execution|consultation)[^.;:]{0,30} (?:n est|ne sont|ne sera|is not|non|pas)(?: pas)? (?:un |une )?(?:marche |lot )?reserve/
const TO_OTHERS = /^ ?(?:aux?|a la|a l|a|pour) (?!lots? )/
/** "Réservé pour l'entretien des berges" says what for, not to whom. */
const PURPOSE =
  /^ ?pour (?:l |la |le |les |des |de l |de la |une? )?(?!(?:group|etabliss)ement)(?:[a-z]{2,14}(?:tion|age|ement|aison|tien)s?|prestations?|services?|travaux|besoins?|fournitures?|lavage|collecte|missions?)(?![a-z])/
const UNMARKED_END = /reserves?$|réserves?$/i
const FAILED_LATER = /infructueu|sans suite/
/** "Réservation EA levée après infructuosité". */
const LIFTED =
  /^(?: (?!non |pas |puis )[a-z0-9/]{1,20}){0,5}? (?:est |a ete |finalement ){0,2}(?:abandonnee|levee|supprimee|annulee|retiree)(?![a-z])/
const NOUN = 'reservation'.length
/** "Réservation EA maintenue après infructuosité". */
const KEPT_LATER =
  /^[^.;,]{0,40}? (?<!(?:non|pas|pas ete|plus) )(?:maintenue?|reconduite?|conservee?|confirmee?|renouvelee?)s? (?:apres|malgre|a la suite|suite)/
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
  if (isNoun(scene, hit) && NO_RESERVATION.test(before)) return span('no', hit, 8, 0)
  const word = wordAt(scene, hit)
  if (word === 'other' && !ADJACENT_HEAD.test(before)) return null
  const box = boxBefore(before.replace(/(?:marches?|lots?) $/, ''), after)
  if (box && ADJACENT_HEAD.test(before)) return span(box.state, hit, 9, 0)
  if (HEADS_DENIAL.test(after)) return null
  const answer = answerAfter(after)
  if (answer)
    return isHeading(scene, before, hit, recipients, answer.end) ? span(answer.state, hit, 0, answer.end) : null
  if (OTHER_HEAD.test(before) && !ADJACENT_HEAD.test(before)) return null
  const others = TO_OTHERS.test(after) && !PURPOSE.test(after)
  const recipient = recipients.find((found) => !others || found.from >= hit.to)
  const contract = HEAD.exec(before) ?? ADJACENT_HEAD.exec(before) ?? REFERRED.exec(before)
  if (DENIED.test(before) || NEITHER.test(after) || OUT_OF_SCOPE.test(before)) {
    const denied = contract ?? DENIED_HEAD.exec(before)
    return denied ? span('no', hit, denied[0].length, 0) : null
  }
  if (!contract && (OF_A_VERB.test(before) || (isForPeople(scene, recipient) && !TO_FIRMS.test(after)))) return null
  if (!recipient && (others || !standsAlone(word, before, after))) return null
  return span(stateOf(scene, hit), hit, contract?.[0].length ?? 0, recipient ? recipient.to - hit.to : 0)
}

const isNoun = (scene: Scene, hit: Span): boolean => scene.between(hit.from, hit.from + 11) === 'reservation'

/** Accents tell "réserve" from "réservé"; without any, it may be either. */
function wordAt(scene: Scene, hit: Span): 'reserved' | 'other' | 'either' {
  const { quote } = originalSpan(scene.text, hit.from, hit.to)
  if (!UNMARKED_END.test(quote)) return 'reserved'
  return quote.toLowerCase().includes('é') ? 'other' : 'either'
}

/** "Marché réservé", "le lot 2 reliure est réservé": said of a contract, and no other name begun ("LOT 3 RESERVE INCENDIE"). */
function standsAlone(word: 'reserved' | 'other' | 'either', before: string, after: string): boolean {
  if (ANOTHER_NAME.test(after) || (word !== 'reserved' && !NOTHING_MORE.test(after))) return false
  return ADJACENT_HEAD.test(before) || (LOT_IS.test(before) && NOTHING_MORE.test(after))
}

/** "Réservé : non", a heading of a register. */
const BARE = 'reserve'.length

/** The answer is that of a reservation: after "marché réservé", or "réservé" with its recipients. */
function isHeading(scene: Scene, before: string, hit: Span, recipients: readonly Span[], end: number): boolean {
  if (ITEM_START.test(before) && hit.to - hit.from === BARE && wordAt(scene, hit) === 'reserved') return true
  if (
    ADJACENT_HEAD.test(before) ||
    /(?:marches?|participation|procedure|lots?)(?: (?:est|sont)(?: (?:il|elle|ils))?)? $/.test(before)
  )
    return true
  return ITEM_START.test(before) && recipients.some(({ from, to }) => from >= hit.from && to <= hit.to + end)
}

/** Places are kept for people with disabilities; contracts for the structures that employ them. */
function isForPeople(scene: Scene, recipient: Span | undefined): boolean {
  return recipient !== undefined && PEOPLE.test(foldedSlice(scene.text, recipient.from, recipient.to))
}

function span(turn: Turn['state'], hit: Span, before: number, after: number): Reservation {
  return { turn, from: hit.from - before, to: hit.to + Math.max(0, after) }
}

const isOfEarlier = (before: string): boolean => EARLIER.test(before) && !REFERRED.test(before)

function stateOf(scene: Scene, hit: Span): Turn['state'] {
  const rest = scene.after(hit, 160)
  if (WITHOUT.test(rest) || isOfEarlier(scene.beforeInSentence(hit, 90))) return 'silent'
  if (isNoun(scene, hit) && LIFTED.test(scene.after({ ...hit, to: hit.from + NOUN }, 60))) return 'no'
  if (KEPT_LATER.test(rest)) return 'yes'
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

/** "Réservation EA": the acronym is in the phrase itself. */
const isWithin = (cue: Span, hit: Span): boolean => cue.from >= hit.from && cue.to <= hit.to

function shortsOf(scene: Scene, hit: Span): { to: ReservedTo; cue: Span }[] {
  return (['EA-ESAT', 'SIAE', 'ESS'] as const).flatMap((to) =>
    scene
      .cuesNear(hit, { cue: `short:${to}`, after: 60 })
      .filter(
        (cue) =>
          isWithin(cue, hit) || (cue.from >= hit.to && SHORT_GAP.test(foldedSlice(scene.text, hit.to, cue.from))),
      )
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
