import { COLUMN_RULES, OMISSION_RULE } from './rules/columns.js'
import { TEXT_RULES } from './rules.js'
import { NATURE_NOT_STATED } from './voices.js'

const TITLES = new Map<string, string>([
  ...[...TEXT_RULES, ...COLUMN_RULES].map(({ id, title }) => [id, title] as const),
  [OMISSION_RULE, 'Absent d’une liste de considérations remplie'],
  [NATURE_NOT_STATED, 'Clause sociale déclarée sans dire si elle est d’insertion'],
])

/** What a rule looks for, in French; the id itself for a rule that has been withdrawn since. */
export const ruleTitle = (id: string): string => TITLES.get(id) ?? id
