import { AMOUNT_FIELDS, type Field, HOLDER_FIELDS, REPEATED, SYNONYM_FIELDS } from './columns/fields.js'
import { type HoursPeriod, hoursColumn } from './columns/hours.js'
import { considerationField } from './columns/sense.js'
import { SYNONYMS, type Synonyms } from './columns/synonyms.js'
import { headerTokens } from './columns/tokens.js'
import type { ColumnMapping } from './types.js'

/** What a column is taken for, and why. */
export interface ColumnDecision extends ColumnMapping {
  readonly field: Field | null
  readonly reason: string
  /** Which holder a numbered column is about, from 1. */
  readonly holder: number
  /** `heuresDatees` only. */
  readonly period: HoursPeriod | null
  /** Power of ten the header announces for its amounts: "Montant (k€)" is 3. */
  readonly power: number
  /** Header of the column that gives this datum instead; same header: this one only fills its blanks. */
  readonly yieldsTo: string | null
}

interface Claim {
  readonly field: Field | null
  readonly reason: string
  /** Lower is better; whole headers come before partial ones. */
  readonly rank: number
  readonly period: HoursPeriod | null
}

const unclaimed = (reason: string): Claim => ({ field: null, reason, rank: 0, period: null })

/**
 * What each header of a row is taken for: whole synonym first, then a synonym inside a longer header. Where two columns
 * claim one datum the better claim wins, then the first column; the other says to whom it yields.
 */
export function decideColumns(headers: readonly (string | undefined)[]): readonly ColumnDecision[] {
  const decisions: (ColumnDecision & { readonly rank: number })[] = []
  headers.forEach((header, column) => {
    if (header !== undefined && header.trim() !== '') decisions.push(decide(header, column))
  })
  const best = bestClaims(decisions)
  return decisions.map(({ rank: _, ...decision }) => yielding(decision, best.get(slotOf(decision))))
}

function decide(header: string, column: number): ColumnDecision & { readonly rank: number } {
  const { tokens, holder } = numbered(headerTokens(header))
  const { field, reason, rank, period } = claimOf(header, tokens)
  const isHolder = field !== null && HOLDER_FIELDS.has(field)
  const power = field !== null && AMOUNT_FIELDS.has(field) ? powerOf(header) : 0
  return { column, header, field, reason, rank, period, power, holder: isHolder ? holder : 1, yieldsTo: null }
}

const HOLDER_WORD = /^(?:titulaire|cotraitant|attributaire|concessionnaire|delegataire|siret|fournisseur)$/
/** Co-contractors are numbered after any holder of their own. */
const FIRST_CO_CONTRACTOR = 100

/** Takes the number off the header of a numbered holder: "titulaire_id_2" is titulaire, id, of holder 2. */
function numbered(tokens: readonly string[]): { readonly tokens: readonly string[]; readonly holder: number } {
  const number = tokens.find((token) => /^\d{1,2}$/.test(token))
  const base = tokens.includes('cotraitant') ? FIRST_CO_CONTRACTOR : 0
  if (!tokens.some((token) => HOLDER_WORD.test(token)) || number === undefined) return { tokens, holder: base + 1 }
  return { tokens: tokens.filter((token) => token !== number), holder: base + Number(number) }
}

function claimOf(header: string, tokens: readonly string[]): Claim {
  if (tokens.length === 0) return unclaimed('en-tête sans mot')
  const hours = hoursColumn(header, tokens)
  if (hours) return { ...hours, rank: 0 }
  const consideration = considerationField(tokens)
  if (consideration) return { field: consideration, reason: 'colonne de considérations', rank: 0, period: null }
  return wholeClaim(tokens) ?? partialClaim(tokens) ?? unclaimed('en-tête non reconnu')
}

interface Entry {
  readonly field: Field
  readonly name: string
  readonly words: readonly string[]
  readonly rank: number
  readonly within: boolean
  readonly not: ReadonlySet<string>
}

const ENTRIES: readonly Entry[] = SYNONYM_FIELDS.flatMap((field) => {
  const { within, exact, not = [] }: Synonyms = SYNONYMS[field]
  const entry = (name: string, rank: number, isWithin: boolean): Entry => {
    return { field, name, words: headerTokens(name), rank, within: isWithin, not: new Set(not) }
  }
  return [
    ...within.map((name, index) => entry(name, index, true)),
    ...exact.map((name, index) => entry(name, within.length + index, false)),
  ]
})
const BY_FIRST_WORD = new Map<string, Entry[]>()
for (const entry of ENTRIES.filter(({ within }) => within).sort((a, b) => b.words.length - a.words.length)) {
  const [first = ''] = entry.words
  BY_FIRST_WORD.set(first, [...(BY_FIRST_WORD.get(first) ?? []), entry])
}
const WHOLE = new Map([...ENTRIES].reverse().map((entry) => [entry.words.join(''), entry]))

/** The whole header, written with or without spaces ("datepublicationdonnees"). */
function wholeClaim(tokens: readonly string[]): Claim | null {
  const entry = WHOLE.get(tokens.join(''))
  return entry ? { field: entry.field, reason: `« ${entry.name} »`, rank: entry.rank, period: null } : null
}

const PARTIAL_RANK = 1000

/** A synonym inside the header: the one that stands first, and there the longest. */
function partialClaim(tokens: readonly string[]): Claim | null {
  for (const [at, token] of tokens.entries()) {
    const found = BY_FIRST_WORD.get(token)?.find((entry) => stands(entry, tokens, at))
    if (found) {
      const { field, name, rank } = found
      return { field, reason: `contient « ${name} »`, rank: PARTIAL_RANK + rank, period: null }
    }
  }
  return null
}

function stands(entry: Entry, tokens: readonly string[], at: number): boolean {
  return (
    entry.words.every((word, offset) => tokens[at + offset] === word) && !tokens.some((token) => entry.not.has(token))
  )
}

function powerOf(header: string): number {
  if (/k ?€|\bk(?:ilo)?euros?\b|milliers? d/iu.test(header)) return 3
  return /M ?€|millions? d/u.test(header) ? 6 : 0
}

const slotOf = (decision: ColumnDecision): string => `${decision.field} ${decision.holder}`

function bestClaims<T extends ColumnDecision & { readonly rank: number }>(decisions: readonly T[]): Map<string, T> {
  const best = new Map<string, T>()
  for (const decision of decisions) {
    if (decision.field === null || REPEATED.has(decision.field)) continue
    const current = best.get(slotOf(decision))
    if (!current || decision.rank < current.rank) best.set(slotOf(decision), decision)
  }
  return best
}

function yielding(decision: ColumnDecision, best: ColumnDecision | undefined): ColumnDecision {
  if (!best || best.column === decision.column) return decision
  if (hasSameHeader(decision, best)) return { ...decision, yieldsTo: best.header }
  return { ...decision, field: null, yieldsTo: best.header, reason: `« ${best.header} » donne déjà cette donnée` }
}

/** Two headers that say the same, whatever their case and accents. */
export function hasSameHeader(a: ColumnMapping, b: ColumnMapping): boolean {
  return headerTokens(a.header).join('') === headerTokens(b.header).join('')
}
