import type { Span } from '../lexicon.js'
import { lotNumber } from '../lotNumbers.js'
import type { Amount } from './amounts.js'
import type { LotMark } from './lotMarks.js'
import { LotReader } from './lotOf.js'
import { gap, type Passages } from './passage.js'
import type { Quantity } from './quantity.js'

/** An amount read, before its lot is looked for; `said` are the words that say of what, where they stand beside it. */
export interface Finding extends Pick<Quantity, 'what' | 'kind' | 'unit' | 'value' | 'bound'> {
  readonly amount: Amount
  /** The amount with the words of its bound. */
  readonly span: Span
  readonly fact: Span
  readonly said?: Span
}

/** Findings of a text with their lots and evidence; those of other lots than the row's are left out. */
export function settled(passages: Passages, findings: readonly Finding[]): Quantity[] {
  const reader = new LotReader(passages)
  const row = lotNumber(passages.input.lot)
  const read = [...findings]
    .sort((a, b) => a.amount.from - b.amount.from)
    .map((finding) => ({ finding, mark: reader.markOf(finding.amount) }))
  const own = read.filter(({ mark }) => row === null || !mark || mark.lots.includes(row))
  const listed = hoursByLot(read)
  const kept = own.filter(({ finding, mark }) => mark || !isTotal(finding, listed, row))
  return distinct(kept.map(({ finding, mark }) => quantityOf(passages, finding, mark)))
}

interface OnLots {
  readonly finding: Finding
  readonly mark: LotMark | null
}

/** Hours listed by lot, null when none are. */
function hoursByLot(read: readonly OnLots[]): number | null {
  const hours = read.filter(({ finding, mark }) => mark && finding.what === 'contractedHours')
  return hours.length === 0 ? null : hours.reduce((sum, { finding }) => sum + finding.value, 0)
}

/** "300 h réparties : lot 1 : 210 h ; lot 2 : 90 h": the lots say it all, and the total is not of the row's lot. */
function isTotal(finding: Finding, listed: number | null, row: number | null): boolean {
  if (finding.what !== 'contractedHours' || listed === null) return false
  return row !== null || listed === finding.value
}

function quantityOf(passages: Passages, finding: Finding, mark: LotMark | null): Quantity {
  const { what, value, unit, bound, kind } = finding
  const { field, column, cell } = passages.input
  const lot = mark ? nameOf(passages, mark) : rowName(passages.input.lot)
  const place = { field, column: column ?? null, ...passages.evidence(spanOf(finding)), cell: cell ?? null }
  return { what, value, unit, bound, kind, lot, ...place, check: 'review', declared: null }
}

/** A lone lot as the text writes it. */
function nameOf(passages: Passages, { lots, name }: LotMark): string | null {
  if (lots.length !== 1) return null
  return name ? passages.evidence(name).quote : String(lots[0])
}

/** "Lot n° 3" is called 3. */
function rowName(lot: string | null | undefined): string | null {
  if (!lot || lotNumber(lot) === null) return null
  const written = lot.trim()
  return written.replace(/^lots?\s*(?:n\s*[°º]?\s*)?(?=\S)/i, '')
}

const LONGEST = 240

/** The amount with what makes it what it is. */
function spanOf({ amount, span, fact, said }: Finding): Span {
  const near = said ?? (gap(fact, amount) <= LONGEST ? fact : amount)
  return { from: Math.min(near.from, span.from), to: Math.max(near.to, span.to) }
}

/** The same amount said twice of the same thing is one quantity. */
function distinct(quantities: readonly Quantity[]): Quantity[] {
  const seen = new Set<string>()
  return quantities.filter(({ what, kind, value, unit, lot }) => {
    const key = `${what} ${kind} ${value} ${unit} ${lot}`
    return !seen.has(key) && seen.add(key)
  })
}
