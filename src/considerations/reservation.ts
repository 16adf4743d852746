import { answerAfter, boxBefore } from './answers.js'
import { isAtLarge } from './atLarge.js'
import { upToBox } from './boxes.js'
import type { Span } from './lexicon.js'
import { denialIn } from './negation.js'
import { saidOfAnother } from './otherNouns.js'
import { type Form, isUnfilled, labelTurn, type Turn } from './polarity.js'
import { isLeftEmpty, recipientsOf } from './recipients.js'
import type { Scene } from './scene.js'
import { foldedSlice, originalSpan } from './text.js'
import { formAround } from './turnIn.js'

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
  /(?:n entre(?:nt)? pas dans|ne releve(?:nt)? pas|n est pas (?:concerne|soumis)e?|hors (?:du )?champ)(?: (?!(?:car|puisque|mais|qui|dont|est|sont|sera|seront|etant)(?![a-z])|et (?:le|la|les|l|ce|un|il|elle) (?:present|presente)?(?:lot|marche|contrat|accord|consultation))(?:[^ ,.;:]|\.(?= ?\d)){1,20}){0,12} $/
/** "Hors marché réservé", an item of its own; "hors lot réservé" supposes one. */
const LEFT_OUT = /(?:^|[.;:|(] ?)hors (marches? )?(?:lots? )?$/
/** "Sont réservés aux ESAT : le lot 2 et le lot 5", "sont réservés les lots 2 et 5". */
const VERB_FIRST = /(?:^|[.;:] ?)(?:est|sont|sera|seront) (?:(?:donc|egalement|exclusivement) )?$/
const THEN_LOTS =
  /^(?: ?\([^)]{0,40}\)| (?:aux?|a des) [^.;:]{1,60}?)?(?: ?: ?-?)? (?:les? |la |l )?(?:seuls? )?(?:lots?|marches?|consultation|accord cadre|prestations?)(?![a-z])/
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
const UNDECIDED =
  /(?:pourra|pourrait|envisage|eventuel|a l etude|a confirmer|ou non|(?:peut|peuvent)(?: etre| egalement| aussi)? $|susceptibles? d etre (?:[a-z]{1,14} )?$|(?:faculte|possibilite) de (?:lui |le |les |la |se |voir )?$|(?:faculte|possibilite) d(?:e|une?) (?:marche |lot )?$)/
/** "Réservé si deux candidatures sont reçues"; "si elles emploient" is the law's own wording. */
const UNDER_CONDITION =
  /^(?:(?!,|:| qui | que | dont | dans les conditions | ils? )[^.;]){0,90} (?:si (?!elles?|ils?|ces|celles|ceux|leurs?|les structures|besoin|necessaire)[a-z]|s il y a|a (?:la )?condition (?:que|d (?:obtenir|avoir|un nombre))|sous (?:la )?reserve (?:du|de la|de l|des|d une?) ?(?:sourcing|resultat|nombre|existence|presence|offres?|decision|validation|confirmation|accord|concurrence|candidatures?|reponses?|deliberation|vote|faisabilite|arbitrage|analyse|etude))/

/** Words of the reservation found around "réservé" and who it is for. */
export interface Reservation {
  readonly turn: Turn['state']
  readonly from: number
  readonly to: number
}

/** What stands around the word. */
interface Place {
  readonly before: string
  readonly after: string
  readonly word: Word
  readonly form: Form | null
  /** All that are named, and those not left unticked. */
  readonly named: readonly Span[]
  readonly recipients: readonly Span[]
}

function placeOf(scene: Scene, hit: Span): Place {
  const form = formAround(scene, hit)
  const named = recipientsOf(scene, hit)
  const recipients = named.filter((cue) => !isLeftEmpty(scene, form?.side ?? null, cue))
  return {
    before: scene.before(hit, 90),
    after: scene.after(hit, 120),
    word: wordAt(scene, hit),
    form,
    named,
    recipients,
  }
}

/** Null when the word reserves something else than a contract (places, hours, a building) or for somebody else. */
export function readReservation(scene: Scene, hit: Span): Reservation | null {
  const place = placeOf(scene, hit)
  if (isBareNoun(scene, hit) && !OF_A_CONTRACT.test(place.after)) return null
  if (isNoun(scene, hit) && NO_RESERVATION.test(place.before)) return span('no', hit, 8, 0)
  if (place.word === 'other' && !ADJACENT_HEAD.test(place.before)) return null
  const answered = answerOf(scene, hit, place)
  if (answered !== undefined) return answered
  const { before, after, named, recipients } = place
  const lead = isNoun(scene, hit) ? before.slice(before.lastIndexOf(' - ') + 1) : before
  if (!ADJACENT_HEAD.test(before) && saidOfAnother(lead, foldedSlice(scene.text, hit.from, hit.to))) return null
  if ((named.length > 0 && recipients.length === 0) || isAtLarge(scene.beforeInSentence(hit), after)) return null
  const denied = denialOf(hit, before, after)
  return denied === undefined ? saidOf(scene, hit, place) : denied
}

/** As a form answers it; undefined where none does. */
function answerOf(scene: Scene, hit: Span, place: Place): Reservation | null | undefined {
  const { before, after, form, named, recipients } = place
  const side = form?.side ?? null
  const upToNoun = before.replace(/(?:marches?|lots?) $/, '')
  const box = boxBefore(upToNoun, after, side, form?.before.replace(/(?:marches?|lots?) $/, ''))
  if (box && ADJACENT_HEAD.test(before)) {
    const isSilent = isUnfilled(form, box.state, upToNoun.slice(-box.length))
    return isSilent ? null : span(box.state, hit, box.length + before.length - upToNoun.length, 0)
  }
  const label = form && side === 'ahead' ? labelTurn(form) : null
  if (label) return span(label.state, hit, 0, 0)
  if (HEADS_DENIAL.test(after)) return null
  if (named.length > recipients.length && recipients.length > 0) return undefined
  const answer = answerAfter(side === 'ahead' ? upToBox(after) : after)
  if (!answer) return undefined
  if (isUnfilled(form, answer.state, after.slice(0, answer.end))) return null
  return isHeading(scene, before, hit, recipients, answer.end) ? span(answer.state, hit, 0, answer.end) : null
}

/** Denied in so many words; undefined where it is not. */
function denialOf(hit: Span, before: string, after: string): Reservation | null | undefined {
  const out = LEFT_OUT.exec(before)
  if (out) return out[1] !== undefined && NOTHING_MORE.test(after) ? span('no', hit, out[0].length, 0) : null
  if (!DENIED.test(before) && !NEITHER.test(after) && !OUT_OF_SCOPE.test(before)) return undefined
  const denied = contractBefore(before, after) ?? DENIED_HEAD.exec(before)
  return denied ? span('no', hit, denied[0].length, 0) : null
}

/** As a sentence says it. */
function saidOf(scene: Scene, hit: Span, { before, after, word, recipients }: Place): Reservation | null {
  const others = TO_OTHERS.test(after) && !PURPOSE.test(after)
  const recipient = recipients.find((found) => !others || found.from >= hit.to)
  const contract = contractBefore(before, after)
  if (!contract && (OF_A_VERB.test(before) || (isForPeople(scene, recipient) && !TO_FIRMS.test(after)))) return null
  if (!recipient && (others || !standsAlone(word, before, after))) return null
  const turned = isNoun(scene, hit)
    ? nounTurn(scene, { from: hit.from, to: Math.max(hit.to, recipient?.to ?? 0) })
    : null
  return span(turned ?? stateOf(scene, hit), hit, contract?.[0].length ?? 0, recipient ? recipient.to - hit.to : 0)
}

/** "En cas de réservation", "la réservation aux ESAT n'a pas été retenue": the noun with its recipients, as any device. */
function nounTurn(scene: Scene, noun: Span): Turn['state'] | null {
  const before = scene.beforeInSentence(noun, 40)
  if (NO_OBJECT.test(before)) return 'no'
  if (NOT_SURE.test(before) || UNSETTLED.test(scene.afterInSentence(noun, 60))) return 'review'
  if (POSSIBLE.test(foldedSlice(scene.text, noun.from, noun.to))) return 'review'
  const turn = denialIn('', scene.afterInSentence(noun))
  return turn && !KEPT_LATER.test(scene.after(noun)) ? turn.state : null
}

const NOT_SURE =
  /(?:^|[^a-z])(?:en cas d|si la|etudier|examiner|etude d|opportunite d|taux d|parts? d|pourcentage d|objectifs? d|echec d|faute d|abandon d|refus d|possibilite d)e? ?(?:la |une |cette )?$/

/** "Le lot 2 ne fait pas l'objet d'une réservation". */
const NO_OBJECT = /(?:^|[^a-z])ne [a-z]{2,8} (?:pas|plus) l objet d une $/
const POSSIBLE = /^reservations? (?:possible|eventuelle)/

/** "La réservation du lot 2 aux ESAT pourra être décidée, sera étudiée, est envisagée". */
const UNSETTLED = /^[^.;,]{0,30}? (?:pourra|pourrait|serait|sera etudie|est envisage|est souhaite|est encourage)/

const contractBefore = (before: string, after: string): RegExpExecArray | null =>
  HEAD.exec(before) ??
  ADJACENT_HEAD.exec(before) ??
  REFERRED.exec(before) ??
  (THEN_LOTS.test(after) ? VERB_FIRST.exec(before) : null)

/** The noun without anything that tells whose: "réservation du lot 2 aux ESAT". */
const isBareNoun = (scene: Scene, hit: Span): boolean => isNoun(scene, hit) && hit.to - hit.from <= NOUN + 1
const OF_A_CONTRACT =
  /^ (?:(?:du|des|de l|de la|de ce|de cette|d une?) )(?:seuls? |presente? )?(?:lots?|marches?(?: publics?)?|contrats?|accords? cadres?|consultation|concession|procedure)(?![a-z])/

const isNoun = (scene: Scene, hit: Span): boolean => scene.between(hit.from, hit.from + 11) === 'reservation'

/** Accents tell "réserve" from "réservé"; without any, it may be either. */
type Word = 'reserved' | 'other' | 'either'

function wordAt(scene: Scene, hit: Span): Word {
  const { quote } = originalSpan(scene.text, hit.from, hit.to)
  if (!UNMARKED_END.test(quote)) return 'reserved'
  return quote.toLowerCase().includes('é') ? 'other' : 'either'
}

/** "Marché réservé", "le lot 2 reliure est réservé": said of a contract, and no other name begun ("LOT 3 RESERVE INCENDIE"). */
function standsAlone(word: Word, before: string, after: string): boolean {
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
  if (UNDER_CONDITION.test(scene.afterInSentence(hit))) return 'review'
  return UNDECIDED.test(scene.beforeInSentence(hit, 50)) ? 'review' : 'yes'
}
