import { indicatorIn } from '../../indicators/compute.js'
import type { AnyIndicator } from '../../indicators/figures/figure.js'
import { ONGOING, STATUS_WORDS, statusWords } from '../../indicators/reasons.js'
import { EXCLUSIONS, type ExcludedCount } from '../../indicators/types.js'
import { EXCLUSION } from '../../tasks/freeze/columns.js'
import type { FrozenDocument, FrozenFigure } from '../../tasks/freeze/document.js'
import { type Formula, formulasOf, leftOutFormula, populationFormula } from './formulas.js'
import { NOT_COMPUTABLE } from './words.js'

/** What a figure is made of, one number a line: as it was frozen, and how a spreadsheet finds it again. */
export interface Measure {
  readonly name: MeasureName
  readonly stored: number | string
  readonly unit: 'ratio' | 'euro' | 'hour' | 'count' | 'text'
  /** Null: given, not computed. */
  readonly formula: Formula | null
}

export interface MeasuredFigure {
  readonly id: string
  readonly version: number | null
  readonly label: string
  readonly figure: FrozenFigure | null
  readonly measures: readonly Measure[]
}

/** Names of measures, as they stand in exports. */
export const MEASURE_NAMES = {
  numerator: 'numérateur',
  known: 'connus',
  denominator: 'dénominateur',
  coverage: 'couverture',
  value: 'valeur',
  amongKnown: 'parmi les connus',
  low: 'bas',
  high: 'haut',
  shareOfMaxima: 'part des maximums',
  withoutLargestNumerator: 'sans les plus grands, numérateur',
  withoutLargestDenominator: 'sans les plus grands, dénominateur',
  withoutLargest: 'sans les plus grands',
  population: 'marchés comptés',
  concession: 'exclus : concession',
  subsequent: 'exclus : marché subséquent',
  undated: 'exclus : sans date',
  test: 'exclus : test',
  outOfScope: 'exclus : hors périmètre',
  scopeUnknown: 'dont périmètre non renseigné',
  direction: 'sens',
  target: 'cible',
  status: 'statut',
} as const
export type MeasureName = keyof typeof MEASURE_NAMES

/** The population, then every figure, each with its measures in the order in which they are computed. */
export function measuredFigures(document: FrozenDocument): MeasuredFigure[] {
  const { population } = document.result
  const counted = populationMeasures(EXCLUSION, population.contracts, population.excluded, null)
  return [
    { id: 'population', version: null, label: 'Marchés de la période', figure: null, measures: counted },
    ...document.figures.map((figure) => measured(figure, document)),
  ]
}

function measured(figure: FrozenFigure, { result }: FrozenDocument): MeasuredFigure {
  const { id, version, label, exclusion } = figure
  const indicator = indicatorIn(result, id)
  if (!indicator) throw new RangeError(`no figure ${id} in its own frozen result`)
  const own =
    indicator.family === 'own'
      ? populationMeasures(
          exclusion,
          indicator.population.contracts,
          indicator.population.excluded,
          indicator.population.scopeUnknown,
        )
      : []
  return { id, version, label, figure, measures: [...own, ...countedMeasures(figure, indicator), ...aimed(indicator)] }
}

function populationMeasures(
  exclusion: string,
  contracts: number,
  excluded: readonly ExcludedCount[],
  scopeUnknown: number | null,
): Measure[] {
  const count = (name: MeasureName, stored: number, formula: Formula): Measure => ({
    name,
    stored,
    unit: 'count',
    formula,
  })
  return [
    count('population', contracts, populationFormula(exclusion)),
    ...EXCLUSIONS.map((reason) => {
      const reasons = reason === 'outOfScope' ? ([reason, 'scopeUnknown'] as const) : [reason]
      const stored = excluded.find((each) => each.reason === reason)?.count ?? 0
      return count(reason, stored, leftOutFormula(exclusion, reasons))
    }),
    ...(scopeUnknown === null
      ? []
      : [count('scopeUnknown', scopeUnknown, leftOutFormula(exclusion, ['scopeUnknown']))]),
  ]
}

function countedMeasures(figure: FrozenFigure, indicator: AnyIndicator): Measure[] {
  const stored = storedOf(figure, indicator)
  return formulasOf(figure).map(({ name, unit, formula }) => ({
    ...{ name, unit, formula },
    stored: stored[name] ?? NOT_COMPUTABLE,
  }))
}

function storedOf({ figure }: FrozenFigure, indicator: AnyIndicator): Partial<Record<MeasureName, number | null>> {
  const { numerator, denominator, known, value, low, high, coverage, amongKnown } = indicator
  const members = { numerator, denominator, known, value, low, high, coverage, amongKnown }
  const inValue = indicator.family === 'own' ? indicator.inValue : indicator.base === 'euro' ? indicator : null
  if (inValue === null || figure === 'hours') return members
  const { shareOfMaxima, withoutLargest } = inValue
  return {
    ...members,
    shareOfMaxima,
    withoutLargestNumerator: withoutLargest.numerator,
    withoutLargestDenominator: withoutLargest.denominator,
    withoutLargest: withoutLargest.value,
  }
}

/** The target and its sense are given; whether it is met is found again. */
function aimed({ target, status, base }: AnyIndicator): Measure[] {
  if (target === null) return []
  const aim: Measure[] = [
    { name: 'direction', stored: target.direction, unit: 'text', formula: null },
    { name: 'target', stored: target.value, unit: 'text', formula: null },
  ]
  // Due later, or but a reference: nothing is judged.
  if (status === null) return aim
  const high = base === 'hour' ? null : ('high' as const)
  const low = base === 'hour' ? ('value' as const) : ('low' as const)
  return [
    ...aim,
    {
      ...{ name: 'status', stored: statusWords(status, target).word, unit: 'text' },
      formula: (_, at) =>
        target.until === undefined
          ? statusFormula(at('value'), at(low), high === null ? '""' : at(high), at('direction'), at('target'))
          : growingFormula(at('value'), at(low), at('direction'), at('target')),
    },
  ]
}

/** SPEC §3, "Status against a target": a bound that is not a number settles nothing. */
function statusFormula(value: string, low: string, high: string, direction: string, target: string): string {
  const [met, missed, open] = [STATUS_WORDS.met.word, STATUS_WORDS.missed.word, STATUS_WORDS.undetermined.word]
  const atLeast = `IF(${low}>=${target},"${met}",IF(AND(ISNUMBER(${high}),${high}<${target}),"${missed}","${open}"))`
  const atMost = `IF(AND(ISNUMBER(${high}),${high}<=${target}),"${met}",IF(${low}>${target},"${missed}","${open}"))`
  return `IF(ISNUMBER(${value}),IF(${direction}=">=",${atLeast},${atMost}),"${STATUS_WORDS.notComputable.word}")`
}

/** Of a quantity that may still grow: reached, or exceeded, for good, or under way. */
function growingFormula(value: string, low: string, direction: string, target: string): string {
  const [met, missed] = [STATUS_WORDS.met.word, STATUS_WORDS.missed.word]
  const settled = `IF(AND(${direction}=">=",${low}>=${target}),"${met}",IF(AND(${direction}="<=",${low}>${target}),"${missed}","${ONGOING.word}"))`
  return `IF(ISNUMBER(${value}),${settled},"${STATUS_WORDS.notComputable.word}")`
}
