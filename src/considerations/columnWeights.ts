import type { ColumnRule } from './rules/columns.js'

/** "Critère social (pondération)": a bare number under it is a weight. */
const WEIGHED =
  /crit(?:eres?|\.)?.*(?:%|poids|ponderation|pond\.|note|points?|pts)|(?:%|poids|ponderation|note|points?).*crit/
const WEIGHT = /^0*[1-9]\d?(?:[.,]\d+)?(?: ?(?:pts?|points?|\/ ?\d{2,3}))?$/

/** "Critère social (nombre)", "critère n°": its numbers weigh nothing. */
const COUNTS = /(?<![a-z])(?:n ?°|num(?:ero|\.)|nombre|nb(?:re)?|rang|ordre|maxi)/
/** "Critère social": 10. Less may be a rank, more a number of its own. */
const POINTS = /^(?:[5-9]|[1-6]\d)(?:[.,]\d+)?(?: ?(?:pts?|points?|\/ ?\d{2,3}))?$/
/** Nought obtained under a criterion is no criterion of nought. */
export const isMark = (header: string): boolean => /(?<![a-z])note(?![a-z])/.test(header) && !/pond|poids/.test(header)

/** A cell of percents, as its number: "0,15". */
const FRACTION = /^0?[.,]\d{0,3}[1-9]\d{0,3}$/
const isShare = (header: string): boolean => /%|taux|pourcentage|part(?![a-z])/.test(header)

/** A number that weighs a criterion, or the share of the work that a clause asks for. */
export const isWeight = (rule: ColumnRule, header: string, folded: string): boolean =>
  (WEIGHED.test(header) && WEIGHT.test(folded)) ||
  (isOfCriteria(rule)
    ? (POINTS.test(folded) && !COUNTS.test(header)) || FRACTION.test(folded)
    : isShare(header) && isShareOf(folded))
const isShareOf = (folded: string): boolean => WEIGHT.test(folded) || FRACTION.test(folded)
const isOfCriteria = ({ kinds }: ColumnRule): boolean => kinds.every((kind) => kind.endsWith('Criterion'))
