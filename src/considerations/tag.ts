import { z } from 'zod'
import { TEXT_FIELDS } from '../contract.js'
import type { ReservedTo, States } from '../states.js'
import { readColumn, ruleOf } from './columns.js'
import type { OfficerDecisions } from './combine.js'
import { readDeclared } from './declaredCells.js'
import { foldPhrase } from './folding.js'
import { readFreeText } from './freeText.js'
import type { Quantity } from './quantities/quantity.js'
import { quantitiesIn } from './quantities.js'
import { type RuleSet, STANDARD_RULES } from './ruleSet.js'
import { bearingOf, type Said, together } from './together.js'
import type { BoughtObject, Considerations, Found, Tag, TextToTag } from './types.js'

const NOTHING: Found = { tags: [], objects: [] }

/** What one text says, with its evidence: a declared cell by its header, anything else by the text rules. Pure, linear. */
export function findIn(input: TextToTag, rules: RuleSet = STANDARD_RULES): Found {
  if (input.text.trim() === '') return NOTHING
  if (input.field !== 'colonne') return readFreeText(input, rules)
  const rule = ruleOf(input, rules.columns)
  return rule ? { tags: readColumn(input, rule, rules), objects: [] } : readUnknownColumn(input, rules)
}

/** A column we do not know is read as the free text its header makes of it. */
function readUnknownColumn(input: TextToTag, rules: RuleSet): Found {
  const field = fieldOf(foldPhrase(input.column ?? ''))
  const { tags: read, objects } = readFreeText({ ...input, field }, rules)
  return { tags: read.map(inColumn), objects: objects.map(inColumn) }
}

/** The same with the amounts said of it; a declared cell, which says what hundreds of others say, is read once. */
function readOne(input: TextToTag, rules: RuleSet): Said {
  const { cell = null } = input
  const declared = input.field === 'colonne' ? readDeclared(input, rules) : null
  if (declared) return { read: declared, cell }
  const { tags, objects } = input.field === 'colonne' ? readUnknownColumn(input, rules) : readFreeText(input, rules)
  if (tags.length === 0) return { read: { tags, objects, quantities: [], bearing: null }, cell }
  return { read: { tags, objects, quantities: quantitiesIn(input, tags, rules), bearing: bearingOf(tags) }, cell }
}

/** Under "Écolabel exigé", a label named is one that the contract asks for. */
const ASKED_FOR = /(?:^|[^a-z])(?:exige|impose|obligatoire|requis)/

const OF_CRITERIA = /^(?:sous )?criteres?(?![a-z])|ponderation/

function fieldOf(header: string): Exclude<TextToTag['field'], 'colonne'> {
  if (OF_CRITERIA.test(header)) return 'criteres'
  return ASKED_FOR.test(header) ? 'conditions' : 'informations'
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
  return together(
    texts.map((text) => readOne(text, rules)),
    officer,
  )
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
  readonly tags: readonly Pick<
    Tag,
    'kind' | 'state' | 'basis' | 'rule' | 'start' | 'end' | 'quote' | 'legalRefs' | 'topic'
  >[]
  readonly objects: readonly Pick<BoughtObject, 'object' | 'rule' | 'start' | 'end' | 'quote'>[]
  readonly quantities: readonly Pick<
    Quantity,
    'what' | 'value' | 'unit' | 'bound' | 'kind' | 'lot' | 'start' | 'end' | 'quote'
  >[]
}

/** The answer of `spaser tag` to one line, shaped as SPEC §4; topics, bought objects and amounts come after. */
export function tagLine({ id, ...input }: TagInput, rules: RuleSet = STANDARD_RULES): TagLine {
  const { states, reservedTo, tags, objects, quantities } = considerationsOf([input], {}, rules)
  const bought = objects.map(({ object, rule, start, end, quote }) => ({ object, rule, start, end, quote }))
  const lines = tags.map(({ kind, state, basis, rule, start, end, quote, legalRefs, topic }) => ({
    kind,
    state,
    basis,
    rule,
    start,
    end,
    quote,
    legalRefs,
    topic,
  }))
  const amounts = quantities.map(({ what, value, unit, bound, kind, lot, start, end, quote }) => ({
    what,
    value,
    unit,
    bound,
    kind,
    lot,
    start,
    end,
    quote,
  }))
  return { id, states, reservedTo, tags: lines, objects: bought, quantities: amounts }
}
