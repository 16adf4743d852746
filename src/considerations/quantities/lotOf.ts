import { lowerBound } from '../lexicon.js'
import type { Amount } from './amounts.js'
import type { LotMark } from './lotMarks.js'
import type { Passages } from './passage.js'

const BEFORE = 130
const HEADING = 600
const AFTER_LINK = /^[^.;:]{0,50}(?:pour|sur|au titre|concernant|dans|\()[^.;:]{0,8}$/

/** Gives amounts their lots, in reading order; a lot said after an amount is not said before the next one. */
export class LotReader {
  private readonly taken = new Set<LotMark>()

  constructor(private readonly passages: Passages) {}

  /** Where the lots are named that an amount is said for; null when it is said for the whole. */
  markOf(amount: Amount): LotMark | null {
    const ahead = this.markBefore(amount)
    if (ahead && this.isSaid(ahead, amount)) return ahead
    const behind = this.markAfter(amount)
    if (behind) this.taken.add(behind)
    return behind ?? (ahead && this.heads(ahead, amount) ? ahead : null)
  }

  private markBefore(amount: Amount): LotMark | null {
    const { lots } = this.passages
    const mark = lots[lowerBound(lots, amount.from) - 1]
    return mark && !this.taken.has(mark) && amount.from - mark.to <= HEADING ? mark : null
  }

  private markAfter(amount: Amount): LotMark | null {
    const { lots } = this.passages
    const mark = lots[lowerBound(lots, amount.to)]
    if (!mark || mark.from - amount.to > 60) return null
    return AFTER_LINK.test(this.passages.between(amount.to, mark.from)) ? mark : null
  }

  /** In the same member of the sentence, with no amount of the same unit between. */
  private isSaid(mark: LotMark, amount: Amount): boolean {
    if (amount.from - mark.to > BEFORE) return false
    const other = this.passages.amountFrom(amount.from, [amount.unit], -1)
    return (!other || other.to <= mark.from) && !/[;.](?: |$)/.test(this.passages.between(mark.to, amount.from))
  }

  /** "Lot 2 : …", "Pour le lot 2 : …": what stands under a heading is of that lot. */
  private heads(mark: LotMark, amount: Amount): boolean {
    return mark.lots.length === 1 && /^ ?:/.test(this.passages.between(mark.to, Math.min(mark.to + 60, amount.from)))
  }
}
