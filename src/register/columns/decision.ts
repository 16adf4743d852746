import type { Declarable } from '../../contract.js'
import { typographic } from '../../french.js'
import type { ColumnMapping } from '../types.js'
import type { Claim } from './claims.js'
import type { Draft } from './draft.js'
import { AMOUNT_FIELDS, type Field, HOLDER_FIELDS } from './fields.js'
import type { HoursPeriod } from './hours.js'
import { FIELD_LABELS } from './labels.js'
import type { Unit } from './units.js'

/** What somebody may decide of the empty cells of a yes/no column. */
export const BLANKS = ['no', 'unknown'] as const
export type Blank = (typeof BLANKS)[number]

/** What a column is taken for, and why. */
export interface ColumnDecision extends ColumnMapping {
  readonly field: Field | null
  readonly reason: string
  /** 0 to 1; under `DOUBTFUL` the column is read and a warning says so. 0 where it is not read. */
  readonly confidence: number
  /** What else it could be, likeliest first. */
  readonly alternatives: readonly Field[]
  /** What the header says and the values deny. */
  readonly refuted: Field | null
  /** Which holder a numbered column is about, from 1. */
  readonly holder: number
  /** `heuresDatees` only. */
  readonly period: HoursPeriod | null
  /** Power of ten the header announces for its amounts: "Montant (k€)" is 3. */
  readonly power: number
  /** Of its figures, where it is not that of its datum. */
  readonly unit?: Unit | undefined
  /** Header of the column whose unit it tells: read with it. */
  readonly unitOf?: string | undefined
  /** What somebody said it declares; absent: what its header says. */
  readonly declares?: Declarable | undefined
  /** Somebody decided that its empty cells say no. */
  readonly blank?: Blank | undefined
  /** Header of the column that gives this datum instead; same header: this one only fills its blanks. */
  readonly yieldsTo: string | null
}

/** What is said of a column, and to which it yields where another is the best for its datum. */
export function decided(
  { column, header, words, holder, claim, unit, unitOf }: Draft,
  best: Draft | undefined,
): ColumnDecision {
  const { field, alternatives, refuted, period } = claim
  const decision = {
    ...{ column, header, field, period, refuted, alternatives },
    ...{ reason: sentence(claim), confidence: Math.round(claim.confidence * 100) / 100 },
    power: field !== null && AMOUNT_FIELDS.has(field) ? powerOf(header) : 0,
    holder: field !== null && HOLDER_FIELDS.has(field) ? holder : 1,
    yieldsTo: null,
    ...(unit ? { unit } : {}),
    ...(unitOf === undefined ? {} : { unitOf }),
  }
  if (!best || best.column === column) return decision
  const yielding = { ...decision, yieldsTo: best.header }
  if (words.key === best.words.key) return yielding
  const reason = typographic(`« ${best.header} » donne déjà cette donnée : ${betterFor(claim, best)}`)
  return { ...yielding, field: null, confidence: 0, reason }
}

function betterFor(claim: Claim, best: Draft): string {
  if (best.claim.rank < claim.rank) return 'son en-tête est plus précis'
  return best.claim.rank > claim.rank ? 'celle-ci est vide' : 'son en-tête est plus court'
}

function sentence({ reason, alternatives }: Claim): string {
  const others = alternatives.map((field) => FIELD_LABELS[field]).join(', ')
  return typographic(others === '' ? reason : `${reason} ; aussi possible : ${others}`)
}

/** Power of ten that a header announces. */
export function powerOf(header: string): number {
  if (/k ?€|\bk(?:ilo)?euros?\b|milliers? d/iu.test(header)) return 3
  return /M ?€|millions? d/u.test(header) ? 6 : 0
}
