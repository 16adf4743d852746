import type { TextRule } from './rule.js'
import { CONSIDERATION_RULES } from './rules/consideration.js'
import { ENVIRONMENTAL_CLAUSE_RULES } from './rules/environmental-clause.js'
import { ENVIRONMENTAL_CRITERION_RULES } from './rules/environmental-criterion.js'
import { INSERTION_RULES } from './rules/insertion.js'
import { RESERVED_RULES } from './rules/reserved.js'
import { SOCIAL_CLAUSE_RULES } from './rules/social-clause.js'
import { SOCIAL_CRITERION_RULES } from './rules/social-criterion.js'

/** Carried by every stored tag: a figure must be able to say by which rules it was established. */
export const RULES_VERSION = '3'

export const TEXT_RULES: readonly TextRule[] = [
  ...INSERTION_RULES,
  ...SOCIAL_CLAUSE_RULES,
  ...SOCIAL_CRITERION_RULES,
  ...RESERVED_RULES,
  ...ENVIRONMENTAL_CLAUSE_RULES,
  ...ENVIRONMENTAL_CRITERION_RULES,
  ...CONSIDERATION_RULES,
]
