import { z } from 'zod'
import { TEXT_FIELDS } from '../contract.js'
import type { ReservedTo, States } from '../states.js'
import { readColumn } from './columns.js'
import { combine, type OfficerDecisions } from './combine.js'
import { readText } from './read.js'
import type { Considerations, Tag, TextToTag } from './types.js'

/** Tags of one text with their evidence: a declared cell by its header, anything else by the text rules. Pure, linear. */
export function tagText(input: TextToTag): Tag[] {
  if (input.text.trim() === '') return []
  if (input.field !== 'colonne') return readText(input)
  return readColumn(input) ?? readText({ ...input, field: 'informations' }).map((tag) => ({ ...tag, field: 'colonne' }))
}

/** What the texts of one contract, and an officer's decisions, establish of it (SPEC §2). */
export function considerationsOf(texts: readonly TextToTag[], officer: OfficerDecisions = {}): Considerations {
  return combine(texts.flatMap(tagText), officer)
}

/** A line of `spaser tag` (SPEC §4). */
export const tagInputSchema = z.object({
  id: z.union([z.string(), z.number()]),
  field: z.enum(TEXT_FIELDS),
  text: z.string(),
  lot: z.union([z.string(), z.number().transform(String)]).nullish(),
  column: z.string().nullish(),
})
type TagInput = z.infer<typeof tagInputSchema>

interface TagLine {
  readonly id: string | number
  readonly states: States
  readonly reservedTo: readonly ReservedTo[]
  readonly tags: readonly Pick<Tag, 'kind' | 'state' | 'basis' | 'rule' | 'start' | 'end' | 'quote' | 'legalRefs'>[]
}

/** The answer of `spaser tag` to one line, shaped as SPEC §4. */
export function tagLine({ id, ...input }: TagInput): TagLine {
  const { states, reservedTo, tags } = considerationsOf([input])
  const lines = tags.map(({ kind, state, basis, rule, start, end, quote, legalRefs }) => ({
    kind,
    state,
    basis,
    rule,
    start,
    end,
    quote,
    legalRefs,
  }))
  return { id, states, reservedTo, tags: lines }
}
