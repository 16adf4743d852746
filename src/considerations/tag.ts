import { z } from 'zod'
import { TEXT_FIELDS } from '../contract.js'
import type { ReservedTo, States } from '../states.js'
import { readColumn } from './columns.js'
import { combine, type OfficerDecisions } from './combine.js'
import { gapsOf } from './gaps.js'
import { readText } from './read.js'
import { type RuleSet, STANDARD_RULES } from './ruleSet.js'
import { topicsOf } from './subjects.js'
import type { Considerations, Found, Tag, TextToTag } from './types.js'

const NOTHING: Found = { tags: [], objects: [] }

/** What one text says, with its evidence: a declared cell by its header, anything else by the text rules. Pure, linear. */
export function findIn(input: TextToTag, rules: RuleSet = STANDARD_RULES): Found {
  if (input.text.trim() === '') return NOTHING
  if (input.field !== 'colonne') return readText(input, rules)
  const tags = readColumn(input, rules)
  if (tags) return { tags, objects: [] }
  const { tags: read, objects } = readText({ ...input, field: 'informations' }, rules)
  return { tags: read.map(inColumn), objects: objects.map(inColumn) }
}

const inColumn = <T extends { readonly field: Tag['field'] }>(found: T): T => ({ ...found, field: 'colonne' })

/** The tags of one text alone. */
export const tagText = (input: TextToTag, rules?: RuleSet): readonly Tag[] => findIn(input, rules).tags

/** What the texts of one contract, and an officer's decisions, establish of it (SPEC §2). */
export function considerationsOf(
  texts: readonly TextToTag[],
  officer: OfficerDecisions = {},
  rules: RuleSet = STANDARD_RULES,
): Considerations {
  const found = texts.map((text) => findIn(text, rules))
  const tags = found.flatMap((one) => one.tags)
  const combined = combine(tags, officer)
  return {
    ...combined,
    objects: found.flatMap((one) => one.objects),
    topics: topicsOf(combined),
    gaps: gapsOf(tags),
  }
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
export function tagLine({ id, ...input }: TagInput, rules: RuleSet = STANDARD_RULES): TagLine {
  const { states, reservedTo, tags } = considerationsOf([input], {}, rules)
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
