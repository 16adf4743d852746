import { eurosExact, integer } from '../../french.js'
import { amount, type Base, type Counts, SIGNS, totalOf } from './amounts.js'
import { linked } from './frame.js'
import { PARTS, type Part } from './layout.js'

/** One part of a share, or the whole it is taken of. */
export type Slice = Part | 'all'

/** The headings of `cells`. */
export const HEADINGS = [...SIGNS.map(([, word]) => word.charAt(0).toUpperCase() + word.slice(1)), 'Ensemble']

/** The three parts and the whole, as cells of the table under a chart, each leading to its own contracts. */
export function cells(counts: Counts, base: Base, href: ((slice: Slice) => string) | undefined) {
  return [...PARTS, 'all' as const].map((slice) =>
    linked(<Amount value={slice === 'all' ? totalOf(counts) : counts[slice]} base={base} />, href?.(slice)),
  )
}

/** Euros are rounded for people, exact on hover. */
function Amount({ value, base }: { readonly value: number; readonly base: Base }) {
  if (base === 'contract') return <>{integer(value)}</>
  return (
    <data value={String(value)} title={eurosExact(value)}>
      {amount(value, base)}
    </data>
  )
}
