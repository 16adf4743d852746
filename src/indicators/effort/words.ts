import { countOf, date, euros, hours, plural } from '../../french.js'
import type { Effort, Open, Time } from '../effort.js'
import type { Range } from '../landing/range.js'
import { bareText, NOUNS, quantityText } from '../unitWords.js'

/** What it takes, in words. */
export function effortText(effort: Effort): string {
  if (effort.time?.kind === 'stopped') return stoppedText(effort, effort.time)
  if (effort.unit === 'hour') return hoursText(effort)
  return effort.direction === '>=' ? atLeastText(effort) : atMostText(effort)
}

/** The period is over and its last days are not known: the remedy is a newer register. */
function stoppedText({ unit, missing, direction }: Effort, { until, asOf }: Time & { kind: 'stopped' }): string {
  const lacks = direction === '>=' ? 'il manque' : 'dépassement de'
  const gap = missing > 0 ? `, ${lacks} ${quantityText(missing, unit)}` : ''
  return `au ${date(asOf)}, où les données s’arrêtent${gap} ; la période s’est finie le ${date(until)} : importez un registre plus récent`
}

function atLeastText(effort: Effort): string {
  const { unit, missing, status, settle, time, outOfReach } = effort
  const lacks = quantityText(missing, unit)
  if (outOfReach) return `hors d’atteinte${on(time)} : il manque ${lacks}${butOpen(effort)}`
  if (time?.kind === 'ongoing') return ongoingText(effort)
  if (status === 'missed') return `il manque ${lacks}`
  return `à préciser : ${openText(effort)}, dont ${bareText(settle ?? missing, unit)} à confirmer pour atteindre l’objectif`
}

/** "10 marchés de plus à notifier, ou 7 des 38 non renseignés s’ils sont confirmés". */
function ongoingText(effort: Effort): string {
  const { unit, notify, notifyBeside, settle, open } = effort
  const more = notify === null ? null : `${quantityText(notify, unit)} de plus à notifier`
  const confirmed = settle === null || open === null ? null : settledText(effort, settle)
  const both =
    settle === null && open !== null && open.amount > 0 && notifyBeside !== null
      ? `${bareText(notifyBeside, unit)} si ${plural(units(open), '', 'les ')}${openText(effort)} ${plural(units(open), 'est confirmé', 'sont tous confirmés')}`
      : null
  const ways = [more, confirmed, both].filter((way) => way !== null).join(', ou ')
  return `${ways}${expectedText(effort)}`
}

/** "7 des 38 non renseignés s’ils sont confirmés"; of euros, the contracts they are of. */
function settledText(effort: Effort, settle: number): string {
  const { unit, open } = effort
  const many = open === null ? 0 : units(open)
  if (unit === 'euro') return `${euros(settle)} des ${euros(open?.amount ?? 0)} à qualifier s’ils sont confirmés`
  if (many === 1) return `le seul ${stateOf(open).one} s’il est confirmé`
  return `${bareText(settle, unit)} des ${bareText(many, unit)} ${stateOf(open).many} s’${plural(settle, 'il est confirmé', 'ils sont confirmés')}`
}

function expectedText({ amongExpected: needed, time, unit }: Effort): string {
  if (needed === null || time?.kind !== 'ongoing' || time.toCome === null) return ''
  const coming = { low: Math.floor(time.toCome.low), high: Math.ceil(time.toCome.high) }
  return ` ; sur ${span(coming, unit)} attendus${on(time)}, il en faudrait ${span(needed, null)}`
}

function span({ low, high }: Range, unit: Effort['unit'] | null): string {
  const last = unit === null ? bareText(high, 'contract') : quantityText(high, unit)
  return low === high ? last : `${bareText(low, 'contract')} à ${last}`
}

function atMostText(effort: Effort): string {
  const { unit, missing, settle, open, status, notify, time } = effort
  if (status === 'undetermined') {
    if (settle !== null && settle <= 0) return `il reste ${quantityText(-settle, unit)} avant le plafond${on(time)}`
    if (time === null || settle === null || unit === 'euro') return `à préciser : ${openText(effort)}`
    return `à préciser : ${bareText(settle, unit)} des ${openText(effort)} à écarter pour tenir l’objectif`
  }
  const excess = `dépassement de ${quantityText(missing, unit)}`
  if (effort.outOfReach) return `hors d’atteinte${on(time)} : ${excess}`
  const dilutes = time?.kind === 'ongoing' && notify !== null && open !== null
  return dilutes ? `${excess}, à compenser par ${quantityText(notify, unit)} de plus à notifier sans` : excess
}

function hoursText({ direction, missing, status, time, outOfReach, amongExpected: coming }: Effort): string {
  if (direction === '<=')
    return status === 'missed' ? `dépassement de ${hours(missing)}` : 'à préciser : le total peut encore croître'
  const lacks = `il reste ${hours(missing)} à établir pour atteindre l’objectif`
  if (coming === null || time?.kind !== 'ongoing') return lacks
  const expected = `${bareText(Math.floor(coming.low), 'hour')} à ${hours(Math.ceil(coming.high))} sont attendues${on(time)}`
  return outOfReach ? `hors d’atteinte${on(time)} : ${lacks}, ${expected}` : `${lacks} ; ${expected}`
}

function openText(effort: Effort): string {
  const { unit, open } = effort
  const many = open === null ? 0 : units(open)
  const [one, all] = NOUNS[unit === 'euro' || unit === 'hour' ? 'contract' : unit]
  const state = effort.time === null ? stateOf(null) : stateOf(open)
  return `${countOf(many, one, all)} ${plural(many, state.one, state.many)}`
}

function butOpen(effort: Effort): string {
  const { open, settle } = effort
  if (open === null || settle !== null || units(open) === 0) return ''
  return `, et ${openText(effort)} n’y ${plural(units(open), 'suffirait', 'suffiraient')} pas`
}

const units = ({ review, unknown }: Open): number => review + unknown
const on = (time: Time | null): string => (time?.kind === 'ongoing' ? ` d’ici au ${date(time.until)}` : '')

/** What the open are called: nobody said anything, somebody must look, or both. */
function stateOf(open: Open | null): { readonly one: string; readonly many: string } {
  if (open === null || (open.review > 0 && open.unknown > 0)) return { one: 'à qualifier', many: 'à qualifier' }
  return open.review > 0 ? { one: 'à vérifier', many: 'à vérifier' } : { one: 'non renseigné', many: 'non renseignés' }
}
