import { countOf, date, euros, integer, percent, percentBeside, plural } from '../french.js'
import { effortText } from './effort/words.js'
import { effortOf } from './effort.js'
import type { AnyIndicator, OwnIndicator } from './figures/figure.js'
import { DIRECTION_SIGNS, EXCLUSION_WORDS, reasonSentence } from './reasons.js'
import type { ExcludedCount, Question, ValueShare } from './types.js'
import { bareText, quantityText } from './unitWords.js'

/** How a figure reads, the same on a terminal and on a page; rounding happens here and nowhere before. */

/** "28,5 %", "184 000 h", "12 lots"; null where the figure cannot be computed. A rate just short of its target never rounds to it. */
export function valueText({ value, unit, target }: AnyIndicator): string | null {
  if (value === null) return null
  return unit === 'ratio' && target !== null ? percentBeside(value, target.value) : quantityText(value, unit)
}

/** What stands first: the figure where it is solid, else the interval it lies in (SPEC §3). */
export function headlineText(indicator: AnyIndicator): string | null {
  const open = indicator.solid || indicator.base === 'hour' ? null : intervalText(indicator)
  return open ?? valueText(indicator)
}

/** n/N: "61/214", "98 M€/240 M€"; of hours, on how many contracts they are known: "12/214 renseignés". */
export function fractionText({ base, numerator, denominator, known }: AnyIndicator): string {
  if (base === 'hour') {
    return `${integer(known)}/${integer(denominator)}\u00a0${plural(known, 'renseigné', 'renseignés')}`
  }
  if (base !== 'euro') return `${integer(numerator ?? 0)}/${integer(denominator)}`
  return `${numerator === null ? '?' : euros(numerator)}/${euros(denominator)}`
}

/** "28,5 % à 46,3 %"; null where nothing lies between the bounds, or nothing is known at all. */
export function intervalText({ low, high, unit }: AnyIndicator): string | null {
  if (low === null || high === null || low === high) return null
  return `${bareText(low, unit)} à ${quantityText(high, unit)}`
}

/** "≥ 25 %", "≥ 300 000 h"; null without a target. */
export function targetText({ target, unit }: AnyIndicator): string | null {
  return target && `${DIRECTION_SIGNS[target.direction]} ${quantityText(target.value, unit)}`
}

/** "depuis 2024, jusqu’à fin 2025": the days of a figure that adds up over several years. */
export function sinceText({ from, to }: Pick<Question, 'from' | 'to'>): string {
  const start = from.endsWith('-01-01') ? from.slice(0, 4) : `le ${date(from)}`
  return `depuis ${start}, jusqu’${to.endsWith('-12-31') ? `à fin ${to.slice(0, 4)}` : `au ${date(to)}`}`
}

/** "du 16 septembre 2024 au 15 septembre 2025": the days of a figure of the plan's own, where they are not a civil year. */
export function daysText(indicator: AnyIndicator): string | null {
  if (indicator.family !== 'own') return null
  const { from, to } = indicator.period
  const isYear = from.endsWith('-01-01') && to === `${from.slice(0, 4)}-12-31`
  return isYear ? null : `du ${date(from)} au ${date(to)}`
}

/** "registre importé le 2 juin 2025": how recent the data of figures are, wherever they are shown. */
export const importedText = (asOf: string): string => `registre importé le ${date(asOf)}`

/** What must be said under a figure: why it is missing or what limits it, what its target still needs, whose target it is. */
export function notesOf(indicator: AnyIndicator): string[] {
  const { value, reason, target } = indicator
  const asOf = asOfOf(indicator)
  const sentence = reason === null ? null : reasonSentence(reason)
  const effort = effortOf(indicator)
  return [
    sentence !== null && value === null ? `non calculable : ${sentence}` : sentence,
    asOf && `cumul au ${date(asOf)}`,
    effort && effortText(effort),
    ...limitsOf(indicator),
    target?.source.includes(' – ') ? target.source : null,
  ].filter((note) => note !== null)
}

function asOfOf(indicator: AnyIndicator): string | null {
  if (indicator.family === 'hours') return indicator.asOf
  return indicator.family === 'own' ? (indicator.ofHours?.asOf ?? null) : null
}

/** What stands beside a figure for it to be read: of euros, what they are made of; of a plan's own, what it could not sort. */
export function limitsOf(indicator: AnyIndicator): string[] {
  const { value } = indicator
  const inEuros = indicator.family === 'own' ? indicator.inValue : indicator.base === 'euro' ? indicator : null
  return [
    ...(inEuros && value !== null ? valueNotes(inEuros) : []),
    ...(indicator.family === 'own' ? ownNotes(indicator) : []),
  ].filter((note) => note !== null)
}

function ownNotes({ population: { scopeUnknown, withoutUnit } }: OwnIndicator): (string | null)[] {
  return [
    scopeUnknown > 0
      ? `${countOf(scopeUnknown, 'marché laissé de côté', 'marchés laissés de côté')}, dont le registre ne dit pas s’${plural(scopeUnknown, 'il est', 'ils sont')} du champ de l’objectif`
      : null,
    withoutUnit > 0
      ? `${countOf(withoutUnit, 'marché sans titulaire connu', 'marchés sans titulaire connu')}, non ${plural(withoutUnit, 'compté', 'comptés')}`
      : null,
  ]
}

/** What several rows would repeat is said once below them: each row's own notes, its marks ("[1]"), and what they refer to. */
export function footnotesOf(rows: readonly (readonly string[])[]) {
  const all = rows.flat()
  const repeated = [...new Set(all)].filter((note) => all.indexOf(note) !== all.lastIndexOf(note))
  const mark = (note: string) => `[${repeated.indexOf(note) + 1}]`
  return {
    own: rows.map((notes) => notes.filter((note) => !repeated.includes(note))),
    marks: rows.map((notes) =>
      notes
        .filter((note) => repeated.includes(note))
        .map(mark)
        .join(''),
    ),
    shared: repeated.map((note) => `${mark(note)} ${note}`),
  }
}

/** SPEC §3: no figure in value without its share of maxima, its largest contracts and what could not be summed. */
function valueNotes({
  shareOfMaxima,
  withoutLargest,
  unusable,
}: Pick<ValueShare, 'shareOfMaxima' | 'withoutLargest' | 'unusable'>): (string | null)[] {
  const { excluded, value, numerator, denominator } = withoutLargest
  const without = `sans ${countOf(excluded.length, 'marché', 'marchés')} de plus de 10 % du total`
  const rate = value === null ? 'non calculable' : `${percent(value)} (${euros(numerator)}/${euros(denominator)})`
  return [
    shareOfMaxima ? `${percent(shareOfMaxima)} du total sont des maximums d’accords-cadres` : null,
    excluded.length > 0 ? `${without} : ${rate}` : null,
    unusable > 0
      ? `${countOf(unusable, 'marché sans montant exploitable, non sommé', 'marchés sans montant exploitable, non sommés')}`
      : null,
  ]
}

/** "12 concessions", "1 marché sans date". */
export function excludedTexts(excluded: readonly ExcludedCount[]): string[] {
  return excluded.map(({ reason, count }) => countOf(count, EXCLUSION_WORDS[reason].one, EXCLUSION_WORDS[reason].many))
}
