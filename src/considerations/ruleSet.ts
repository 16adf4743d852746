import { Lexicon } from './lexicon.js'
import type { TextRule } from './rule.js'
import { COLUMN_RULES, type ColumnRule } from './rules/columns.js'
import { RULES_VERSION, TEXT_RULES } from './rules.js'

/** The rules a reading goes by, under one version that every tag carries. Compiled on first use, once. */
export class RuleSet {
  private compiled: Lexicon | undefined

  constructor(
    readonly version: string,
    readonly text: readonly TextRule[],
    readonly columns: readonly ColumnRule[],
  ) {}

  get lexicon(): Lexicon {
    this.compiled ??= new Lexicon(this.text)
    return this.compiled
  }

  /** What a rule looks for, in French; null for one that is not in this set. */
  titleOf(id: string): string | null {
    return [...this.text, ...this.columns].find((rule) => rule.id === id)?.title ?? null
  }
}

/** The rules as we publish them, for whoever has none of its own. */
export const STANDARD_RULES = new RuleSet(RULES_VERSION, TEXT_RULES, COLUMN_RULES)
