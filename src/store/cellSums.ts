import { BAND_FLOORS } from '../indicators/cells.js'
import { FACT_NAMES } from '../indicators/facts.js'
import { kindsOf } from '../indicators/selection.js'
import type { Fact } from '../indicators/types.js'
import { KINDS } from '../states.js'
import { usableText } from './selection.js'
import { STATE_COLUMNS } from './tables/contracts.js'

/** States whose sums are kept, by what two bits of their first letter say: `no`, the fourth, is 3. */
const KEPT = { yes: 2, review: 0, unknown: 1 } as const
const FOURTH = 3
export type KeptState = keyof typeof KEPT
export const KEPT_STATES = Object.keys(KEPT) as readonly KeptState[]

/** Columns of a fact's sums in a state. */
export const contractsOf = (fact: Fact, state: KeptState): string => `${columnOf(fact)}_${state}`
export const centsOf = (fact: Fact, state: KeptState): string => `${contractsOf(fact, state)}_cents`
const columnOf = (fact: Fact): string => fact.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** 0: the amount is unusable; else one more than the floors it reaches. */
export const BAND = `CASE WHEN NOT ${usableText('montant_first')} THEN 0
  ${BAND_FLOORS.map((floor, at) => `WHEN montant_first < ${floor} THEN ${at + 1}`).join(' ')}
  ELSE ${BAND_FLOORS.length + 1} END`

/** Concessions and test rows are but counted. */
export const STATUS = `CASE WHEN type = 'concession' THEN 1 WHEN test = 1 THEN 2 ELSE 0 END`

/** Two bits a fact, those that tell `y`, `n`, `r` and `u` apart: contracts are grouped by a number faster than by six words. */
const SIGNATURE = KINDS.map((kind, at) => `(((unicode(${STATE_COLUMNS[kind]}) >> 2) & 3) << ${2 * at})`).join(' + ')
const SIGNATURE_BITS = 2 * KINDS.length

/** Year, status, band and signature, which are grouped by as one number. */
const KEY = `((((coalesce(substr(year_date, 1, 4), 0) << 2) + ${STATUS} << 4) + ${BAND}) << ${SIGNATURE_BITS}) + ${SIGNATURE}`

/** The state of a fact in a key, as a number; of a union: yes, else review, else unknown, else no. */
function stateIn(fact: Fact): string {
  const [first, ...others] = kindsOf(fact).map((kind) => `((key >> ${2 * KINDS.indexOf(kind)}) & 3)`)
  if (others.length === 0) return first ?? ''
  const among = `(${[first, ...others].join(', ')})`
  const cases = KEPT_STATES.map((state) => `WHEN ${KEPT[state]} IN ${among} THEN ${KEPT[state]}`)
  return `(CASE ${cases.join(' ')} ELSE ${FOURTH} END)`
}

const FACT_SUMS = FACT_NAMES.flatMap((fact) =>
  KEPT_STATES.flatMap((state) => {
    const holds = `(${columnOf(fact)} = ${KEPT[state]})`
    return [
      { column: contractsOf(fact, state), sum: `sum(contracts * ${holds})` },
      { column: centsOf(fact, state), sum: `sum(cents * ${holds})` },
    ]
  }),
)
/** What figures are made of, by the column that keeps it. */
export const SUMS = [
  ...['contracts', 'cents', 'maxima', 'subsequent'].map((column) => ({ column, sum: `sum(${column})` })),
  ...FACT_SUMS,
]
export const FACTS_AT = SUMS.length - FACT_SUMS.length

/** A column that adds something up, and how it does. */
interface Sum {
  readonly column: string
  readonly sum: string
}
/** In hundredths: more than anybody will work. */
export const MOST_HOURS = 1_000_000_000_000
/**
 * A contract whose hours are looked at by themselves: dated ones are of the periods in which they are worked, and of more hours
 * than anybody will work no sum would be exact.
 */
export const HOURS_APART = `(hours <> '[]' OR heures_contractualisees > ${MOST_HOURS} OR heures_realisees > ${MOST_HOURS})`

/** Of the other contracts: how many state hours contracted, and a total of hours done, and these hours. */
export const STATED: readonly Sum[] = [
  ...hoursStated('contracted', 'heures_contractualisees'),
  ...hoursStated('done', 'heures_realisees'),
]

function hoursStated(quantity: 'contracted' | 'done', column: string): Sum[] {
  const stated = `CASE WHEN ${HOURS_APART} THEN NULL ELSE ${column} END`
  return [
    { column: `${quantity}_known`, sum: `count(${stated})` },
    { column: `${quantity}_hours`, sum: `coalesce(sum(${stated}), 0)` },
  ]
}

/** What a cell keeps. */
export const KEPT_SUMS: readonly Sum[] = [...SUMS, ...STATED.map(({ column }) => ({ column, sum: `sum(${column})` }))]

/** Without those too large to be usable: their sum could be no integer of the base any more, and the import would fail. */
const SUMMED = '(montant_first * (montant_first < 1000000000000))'

/**
 * Contracts of `from` grouped by all that is asked of them, and by whether they are call-offs, with the state of each fact;
 * `beside`: what else is added up.
 */
export function groupedSql(
  keys: Readonly<Record<string, string>>,
  from: string,
  callOff: string,
  beside: readonly Sum[] = [],
): string {
  const names = Object.keys(keys)
  const apart = ['key', ...names, 'call_off']
  return `
  SELECT key >> ${SIGNATURE_BITS + 6} AS year, ${names.join(', ')},
    (key >> ${SIGNATURE_BITS + 4}) & 3 AS status, (key >> ${SIGNATURE_BITS}) & 15 AS band, call_off,
    contracts, subsequent, coalesce(cents, 0) * usable AS cents, coalesce(maxima, 0) * usable AS maxima,
    ${[...FACT_NAMES.map((fact) => `${stateIn(fact)} AS ${columnOf(fact)}`), ...beside.map(({ column }) => column)].join(',\n    ')}
  FROM (
    SELECT *, (key >> ${SIGNATURE_BITS}) & 15 > 0 AS usable
    FROM (
      SELECT ${KEY} AS key, ${names.map((name) => `${keys[name]} AS ${name}`).join(', ')}, ${callOff} AS call_off,
        count(*) AS contracts, sum(${SUMMED}) AS cents, sum(${SUMMED} * montant_maximum) AS maxima,
        ${['sum(says_subsequent) AS subsequent', ...beside.map(({ column, sum }) => `${sum} AS ${column}`)].join(', ')}
      FROM ${from}
      GROUP BY ${apart.map((_, at) => at + 1).join(', ')}))`
}
