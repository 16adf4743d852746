import { hoursIn } from './quantities/hours.js'
import { hoursSharesIn } from './quantities/hoursShare.js'
import { Passages } from './quantities/passage.js'
import type { Quantity } from './quantities/quantity.js'
import { settled } from './quantities/settle.js'
import { sharesIn } from './quantities/shares.js'
import { weightsIn } from './quantities/weights.js'
import type { RuleSet } from './ruleSet.js'
import { foldText } from './text.js'
import type { Tag, TextToTag } from './types.js'

/**
 * Amounts said of the facts tagged in a text: contracted hours, shares of hours, weights of criteria, recycled, reused
 * and organic shares, each to be verified. `tags` are those of this text under `rules`; without a tagged fact nothing is read. Linear.
 */
export function quantitiesIn(input: TextToTag, tags: readonly Tag[], rules: RuleSet): Quantity[] {
  const facts = tags.filter(({ state }) => state !== 'no')
  if (facts.length === 0) return []
  const passages = new Passages(input, rules.lexicon.mend(foldText(input.text)), facts)
  const shares = [...sharesIn(passages), ...hoursSharesIn(passages)]
  const weights = weightsIn(passages, new Set(shares.map(({ amount }) => amount)))
  return settled(passages, [...hoursIn(passages), ...shares, ...weights])
}
