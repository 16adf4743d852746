import { countOf, date, hours, listOf, plural } from '../french.js'
import type { HoursLanding } from './hoursLanding.js'
import type { Landing, NoLanding } from './landing.js'
import type { Unit } from './plan.js'
import { statusOf } from './targets.js'
import type { Status, Target } from './types.js'
import { bareText, quantityText } from './unitWords.js'

/** Why a landing is not given, and who can supply what is missing. */
export const NO_LANDING: Readonly<Record<NoLanding, string>> = {
  noPastYear:
    'il faut au registre une année passée complète, avec au moins douze marchés, et au moins un par trimestre : importer les années précédentes',
  nothingKnown: 'le registre ne dit rien de ce fait, ni cette année ni les précédentes',
  undatedHours:
    'les heures ne sont connues qu’en cumul, sans la période où elles ont été travaillées : à demander au facilitateur',
  suppliers:
    'un fournisseur de deux périodes n’en fait qu’un : ceux qui viendront ne s’ajoutent pas à ceux que l’on connaît déjà',
  fewContracts:
    'ces heures tiennent à quelques gros marchés encore à notifier : rejouée sur les années passées, aucune fourchette ne les tenait',
}

/** What a landing says against its target: in the conditional, for nothing of it is a result. */
const VERDICTS: Readonly<Record<Status, string>> = {
  met: 'serait atteint',
  missed: 'ne serait pas atteint',
  undetermined: 'pourrait être atteint ou non',
  notComputable: 'non estimable',
}

/** The target's status, and in words ("serait atteint"), if the figure landed within its interval. */
export function landingVerdict(
  { low, high }: Landing,
  target: Target,
): { readonly status: Status; readonly text: string } {
  const status = statusOf({ value: low, low, high }, target)
  return { status, text: VERDICTS[status] }
}

/** "entre 24,5 % et 41,7 % au 31 décembre 2025", "au moins 8 000 h…", "non estimable : …". */
export function landingText({ low, high, until, basis }: Landing, unit: Unit): string {
  if (low === null)
    return `non estimable : ${basis.kind === 'none' ? NO_LANDING[basis.reason] : NO_LANDING.nothingKnown}`
  const on = `au ${date(until)}`
  if (basis.kind === 'result' && (high === null || high === low)) return `${quantityText(low, unit)} ${on}`
  const from = rounded(low, unit, Math.floor)
  if (high === null) return `au moins ${quantityText(from, unit)} ${on}`
  const to = rounded(high, unit, Math.ceil)
  return from === to
    ? `${quantityText(to, unit)} ${on}`
    : `entre ${bareText(from, unit)} et ${quantityText(to, unit)} ${on}`
}

/** The landing and what it says against its target: "entre 24,5 % et 41,7 % au 31 décembre 2025 ; l’objectif serait atteint". */
export function foretoldText(
  { landing, target }: { readonly landing: Landing; readonly target: Target | null },
  unit: Unit,
): string {
  const verdict = target && landing.low !== null ? ` ; l’objectif ${landingVerdict(landing, target).text}` : ''
  return `${landingText(landing, unit)}${verdict}`
}

/** Outwards: three figures of a forecast are as many as it can bear, and an interval must not shrink by being written. */
function rounded(value: number, unit: Unit, towards: (value: number) => number): number {
  if (unit === 'ratio') return towards(value * 1000) / 1000
  const step =
    unit === 'euro' || unit === 'hour' ? 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, value))) - 2) : 1
  return towards(value / step) * step
}

/** How the landing was made, in one sentence. */
export function methodText(landing: Landing | HoursLanding): string {
  const { basis } = landing
  if (basis.kind === 'none') return `Pas d’estimation : ${NO_LANDING[basis.reason]}.`
  if (basis.kind === 'result') return 'La période est finie : c’est le résultat.'
  return basis.kind === 'pastYears' ? pastYears(basis.years) : OWED
}

const OWED =
  'Aux heures déjà relevées s’ajoute ce que chaque marché en cours doit encore, réparti jusqu’à son terme puis au rythme constaté, et ce qu’apportaient les années passées les marchés notifiés après le même jour.'

function pastYears(years: readonly number[]): string {
  const sorted = [...years].sort((a, b) => a - b).map(String)
  const from = years.length === 1 ? `en ${sorted[0]}` : `en ${listOf(sorted)}`
  return `À ce qui est compté s’ajoute ce qui restait à notifier aux mêmes dates ${from}, en nombre et aux taux d’alors et de cette année, avec l’aléa de tels nombres ; ce qui n’est pas qualifié compte pour non en bas, pour oui en haut.`
}

/** What a landing in hours leaves aside, and what widens it. */
export function asidesOf({ overdue, endless, silent, fromNew, basis }: HoursLanding): string[] {
  if (basis.kind === 'result') return []
  return [
    overdue.contracts > 0
      ? `${marches(overdue.contracts)} ${plural(overdue.contracts, 'arrivé à son terme doit', 'arrivés à leur terme doivent')} encore ${hours(overdue.hours)}, hors de l’intervalle`
      : null,
    endless.contracts > 0
      ? `${marches(endless.contracts)} sans date ou sans durée ${plural(endless.contracts, 'doit', 'doivent')} encore ${hours(endless.hours)}, hors de l’intervalle`
      : null,
    silent > 0
      ? `${marches(silent)} ${plural(silent, 'n’a', 'n’ont')} encore relevé aucune heure : comptés de zéro à leur dû`
      : null,
    fromNew === null ? 'ce qu’apporteront les marchés encore à notifier n’est pas estimé, faute d’année passée' : null,
  ].filter((text) => text !== null)
}

const marches = (count: number): string => countOf(count, 'marché', 'marchés')
