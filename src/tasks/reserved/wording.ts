import { format } from 'date-fns/format'
import { fr } from 'date-fns/locale/fr'
import { parseISO } from 'date-fns/parseISO'
import type { Doubt, Horizon, Schedule } from '../../contract/schedule.js'
import { isUsableAmount, type YearBasis } from '../../contract.js'
import { countOf, date, euros, hours, integer, listOf } from '../../french.js'
import type { ReservedTo } from '../../states.js'
import type { Opportunity } from './opportunity.js'
import type { Proof } from './proof.js'

/** The words of the public list, the same on the page, in the feed, the calendar and the table. */
export const AUDIENCE_LABELS: Record<ReservedTo, { readonly short: string; readonly long: string }> = {
  'EA-ESAT': { short: 'EA/ESAT', long: 'entreprises adaptées et ESAT' },
  SIAE: { short: 'SIAE', long: 'structures d’insertion par l’activité économique' },
  prison: { short: 'travail pénitentiaire', long: 'opérateurs qui produisent en établissement pénitentiaire' },
  ESS: { short: 'ESS', long: 'entreprises de l’économie sociale et solidaire' },
  unspecified: { short: 'bénéficiaires non précisés', long: 'bénéficiaires non précisés par l’acheteur' },
}

/** "réservé EA/ESAT et SIAE (L. 2113-12, L. 2113-13)"; articles only where the buyer cites them. */
export function reservationText({ reservation, reservedTo }: Opportunity): string | null {
  if (reservation === null) return null
  const articles = reservation.articles.map((article) => article.replace(/^CCP /, ''))
  const to =
    reservedTo.length === 0
      ? [AUDIENCE_LABELS.unspecified.short]
      : reservedTo.map((each) => AUDIENCE_LABELS[each].short)
  const said = reservedTo.some((each) => each !== 'unspecified')
  const basis = articles.length > 0 ? ` (${articles.join(', ')})` : ''
  return `réservé${said ? ' ' : ', '}${listOf(to)}${basis}`
}

/** "clause d’insertion : 1 200 h contractualisées"; never the hours done. */
export function insertionText({ insertion }: Opportunity): string | null {
  if (insertion === null) return null
  const { contracted } = insertion
  const known = contracted !== null && contracted > 0
  return known ? `clause d’insertion : ${hours(contracted / 100)} contractualisées` : 'clause d’insertion'
}

/** "Lot 3 — Entretien des espaces verts", within "Entretien du patrimoine arboré". */
export function titleText({ lot, title }: Pick<Opportunity, 'lot' | 'title'>): string {
  const named = lot !== null && !/^lot\b/i.test(title)
  return named ? `Lot ${lot} — ${title}` : title
}

export function buyerText({ buyer }: Pick<Opportunity, 'buyer'>): string {
  if (buyer.name) return buyer.name
  return buyer.id === null
    ? 'acheteur non précisé'
    : `acheteur ${buyer.id.length === 9 ? 'SIREN' : 'SIRET'} ${buyer.id}`
}

/** "180 k€ HT / 4 ans"; what is not published says so. */
export function sizeText({ montant, montantMaximum, schedule }: Opportunity): string {
  const amount = isUsableAmount(montant)
    ? `${montantMaximum ? 'maximum ' : ''}${euros(montant / 100)} HT`
    : 'montant non publié'
  return schedule.months === null ? amount : `${amount} / ${durationText(schedule.months)}`
}

function durationText(months: number): string {
  return months % 12 === 0 ? countOf(months / 12, 'an', 'ans') : `${integer(months)} mois`
}

const DOUBTS: Record<Exclude<Doubt, 'renewals'>, string> = {
  undated: 'ni notification, ni signature, ni attribution datée : fin inconnue',
  noDuration: 'durée non publiée : fin inconnue',
  implausibleDuration: 'durée publiée invraisemblable : fin inconnue',
}

/** "fin théorique au plus tard le 30 juin 2027", or what is missing to state one. */
export function endText({ end, doubt, renewals }: Schedule): string {
  if (doubt !== null && doubt !== 'renewals') return DOUBTS[doubt]
  if (end === null) return DOUBTS.undated
  if (renewals > 0) {
    const apart = countOf(renewals, 'reconduction annoncée', 'reconductions annoncées')
    return `durée publiée jusqu’au ${date(end)}, ${apart} en plus ou comprises : fin à confirmer par l’acheteur`
  }
  return `fin théorique au plus tard le ${date(end)}`
}

const BASES: Record<YearBasis, string> = {
  notification: 'notification',
  signature: 'signature',
  attribution: 'attribution',
}

/** What the end is computed from: "notification le 1er juillet 2023 + 48 mois (durée publiée)". */
export function endBasisText({ start, startBasis, months, modified, modifiedOn }: Schedule): string | null {
  if (start === null || startBasis === null || months === null) return null
  const when = modifiedOn === null ? '' : ` du ${date(modifiedOn)}`
  const published = modified ? `durée portée par la modification${when}` : 'durée publiée'
  return `${BASES[startBasis]} le ${date(start)} + ${integer(months)} mois (${published})`
}

/** "vers janv. 2027". */
export function expectedText(expected: string): string {
  return `vers ${format(parseISO(expected), 'MMM y', { locale: fr })}`
}

/** Why the forecast is one: "hypothèse, non engageante : 6 mois avant la fin théorique". */
const hypothesis = ({ leadMonths }: Horizon): string =>
  `hypothèse, non engageante : ${leadMonths} mois avant la fin théorique`

/** The whole forecast, as a forecast: "à anticiper : vers janv. 2027 (hypothèse, non engageante : …)". */
export function forecastText({ expected }: Schedule, horizon: Horizon): string | null {
  return expected === null ? null : `à anticiper : ${expectedText(expected)} (${hypothesis(horizon)})`
}

/** The forecast read on a day: nothing of a contract that is over, "now" of what was expected by then; and its basis. */
export function forecastOn(
  { expected, end }: Schedule,
  horizon: Horizon,
  today: string,
): { readonly what: string; readonly why: string } | null {
  if (expected === null || end === null || end < today) return null
  const when = expectedText(expected)
  if (expected > today) return { what: `à anticiper : ${when}`, why: hypothesis(horizon) }
  return { what: 'à anticiper dès maintenant', why: `${hypothesis(horizon)}, soit ${when}` }
}

/** The current holders as the buyer publishes them; who may be a person is not named again. */
export function holdersText({ holders }: Opportunity): string {
  if (holders.length === 0) return 'titulaire non publié'
  const names = holders.map((holder) =>
    holder.withheld
      ? 'nom non repris ici, peut-être celui d’une personne physique'
      : (holder.name ?? identified(holder.id)),
  )
  return `${holders.length > 1 ? 'titulaires actuels' : 'titulaire actuel'} : ${names.join(' · ')}`
}

/** DECP gives identifiers alone. */
function identified(id: string | null): string {
  if (id === null) return 'non nommé'
  return /^\d{14}$/.test(id) ? `SIRET ${id}` : id
}

/** « Marché réservé aux ESAT », or the column of the register and its answer. */
export function proofText(proof: Proof | null): string {
  if (proof === null) return 'établi par une personne habilitée'
  if (proof.source === 'text') return `« ${proof.sentence} »`
  if (proof.source === 'declared') return `colonne « ${proof.column} » du registre : « ${proof.answer} »`
  return 'preuve non reproduite ici : elle cite aussi des heures réalisées ou une personne'
}

/** Whom to write to: the buyer plans the next contract, the holder and its facilitator place the hours. */
export function contactText({ reservation }: Opportunity): string {
  return reservation === null
    ? 'contact : le titulaire, ou le facilitateur de la clause'
    : 'contact : le service des marchés de l’acheteur'
}
