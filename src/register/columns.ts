import type { Declarable } from '../contract.js'
import { typographic } from '../french.js'
import { type Claim, claimOf } from './columns/claims.js'
import { AMOUNT_FIELDS, type Field, HOLDER_FIELDS, REPEATED } from './columns/fields.js'
import type { HoursPeriod } from './columns/hours.js'
import { FIELD_LABELS } from './columns/labels.js'
import { type Profile, profileOf } from './columns/profile.js'
import { headerTokens } from './columns/tokens.js'
import { heard, namedByValues, unwitnessed, type Witnessed } from './columns/witness.js'
import { type HeaderWords, headerWords, saysSomething } from './columns/words.js'
import type { Cell, ColumnMapping } from './types.js'

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
  /** What somebody said it declares; absent: what its header says. */
  readonly declares?: Declarable | undefined
  /** Somebody decided that its empty cells say no. */
  readonly blank?: 'no' | undefined
  /** Header of the column that gives this datum instead; same header: this one only fills its blanks. */
  readonly yieldsTo: string | null
}

/** Below it a decision is applied and said, for somebody to look. */
export const DOUBTFUL = 0.6

type Cells = readonly (Cell | undefined)[]

interface Draft {
  readonly column: number
  readonly header: string
  readonly words: HeaderWords
  readonly holder: number
  readonly claim: Witnessed
  readonly profile: Profile | null
}

/**
 * What each header of a row is taken for: whole synonym first, then a synonym inside a longer header, typos mended.
 * `samples`, rows from under the header, are heard as a second witness: they confirm, deny, or name a column whose header
 * says nothing. Where two columns claim one datum the better claim wins; the other says to whom it yields. The order of the
 * columns counts for nothing but between two headers that are the same.
 */
export function decideColumns(
  headers: readonly (string | undefined)[],
  samples: readonly Cells[] = [],
): readonly ColumnDecision[] {
  const drafts: Draft[] = []
  const width = samples.length > 0 ? widthOf(headers, samples) : headers.length
  const rows = samples.slice(0, rowsHeard(width))
  for (let column = 0; column < width; column += 1) {
    const header = headers[column] ?? ''
    if (rows.length > 0 || /\S/.test(header)) drafts.push(draftOf(header, column, rows, width <= WIDEST_MENDED))
  }
  const witnessed = rows.length > 0 ? withValues(drafts) : drafts
  const settled = besideHours(rows.length > 0 ? amountsOfYears(afterAmendments(witnessed)) : witnessed)
  const best = bestClaims(settled)
  return settled
    .filter(({ header, claim }) => /\S/.test(header) || claim.field !== null)
    .map((draft) => decided(draft, best.get(slotOf(draft))))
}

const CELLS_HEARD = 50_000
const ROWS_HEARD = 200

/** However wide the table, the cells looked at are bounded. */
const rowsHeard = (width: number): number =>
  Math.max(FEWEST_ROWS, Math.min(ROWS_HEARD, Math.floor(CELLS_HEARD / width)))
const FEWEST_ROWS = 3

const widthOf = (headers: readonly unknown[], samples: readonly Cells[]): number =>
  samples.reduce((width, row) => Math.max(width, row.length), headers.length)

/** No register is as wide: beyond, typos are left. */
const WIDEST_MENDED = 512

function draftOf(header: string, column: number, rows: readonly Cells[], mayMend: boolean): Draft {
  const words = headerWords(header, mayMend)
  const { tokens, holder } = numbered(words.tokens)
  const claim = weakened(claimOf(header, tokens), words)
  const profile = rows.length > 0 ? profileOf(rows.map((row) => row[column])) : null
  return { column, header, words: { ...words, tokens }, holder, claim: unwitnessed(claim), profile }
}

/** What was mended is less sure, and said. */
function weakened(claim: Claim, { mended }: HeaderWords): Claim {
  if (claim.field === null || mended.length === 0) return claim
  const said = mended.map(({ written, meant }) => `« ${written} » lu « ${meant} »`).join(', ')
  return { ...claim, confidence: claim.confidence * 0.9 ** mended.length, reason: `${claim.reason} (${said})` }
}

const HOLDER_WORD =
  /^(?:titulaire|cotraitant|attributaire|concessionnaire|delegataire|siret|siren|fournisseur|entreprise|prestataire|mandataire|modification|modif)$/
/** Co-contractors are numbered after any holder of their own. */
const FIRST_CO_CONTRACTOR = 100

/** Takes the number off the header of a numbered holder or modification: "titulaire_id_2" is titulaire, id, of holder 2. */
function numbered(tokens: readonly string[]): { readonly tokens: readonly string[]; readonly holder: number } {
  const number = tokens.find((token) => /^\d{1,2}$/.test(token))
  const base = tokens.includes('cotraitant') ? FIRST_CO_CONTRACTOR : 0
  if (!tokens.some((token) => HOLDER_WORD.test(token)) || number === undefined) return { tokens, holder: base + 1 }
  return { tokens: tokens.filter((token) => token !== number), holder: base + Number(number) }
}

const slotOf = ({ claim, holder }: Pick<Draft, 'claim' | 'holder'>): string => slot(claim.field, holder)

/** Which datum of the row a column gives: a field, of one holder where it is a holder's. */
function slot(field: Field | null, holder: number): string {
  return `${field} ${field !== null && HOLDER_FIELDS.has(field) ? holder : 1}`
}

/** Every draft once its values are heard; what headers claim no value takes from them. */
function withValues(drafts: readonly Draft[]): readonly Draft[] {
  const claimed = new Set(drafts.map(slotOf))
  const witnessed = drafts.map((draft) => {
    const { claim, profile, holder } = draft
    if (profile === null || claim.field === null) return draft
    return { ...draft, claim: heard(claim, profile, (field) => claimed.has(slot(field, holder))) }
  })
  const taken = new Set(witnessed.map(slotOf))
  return alone(witnessed.map((draft) => named(draft, taken)))
}

/** A column whose header says nothing, named by its values where nobody gives that datum. */
function named(draft: Draft, taken: ReadonlySet<string>): Draft {
  const { claim, profile, words } = draft
  if (profile === null || !claim.isOpen || saysSomething(words.tokens)) return draft
  const found = namedByValues(profile)
  if (!found) return draft
  return taken.has(slot(found.field, draft.holder))
    ? { ...draft, claim: { ...claim, alternatives: fieldsOf(found) } }
    : { ...draft, claim: found }
}

const fieldsOf = ({ field }: Pick<Witnessed, 'field'>): readonly Field[] => (field === null ? [] : [field])

/** Two columns that only their values name for one datum: which of them is it cannot be told. */
function alone(drafts: readonly Draft[]): readonly Draft[] {
  const counts = new Map<string, number>()
  for (const draft of drafts) {
    if (draft.claim.isFromValues) counts.set(slotOf(draft), (counts.get(slotOf(draft)) ?? 0) + 1)
  }
  return drafts.map((draft) => {
    const { claim } = draft
    if (!claim.isFromValues || claim.field === null || REPEATED.has(claim.field)) return draft
    if ((counts.get(slotOf(draft)) ?? 0) < 2) return draft
    const reason = `plusieurs colonnes ont les valeurs de « ${FIELD_LABELS[claim.field]} »`
    return { ...draft, claim: { ...claim, field: null, confidence: 0, alternatives: [claim.field], reason } }
  })
}

const AMENDMENT = /^(?:avenant|modification)$/
const TOTAL = /^(?:total|global|cumul)$/

/** "Montant total" beside "Montant" and amendments counts these in: the amount of the contract is the first. */
function afterAmendments(drafts: readonly Draft[]): readonly Draft[] {
  if (!drafts.some(({ words }) => words.tokens.some((token) => AMENDMENT.test(token)))) return drafts
  const isTotal = ({ words }: Draft): boolean => words.tokens.some((token) => TOTAL.test(token))
  if (!drafts.some((draft) => isAmount(draft) && !isEmpty(draft) && !isTotal(draft))) return drafts
  const reason = 'total avenants compris, à côté du montant du marché'
  return drafts.map((draft) =>
    isAmount(draft) && isTotal(draft)
      ? {
          ...draft,
          claim: { ...draft.claim, field: null, confidence: 0, alternatives: ['modificationMontant'], reason },
        }
      : draft,
  )
}

const YEAR = /(?<!\d)(?:19|20)\d\d(?!\d)/

/** "Montant HT 2023", "Montant HT 2024": what is spent each year is no amount of the contract. */
function amountsOfYears(drafts: readonly Draft[]): readonly Draft[] {
  const years = new Set(drafts.filter(isAmount).flatMap(({ header }) => YEAR.exec(header)?.[0] ?? []))
  if (years.size < 2) return drafts
  const reason = 'plusieurs colonnes donnent chacune le montant d’une année, et non celui du marché'
  return drafts.map((draft) =>
    isAmount(draft) && YEAR.test(draft.header)
      ? {
          ...draft,
          claim: { ...draft.claim, field: null, confidence: 0, alternatives: [], refuted: 'montant', reason },
        }
      : draft,
  )
}

const WORKED: ReadonlySet<Field | null> = new Set<Field | null>(['heuresRealisees', 'heuresDatees'])
const TERM: ReadonlySet<Field | null> = new Set<Field | null>(['dateDebut', 'dateFin'])

/** Where hours worked are told, a start and an end may be those of a person's time: no duration of a contract. */
function besideHours(drafts: readonly Draft[]): readonly Draft[] {
  if (!drafts.some(({ claim }) => WORKED.has(claim.field))) return drafts
  const reason = 'date du marché ou du parcours d’une personne : rien ne dit de quoi'
  return drafts.map((draft) => {
    const { claim } = draft
    if (!TERM.has(claim.field)) return draft
    return { ...draft, claim: { ...claim, field: null, confidence: 0, alternatives: fieldsOf(claim), reason } }
  })
}

const isAmount = ({ claim }: Draft): boolean => claim.field === 'montant'

/** The best column of each datum; of those under one header, the first. */
function bestClaims(drafts: readonly Draft[]): Map<string, Draft> {
  const best = new Map<string, Draft>()
  for (const draft of drafts) {
    const { field } = draft.claim
    if (field === null || REPEATED.has(field)) continue
    const current = best.get(slotOf(draft))
    if (!current || isBetter(draft, current)) best.set(slotOf(draft), draft)
  }
  for (const [slot, { words }] of best) {
    const first = drafts.find((draft) => slotOf(draft) === slot && draft.words.key === words.key)
    if (first) best.set(slot, first)
  }
  return best
}

/** A column with values before one without, the better claim, then the header itself. */
function isBetter(draft: Draft, current: Draft): boolean {
  const order =
    Number(isEmpty(draft)) - Number(isEmpty(current)) ||
    draft.claim.rank - current.claim.rank ||
    draft.header.length - current.header.length
  return order < 0 || (order === 0 && draft.header < current.header)
}

const isEmpty = ({ profile }: Draft): boolean => profile !== null && profile.filled === 0

function decided({ column, header, words, holder, claim }: Draft, best: Draft | undefined): ColumnDecision {
  const { field, alternatives, refuted, period } = claim
  const decision = {
    ...{ column, header, field, period, refuted, alternatives },
    ...{ reason: sentence(claim), confidence: Math.round(claim.confidence * 100) / 100 },
    power: field !== null && AMOUNT_FIELDS.has(field) ? powerOf(header) : 0,
    holder: field !== null && HOLDER_FIELDS.has(field) ? holder : 1,
    yieldsTo: null,
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

function powerOf(header: string): number {
  if (/k ?€|\bk(?:ilo)?euros?\b|milliers? d/iu.test(header)) return 3
  return /M ?€|millions? d/u.test(header) ? 6 : 0
}

/** Two headers that say the same, whatever their case and accents. */
export function hasSameHeader(a: Pick<ColumnMapping, 'header'>, b: Pick<ColumnMapping, 'header'>): boolean {
  return headerTokens(a.header).join('') === headerTokens(b.header).join('')
}
