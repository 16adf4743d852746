import { answerAfter, boxBefore } from './answers.js'
import { isAtLarge } from './atLarge.js'
import { upToBox } from './boxes.js'
import type { Span } from './lexicon.js'
import { saidOfAnother } from './otherNouns.js'
import { type Form, isUnfilled, labelTurn } from './polarity.js'
import { isLeftEmpty, recipientsOf } from './recipients.js'
import { isHeading, standsAlone } from './reservation/alone.js'
import { denialOf } from './reservation/denied.js'
import { ADJACENT_HEAD, contractBefore } from './reservation/heads.js'
import { type Reservation, span } from './reservation/span.js'
import { nounTurn, stateOf } from './reservation/turn.js'
import { isBareNoun, isNoun, OF_A_CONTRACT, type Word, wordAt } from './reservation/word.js'
import type { Scene } from './scene.js'
import { foldedSlice } from './text.js'
import { formAround } from './turnIn.js'

/** "Réservé aux opérateurs employant au moins la moitié de travailleurs handicapés": to firms, not to people. */
const TO_FIRMS =
  /^ (?:aux?|a des?|a une?|pour les) (?:seuls? |seules? )?(?:operateurs?|structures?|entreprises?|organismes?|etablissements?|ateliers?|societes?|candidats?)(?![a-z])/

/** The noun of a sentence of its own: "l'accès est réservé". */
const OF_A_VERB = /(?:^|[^a-z])(?:est|sont|sera|seront) $/
/** "Le nettoyage est réservé à une entreprise adaptée (article L. 2113-12)": that article speaks of contracts alone. */
const BY_ITS_ARTICLE = /^[^.;]{0,100}?l\.? ?2113-1[2-6](?!\d)/
/** "La visite, réservée aux candidats, aura lieu à l'ESAT": that is where, not for whom. */
const TAKES_PLACE =
  /,[^.;]{0,20}? (?:(?:a|ont|aura|auront) lieu|se (?:tien|derou)[a-z]{2,6}|(?:est|sera) (?:organise|prevu|fixe)e?s?)(?![a-z])/
const PEOPLE = /^(?:travailleurs|personnes|personnel|salaries|publics?)/

/** "Aucune réservation au titre de…": the noun itself denied. */
const NO_RESERVATION = /(?:^|[^a-z])(?:aucune|sans|pas de|absence de|ni) $/
/** "Marchés réservés : le marché n'est pas réservé": the sentence behind the heading speaks for itself. */
const HEADS_DENIAL =
  /^ ?: ?(?:le |la |l |ce |cette |son )?(?:present |presente )?(?:marche|contrat|accord cadre|participation|lot|procedure|execution|consultation)[^.;:]{0,30} (?:n est|ne sont|ne sera|is not|non|pas)(?: pas)? (?:un |une )?(?:marche |lot )?reserve/
const TO_OTHERS = /^ ?(?:aux?|a la|a l|a|pour) (?!lots? )/
/** "Réservé pour l'entretien des berges" says what for, not to whom. */
const PURPOSE =
  /^ ?pour (?:l |la |le |les |des |de l |de la |une? )?(?!(?:group|etabliss)ement)(?:[a-z]{2,14}(?:tion|age|ement|aison|tien)s?|prestations?|services?|travaux|besoins?|fournitures?|lavage|collecte|missions?)(?![a-z])/

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
  if (
    !ADJACENT_HEAD.test(before) &&
    !BY_ITS_ARTICLE.test(after) &&
    saidOfAnother(lead, foldedSlice(scene.text, hit.from, hit.to))
  )
    return null
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

/** As a sentence says it. */
function saidOf(scene: Scene, hit: Span, { before, after, word, recipients }: Place): Reservation | null {
  const others = TO_OTHERS.test(after) && !PURPOSE.test(after)
  const recipient = recipients.find(
    (found) => (!others || found.from >= hit.to) && !TAKES_PLACE.test(scene.between(hit.to, found.from)),
  )
  const contract = contractBefore(before, after)
  const isNamed = contract !== null || BY_ITS_ARTICLE.test(after)
  if (!isNamed && (OF_A_VERB.test(before) || (isForPeople(scene, recipient) && !TO_FIRMS.test(after)))) return null
  if (!recipient && (others || !standsAlone(word, before, after))) return null
  const turned = isNoun(scene, hit)
    ? nounTurn(scene, { from: hit.from, to: Math.max(hit.to, recipient?.to ?? 0) })
    : null
  return span(turned ?? stateOf(scene, hit), hit, contract?.[0].length ?? 0, recipient ? recipient.to - hit.to : 0)
}

/** Places are kept for people with disabilities; contracts for the structures that employ them. */
function isForPeople(scene: Scene, recipient: Span | undefined): boolean {
  return recipient !== undefined && PEOPLE.test(foldedSlice(scene.text, recipient.from, recipient.to))
}
