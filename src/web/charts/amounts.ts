import { countOf, euros, integer } from '../../french.js'
import { PARTS, type Part, type Stretch } from './layout.js'

/** What a chart of shares is made of: contracts, or euros HT. */
export type Base = 'contract' | 'euro'

/** Established yes, still to qualify (review and unknown), established no. */
export type Counts = Readonly<Record<Part, number>>

export function totalOf({ yes, open, no }: Counts): number {
  return yes + open + no
}

/** "61/214", "98 M€/240 M€". */
export function fraction(counts: Counts, base: Base): string {
  return `${amount(counts.yes, base)}/${amount(totalOf(counts), base)}`
}

export function amount(value: number, base: Base): string {
  return base === 'euro' ? euros(value) : integer(value)
}

/** What the three parts are called, in the key and in the headings of the table. */
export const SIGNS = [
  ['yes', 'oui, établi'],
  ['open', 'à qualifier'],
  ['no', 'non'],
] as const satisfies readonly (readonly [Part, string])[]

/** How much is settled: "201 marchés qualifiés sur 214". */
export function settled(counts: Counts, base: Base): string {
  const known = counts.yes + counts.no
  if (base === 'euro') return `${euros(known)} qualifiés sur ${euros(totalOf(counts))}`
  return `${countOf(known, 'marché qualifié', 'marchés qualifiés')} sur ${integer(totalOf(counts))}`
}

export function sumOf(all: readonly Counts[]): Counts {
  const sum = { yes: 0, open: 0, no: 0 }
  for (const { yes, open, no } of all) {
    sum.yes += yes
    sum.open += open
    sum.no += no
  }
  return sum
}

/** The parts in their order, each with what it holds; `unit` is what one stands for in the unit of the chart. */
export function stretchesOf(counts: Counts, base: Base, unit = 1): Stretch[] {
  return PARTS.map((part) => ({ part, size: counts[part] * unit, text: amount(counts[part], base) }))
}
