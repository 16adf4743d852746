import { BASES, type Basis, KINDS, type Kind } from '../states.js'

/** Who says what a state is; `both`: the register's column and its texts agree. */
export const SOURCES = ['officer', 'declared', 'text', 'both'] as const
export type Source = (typeof SOURCES)[number]

/** On what a state rests: who says so, and of a "no" on what basis. */
export interface Ground {
  readonly source: Source
  readonly basis: Basis | null
}

/** By fact; null: nothing says anything (`unknown`), or the contract was read before grounds were kept. */
export type Grounds = Readonly<Record<Kind, Ground | null>>

const SOURCE_LETTERS: Readonly<Record<Source, string>> = { officer: 'o', declared: 'd', text: 't', both: 'b' }
const BASIS_LETTERS: Readonly<Record<Basis, string>> = { explicit: 'e', omission: 'm', derogation: 'g' }
const NONE = '-'

/** Twelve letters: for each fact in order its source, then for each its basis; as the store keeps them and SQL reads them. */
export function groundsText(grounds: Grounds): string {
  const sources = KINDS.map((kind) => sourceLetter(grounds[kind]?.source))
  const bases = KINDS.map((kind) => basisLetter(grounds[kind]?.basis))
  return [...sources, ...bases].join('')
}

export const sourceLetter = (source: Source | undefined): string => (source ? SOURCE_LETTERS[source] : NONE)
export const basisLetter = (basis: Basis | null | undefined): string => (basis ? BASIS_LETTERS[basis] : NONE)

/** Reads what `groundsText` gives; an empty text is of a contract read before grounds were kept. */
export function groundsIn(text: string): Grounds {
  const entries = KINDS.map((kind, at) => [kind, groundOf(text.charAt(at), text.charAt(KINDS.length + at))])
  return Object.freeze(Object.fromEntries(entries)) as Grounds
}

function groundOf(source: string, basis: string): Ground | null {
  const found = SOURCES.find((each) => SOURCE_LETTERS[each] === source)
  return found ? { source: found, basis: BASES.find((each) => BASIS_LETTERS[each] === basis) ?? null } : null
}
