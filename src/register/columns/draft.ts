import type { Cell } from '../types.js'
import { type Claim, claimOf } from './claims.js'
import { type Field, HOLDER_FIELDS } from './fields.js'
import { type Profile, profileOf } from './profile.js'
import type { Unit } from './units.js'
import { unwitnessed, type Witnessed } from './witness.js'
import { type HeaderWords, headerWords } from './words.js'

export type Cells = readonly (Cell | undefined)[]

/** A column on its way to a decision. */
export interface Draft {
  readonly column: number
  readonly header: string
  readonly words: HeaderWords
  readonly holder: number
  readonly claim: Witnessed
  readonly profile: Profile | null
  /** Of its figures, where it is not that of its datum. */
  readonly unit?: Unit
  /** Header of the column whose unit it tells. */
  readonly unitOf?: string
}

/** A column as its header names it; its values are looked at, not yet heard. */
export function draftOf(header: string, column: number, rows: readonly Cells[], mayMend: boolean): Draft {
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

export const slotOf = ({ claim, holder }: Pick<Draft, 'claim' | 'holder'>): string => slot(claim.field, holder)

/** Which datum of the row a column gives: a field, of one holder where it is a holder's. */
export function slot(field: Field | null, holder: number): string {
  return `${field} ${field !== null && HOLDER_FIELDS.has(field) ? holder : 1}`
}

/** It has values, and none of them says anything. */
export const isEmpty = ({ profile }: Draft): boolean => profile !== null && profile.filled === 0

/** The field of a claim among what a column else could be. */
export const fieldsOf = ({ field }: Pick<Witnessed, 'field'>): readonly Field[] => (field === null ? [] : [field])
