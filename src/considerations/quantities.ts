import { Folder } from './folding.js'
import { hoursIn } from './quantities/hours.js'
import { hoursSharesIn } from './quantities/hoursShare.js'
import { Passages } from './quantities/passage.js'
import type { Quantity } from './quantities/quantity.js'
import { settled } from './quantities/settle.js'
import { sharesIn } from './quantities/shares.js'
import { weightsIn } from './quantities/weights.js'
import type { RuleSet } from './ruleSet.js'
import { foldedSlice } from './text.js'
import type { Tag, TextToTag } from './types.js'

const FOLDER = new Folder()
/** Asked first of what is short: looking for amounts costs more. Only a criterion is weighed without hours nor percents. */
const MAY_MEASURE = /%|pour ?cent|heure|h(?:rs?)?(?![a-z])/
const SHORT = 2_000

/**
 * Amounts said of the facts tagged in a text: contracted hours, shares of hours, weights of criteria, recycled, reused
 * and organic shares, each to be verified. `tags` are those of this text under `rules`; without a tagged fact nothing is read. Linear.
 */
export function quantitiesIn(input: TextToTag, tags: readonly Tag[], rules: RuleSet): Quantity[] {
  const facts = tags.filter(({ state }) => state !== 'no')
  if (facts.length === 0) return []
  const text = rules.lexicon.mend(FOLDER.fold(input.text))
  if (text.length <= SHORT && !facts.some(isCriterion) && !MAY_MEASURE.test(foldedSlice(text, 0, SHORT))) return []
  const passages = new Passages(input, text, facts)
  const shares = [...sharesIn(passages), ...hoursSharesIn(passages)]
  const weights = weightsIn(passages, new Set(shares.map(({ amount }) => amount)))
  return settled(passages, [...hoursIn(passages), ...shares, ...weights])
}

const isCriterion = ({ kind }: Tag): boolean => kind.endsWith('Criterion')
