import type { TextRule } from './rule.js'
import { CONSIDERATION_RULES } from './rules/consideration.js'
import { BIODIVERSITY_RULES } from './rules/environment/biodiversity.js'
import { CARBON_RULES } from './rules/environment/carbon.js'
import { ECOLABEL_RULES } from './rules/environment/ecolabel.js'
import { FOOD_RULES } from './rules/environment/food.js'
import { PLASTIC_RULES } from './rules/environment/plastic.js'
import { REUSE_RULES } from './rules/environment/reuse.js'
import { TITLE_RULES } from './rules/environment/title.js'
import { VEHICLE_RULES } from './rules/environment/vehicles.js'
import { WASTE_RULES } from './rules/environment/waste.js'
import { ENVIRONMENTAL_CLAUSE_RULES } from './rules/environmental-clause.js'
import { ENVIRONMENTAL_CRITERION_RULES } from './rules/environmental-criterion.js'
import { INSERTION_RULES } from './rules/insertion.js'
import { RESERVED_RULES } from './rules/reserved.js'
import { ACCESSIBILITY_RULES } from './rules/social/accessibility.js'
import { EQUALITY_RULES } from './rules/social/equality.js'
import { ETHICS_RULES } from './rules/social/ethics.js'
import { HANDICAP_RULES } from './rules/social/handicap.js'
import { SOCIAL_OBJECT_RULES } from './rules/social/objects.js'
import { TRAINING_RULES } from './rules/social/training.js'
import { SOCIAL_CLAUSE_RULES } from './rules/social-clause.js'
import { SOCIAL_CRITERION_RULES } from './rules/social-criterion.js'

/** Carried by every stored tag: a figure must be able to say by which rules it was established. */
export const RULES_VERSION = '9'

export const TEXT_RULES: readonly TextRule[] = [
  ...INSERTION_RULES,
  ...HANDICAP_RULES,
  ...SOCIAL_CLAUSE_RULES,
  ...TRAINING_RULES,
  ...EQUALITY_RULES,
  ...ETHICS_RULES,
  ...ACCESSIBILITY_RULES,
  ...SOCIAL_CRITERION_RULES,
  ...RESERVED_RULES,
  ...SOCIAL_OBJECT_RULES,
  ...ENVIRONMENTAL_CLAUSE_RULES,
  ...ENVIRONMENTAL_CRITERION_RULES,
  ...ECOLABEL_RULES,
  ...REUSE_RULES,
  ...FOOD_RULES,
  ...CARBON_RULES,
  ...VEHICLE_RULES,
  ...WASTE_RULES,
  ...BIODIVERSITY_RULES,
  ...PLASTIC_RULES,
  ...TITLE_RULES,
  ...CONSIDERATION_RULES,
]
