import { countOf, date, euros, hours, integer, percent, percentBeside, plural } from '../french.js'
import { DIRECTION_SIGNS, EXCLUSION_WORDS, reasonSentence } from './reasons.js'
import { needed } from './targets.js'
import type { ComputedIndicator, ExcludedCount, ValueShare } from './types.js'

/** How a figure reads, the same on a terminal and on a page; rounding happens here and nowhere before. */

/** "28,5 %", "184 000 h"; null where the figure cannot be computed. A rate just short of its target never rounds to it. */
export function valueText({ value, family, target }: ComputedIndicator): string | null {
  if (value === null) return null
  if (family === 'hours') return hours(value)
  return target === null ? percent(value) : percentBeside(value, target.value)
}

/** What stands first: the figure where it is solid, else the interval it lies in (SPEC §3). */
export function headlineText(indicator: ComputedIndicator): string | null {
  const open = indicator.solid || indicator.family === 'hours' ? null : intervalText(indicator)
  return open ?? valueText(indicator)
}

/** n/N: "61/214", "98 M€/240 M€"; of hours, on how many contracts they are known: "12/214 renseignés". */
export function fractionText(indicator: ComputedIndicator): string {
  const { numerator, denominator, known } = indicator
  if (indicator.family === 'hours') {
    return `${integer(known)}/${integer(denominator)}\u00a0${plural(known, 'renseigné', 'renseignés')}`
  }
  if (indicator.base === 'contract') return `${integer(numerator ?? 0)}/${integer(denominator)}`
  return `${numerator === null ? '?' : euros(numerator)}/${euros(denominator)}`
}

/** "28,5 % à 46,3 %"; null where nothing lies between the bounds, or nothing is known at all. */
export function intervalText({ low, high }: ComputedIndicator): string | null {
  if (low === null || high === null || low === high) return null
  return `${percent(low)} à ${percent(high)}`
}

/** "≥ 25 %", "≥ 300 000 h"; null without a target. */
export function targetText({ target, family }: ComputedIndicator): string | null {
  if (target === null) return null
  return `${DIRECTION_SIGNS[target.direction]} ${family === 'hours' ? hours(target.value) : percent(target.value)}`
}

/** What must be said under a figure: why it is missing or what limits it, what its target still needs, whose target it is. */
export function notesOf(indicator: ComputedIndicator): string[] {
  const { value, reason, target } = indicator
  const sentence = reason === null ? null : reasonSentence(reason)
  return [
    sentence !== null && value === null ? `non calculable : ${sentence}` : sentence,
    indicator.family === 'hours' && indicator.asOf ? `cumul au ${date(indicator.asOf)}` : null,
    needed(indicator),
    ...(indicator.base === 'euro' && value !== null ? valueNotes(indicator) : []),
    target?.source.includes(' – ') ? target.source : null,
  ].filter((note) => note !== null)
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
function valueNotes({ shareOfMaxima, withoutLargest, unusable }: ValueShare): (string | null)[] {
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
