import type { TextRule } from './rule.js'
import { CONSIDERATION_RULES, ENVIRONMENTAL_CRITERION_RULES, SOCIAL_CRITERION_RULES } from './rules/criteria.js'
import { ENVIRONMENTAL_CLAUSE_RULES } from './rules/environmental-clause.js'
import { INSERTION_RULES } from './rules/insertion.js'
import { RESERVED_RULES } from './rules/reserved.js'
import { SOCIAL_CLAUSE_RULES } from './rules/social-clause.js'

/** Carried by every stored tag: a figure must be able to say by which rules it was established. */
export const RULES_VERSION = '2'

export const TEXT_RULES: readonly TextRule[] = [
  ...INSERTION_RULES,
  ...SOCIAL_CLAUSE_RULES,
  ...SOCIAL_CRITERION_RULES,
  ...RESERVED_RULES,
  ...ENVIRONMENTAL_CLAUSE_RULES,
  ...ENVIRONMENTAL_CRITERION_RULES,
  ...CONSIDERATION_RULES,
]
