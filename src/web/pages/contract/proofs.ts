import type { Tag } from '../../../considerations/types.js'
import type { SourceText } from '../../../contract.js'
import { addUnder } from '../../../grouped.js'
import { KINDS, type Kind } from '../../../states.js'
import type { Span } from './segments.js'

/** Words that prove something, at one place of one text; several facts may rest on them. */
export interface Proof extends Span {
  /** Fragment by which a fact leads to its words. */
  readonly id: string
  readonly tags: readonly Tag[]
}

/** The texts of a contract with the proofs found in each, and where each tag's words are. */
export interface Proofs {
  readonly texts: readonly { readonly text: SourceText; readonly proofs: readonly Proof[] }[]
  /** Null: its text is no longer among those kept. */
  readonly placeOf: (tag: Tag) => Place | null
}

/** Where the words of a tag are: the fragment that leads to them, and the text they stand in. */
interface Place {
  readonly id: string
  readonly text: string
}

/** Sets each tag at its place: the text of its cell, in which its words are found again exactly. */
export function proofsOf(texts: readonly SourceText[], tags: readonly Tag[]): Proofs {
  const places = new Map<Tag, Place>()
  const found = texts.map((text, at) => ({ text, proofs: proofsIn(text, at, tags, places) }))
  return { texts: found, placeOf: (tag) => places.get(tag) ?? null }
}

function proofsIn(text: SourceText, at: number, tags: readonly Tag[], places: Map<Tag, Place>): Proof[] {
  const found = new Map<string, Tag[]>()
  for (const tag of tags) {
    if (places.has(tag) || !isFrom(tag, text)) continue
    const id = `preuve-${at + 1}-${tag.start}-${tag.end}`
    places.set(tag, { id, text: text.text })
    addUnder(found, id, tag)
  }
  return [...found].flatMap(([id, own]) => {
    const [first] = own
    return first ? [{ id, start: first.start, end: first.end, tags: own }] : []
  })
}

const isFrom = (tag: Tag, { field, column, cell, text }: SourceText): boolean =>
  tag.field === field &&
  (tag.column ?? null) === column &&
  tag.cell === cell &&
  text.slice(tag.start, tag.end) === tag.quote

/** The facts that words speak of, each once, in their order. */
export const kindsProved = ({ tags }: Proof): Kind[] => KINDS.filter((kind) => tags.some((tag) => tag.kind === kind))
