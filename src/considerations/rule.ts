import type { ArticleId } from '../codes/articles.js'
import type { TextField } from '../contract.js'
import type { Kind, State } from '../states.js'
import type { CueName } from './cues.js'

/** A sentence with what a rule must make of it; the tests run every one of them. */
export interface Example {
  readonly field: TextField
  readonly text: string
  readonly lot?: string
  readonly column?: string
}
export interface PositiveExample extends Example {
  readonly state: Exclude<State, 'unknown'>
  readonly quote?: string
}

/** A context word within so many folded characters of the phrase, in its sentence unless `reach` says the whole text. */
export interface Near {
  readonly cue: CueName | readonly CueName[]
  readonly before?: number
  readonly after?: number
  readonly reach?: 'sentence' | 'text'
  /** The cue must cover the phrase: "structure d'insertion" around "insertion". */
  readonly covering?: boolean
  /** A cue before the phrase no longer counts once this one comes between them. */
  readonly resetBy?: CueName
  /** Fields where this condition is not asked. */
  readonly notIn?: readonly TextField[]
}

/**
 * How a phrase becomes a fact. `designation`: it names the device, so a denial of it says no. `obligation`: a subject
 * that becomes a clause when imposed. `criterion`: a subject that becomes a criterion when weighed. `reservation`: the
 * word "réservé", with who reserves what to whom. `denial`: only its denial says something.
 */
export type Reading = 'designation' | 'obligation' | 'criterion' | 'reservation' | 'denial'

export interface TextRule {
  readonly id: string
  readonly kinds: readonly Kind[]
  readonly title: string
  readonly reading: Reading
  /** What it establishes unless the context says otherwise. */
  readonly state: 'yes' | 'no' | 'review'
  /** In the notation of `phrases.ts`. */
  readonly phrases: readonly string[]
  readonly fields: readonly TextField[]
  /** The phrase counts only after this word, within so many characters; the evidence then begins there. */
  readonly head?: { readonly cue: CueName | readonly CueName[]; readonly within: number }
  /** A number stands before it: zero of them is a no, those already done are to be looked at. */
  readonly counted?: boolean
  /** Counts only before punctuation or at the end. */
  readonly alone?: boolean
  readonly needs?: readonly Near[]
  readonly unless?: readonly Near[]
  /** In these fields an `obligation` needs no imposing word: being there is enough. */
  readonly imposedIn?: readonly TextField[]
  readonly legalRefs: readonly ArticleId[]
  readonly examples: readonly PositiveExample[]
  readonly counterExamples: readonly Example[]
}

/** Everything but `criteres`, where a sentence speaks of the offers, and `colonne`, read by its header. */
export const PROSE = ['objet', 'description', 'conditions', 'informations'] as const satisfies readonly TextField[]
export const PROSE_BUT_OBJECT = ['description', 'conditions', 'informations'] as const satisfies readonly TextField[]
export const ANY_PROSE = [...PROSE, 'criteres'] as const satisfies readonly TextField[]
