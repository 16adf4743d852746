import { countOf, euros, hours, integer, percent, plural, typographic } from '../french.js'
import { definitionOf } from '../indicators/definitions.js'
import { FACTS } from '../indicators/facts.js'
import { reasonSentence } from '../indicators/reasons.js'
import { SHARES } from '../indicators/shares.js'
import { needed } from '../indicators/targets.js'
import type { ComputedIndicator, HoursIndicator, NumberShare, ValueShare } from '../indicators/types.js'
import { valueText } from '../indicators/wording.js'

/** One indicator of a year in one French sentence that an elected member can repeat: what is established, and no more. */
export function sentenceOf(indicator: ComputedIndicator, year: number): string {
  if (indicator.value === null) return typographic(notComputable(indicator, year))
  const fact = indicator.family === 'hours' ? hoursFact(indicator, year) : shareFact(indicator, year)
  return typographic(`${fact}${openPart(indicator)}${verdict(indicator)}.`)
}

function notComputable({ id, reason }: ComputedIndicator, year: number): string {
  const label = definitionOf(id)?.label ?? id
  return `${label}, ${year} : non calculable${reason === null ? '' : `, ${reasonSentence(reason)}`}.`
}

function shareFact(share: NumberShare | ValueShare, year: number): string {
  const fact = FACTS[SHARES.find(({ id }) => id === share.id)?.fact ?? 'insertionClause']
  const n = share.numerator ?? 0
  const rate = `(${valueText(share)})`
  if (share.base === 'euro') {
    const part = `${euros(n)} sur ${euros(share.denominator)} ${rate}`
    return `En valeur, ${part} reviennent, preuve à l’appui, à des marchés notifiés en ${year} qui ${fact.many}`
  }
  const all = integer(share.denominator)
  if (n === 0)
    return `Parmi les marchés notifiés en ${year} (${all}), pas un dont il soit établi qu’il ${fact.one} ${rate}`
  const verb = plural(n, fact.one, fact.many)
  return `Parmi les marchés notifiés en ${year}, ${integer(n)} sur ${all} ${verb}, preuve à l’appui ${rate}`
}

function hoursFact({ id, value, target }: HoursIndicator, year: number): string {
  const aim = target === null ? '' : ` sur ${hours(target.value)} visées`
  const h = value ?? 0
  const noun = plural(h, 'heure d’insertion', 'heures d’insertion')
  return `${countOf(h, noun, noun)} ${hoursDone(id, h)} ${year}${aim}`
}

function hoursDone(id: string, count: number): string {
  const s = plural(count, '', 's')
  if (id === 'insertionHours.contracted') return `contractualisée${s} dans les marchés notifiés en`
  if (id === 'insertionHours.doneCohort') return `réalisée${s} à ce jour sur les marchés notifiés en`
  return id === 'insertionHours.validated' ? `validée${s} en` : `réalisée${s} en`
}

/** What is not known must be heard with the rate it limits. */
function openPart(indicator: ComputedIndicator): string {
  if (indicator.family === 'hours') return indicator.reason === null ? '' : ` (${reasonSentence(indicator.reason)})`
  const open = indicator.counts.review + indicator.counts.unknown
  if (open === 0 || indicator.high === null || indicator.low === null) return ''
  const missing = `${countOf(open, 'marché n’est pas qualifié', 'marchés ne sont pas qualifiés')} sur ce point`
  return ` ; ${missing} : selon le registre, le taux se situe entre ${percent(indicator.low)} et ${percent(indicator.high)}`
}

function verdict(indicator: ComputedIndicator): string {
  const { status, target } = indicator
  if (target === null || status === null) return ''
  const value = indicator.family === 'hours' ? hours(target.value) : percent(target.value)
  const goal = `l’objectif de ${value} ${target.direction === '>=' ? 'au moins' : 'au plus'}`
  const gap = needed(indicator)
  if (status === 'met') return ` ; ${goal} est atteint`
  if (status === 'missed') return ` ; ${goal} n’est pas atteint${gap === null ? '' : ` (${gap})`}`
  return ` ; ${goal} n’est ni établi ni exclu${gap === null ? '' : ` (${gap})`}`
}
