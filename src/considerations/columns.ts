import type { Declarable } from '../contract.js'
import type { Kind } from '../states.js'
import { answerAfter } from './answers.js'
import { Cell, type Part } from './cell.js'
import { lotAnswer } from './cellLots.js'
import { namedTags, natureTag, readList } from './declaredList.js'
import { familiesIn, isDerogation, type Reading, readValue } from './declaredValues.js'
import type { RuleSet } from './ruleSet.js'
import { COLUMN_RULES, type ColumnRule, OMISSION_RULE } from './rules/columns.js'
import { foldPhrase } from './text.js'
import type { Tag, TextToTag } from './types.js'

/** The rule for a header ("Clause sociale (O/N)"), null when the header is none of ours. */
export function columnRuleOf(header: string, rules: readonly ColumnRule[] = COLUMN_RULES): ColumnRule | null {
  const folded = foldPhrase(header).trim()
  return rules.find((rule) => rule.header.test(folded) && !rule.notHeader?.test(folded)) ?? null
}

/** Headers that say by themselves what somebody said of a column. */
export const DECLARED_HEADERS: Readonly<Record<Declarable, string>> = {
  insertionClause: 'Clause d’insertion',
  socialClause: 'Clause sociale',
  socialCriterion: 'Critère social',
  reserved: 'Marché réservé',
  environmentalClause: 'Clause environnementale',
  environmentalCriterion: 'Critère environnemental',
  considerationsSociales: 'considerationsSociales',
  considerationsEnvironnementales: 'considerationsEnvironnementales',
  heuresContractualisees: 'Heures d’insertion contractualisées',
  heuresRealisees: 'Heures d’insertion réalisées',
}

/** The rule for a column: of what somebody said it declares, else of its header. */
export const ruleOf = (
  { column, declares }: Pick<TextToTag, 'column' | 'declares'>,
  rules: readonly ColumnRule[] = COLUMN_RULES,
): ColumnRule | null => columnRuleOf(declares === undefined ? (column ?? '') : DECLARED_HEADERS[declares], rules)

/** The one fact a column answers yes or no about; null: it answers about none, or several. */
export function factOf(column: Pick<TextToTag, 'column' | 'declares'>): Kind | null {
  const rule = ruleOf(column)
  return (rule && isYesNo(rule) && rule.kinds[0]) || null
}

/** Tags of a declared cell, read by the rule for its column. */
export function readColumn(input: TextToTag, rule: ColumnRule, rules: RuleSet): Tag[] {
  const cell = new Cell(input, rule, rules.version)
  if (cell.folded === '') return input.blank === 'no' ? readBlank(cell) : []
  switch (rule.shape) {
    case 'list':
      return readList(cell)
    case 'hours':
      return readHours(cell)
    case 'done-hours':
      return hoursOf(cell.folded) ? rule.kinds.map((kind) => cell.tag(kind, 'review')) : []
    case 'answer':
      return isDenial(cell.header) ? readDenial(cell) : readAnswer(cell)
    case 'broad':
      return isDenial(cell.header) ? [] : readBroad(cell)
  }
}

/** An empty cell of a yes/no column that somebody decided to read as a "no": what such a column leaves out. */
function readBlank(cell: Cell): Tag[] {
  if (!isYesNo(cell.rule)) return []
  return cell.rule.kinds.map((kind) => cell.tag(kind, 'no', { basis: 'omission', rule: OMISSION_RULE }))
}

/** Whether its cells answer yes or no. */
export const isYesNo = ({ shape }: ColumnRule): boolean => shape === 'answer'

/** "Clause sociale – Non", beside "Clause sociale – Oui": a form that has a column for each answer. */
const isDenial = (header: string): boolean => /(?:^|[^a-z])non\)?$/.test(header) && !/oui.{0,6}non\)?$/.test(header)

/** Under "Non" a cross says no, and so does the word itself; a cross that is not there says nothing. */
function readDenial(cell: Cell): Tag[] {
  const reading = cell.folded === 'non' ? 'yes' : readValue(cell.text)
  if (reading === 'no' || reading === 'silent') return []
  return cell.rule.kinds.map((kind) => cell.tag(kind, reading === 'yes' ? 'no' : 'review'))
}

/** A yes/no column. A social clause said without its nature leaves insertion to be looked at. */
function readAnswer(cell: Cell): Tag[] {
  const ofLot = lotAnswer(cell.folded, cell.lot)
  if (ofLot !== null) return tagsOfAnswer(cell, ofLot, cell.whole())
  const opposed = opposedParts(cell)
  if (opposed.length > 0) return opposed.flatMap((part) => tagsOfAnswer(cell, answerOf(cell, part.quote), part))
  return tagsOfAnswer(cell, answerOf(cell, cell.text), cell.whole())
}

function tagsOfAnswer(cell: Cell, state: Reading, part: Part): Tag[] {
  if (state === 'silent' || state === 'other') return []
  const tags = cell.rule.kinds.map((kind) => cell.tag(kind, state, {}, part))
  return state === 'yes' && cell.rule.natureOpen ? [...tags, natureTag(cell, part)] : tags
}

/** Words in a yes/no column: a recipient or the device itself is a yes, anything else is to be looked at. */
function answerOf({ rule, header }: Cell, value: string): Reading {
  const reading = readValue(value)
  if (reading !== 'other') return reading
  const folded = foldPhrase(value).trim()
  if (BOXES.test(folded)) return answerAfter(` : ${folded}`)?.state ?? 'review'
  if (WEIGHED.test(header) && WEIGHT.test(folded)) return 'yes'
  if (isDerogation(folded) && rule.kinds.some((kind) => kind === 'socialClause' || kind === 'insertionClause'))
    return 'no'
  const named = rule.names.test(folded) || (rule.kinds.includes('reserved') && familiesIn(folded).length > 0)
  return named ? 'yes' : 'review'
}

const BOXES = /[☐☑☒✓✔✗✘]|\[ ?x? ?\]/
/** "Critère social (pondération)": a bare number under it is a weight. */
const WEIGHED =
  /crit(?:eres?|\.)?.*(?:%|poids|ponderation|pond\.|note|points?|pts)|(?:%|poids|ponderation|note|points?).*crit/
const WEIGHT = /^0*[1-9]\d?(?:[.,]\d+)?(?: ?(?:pts?|points?|\/ ?\d{2,3}))?$/

const WHOLE_DENIAL = /^(?:non|neant|(?:pas d|pas de|sans|aucune?) (?:clause|consideration|critere|reservation)[a-z ]*)$/

/** "Clause sociale ; Pas de considération sociale": two answers in one cell, both kept, for somebody to choose. */
function opposedParts(cell: Cell): Part[] {
  const parts = [...cell.text.matchAll(/[^,;|/\n]+/g)].flatMap((match) => {
    const quote = match[0].trim()
    return quote === '' ? [] : [{ start: match.index + match[0].indexOf(quote), quote }]
  })
  const denials = parts.filter(({ quote }) => WHOLE_DENIAL.test(foldPhrase(quote).trim()))
  const others = parts.filter((part) => !denials.includes(part) && answerOf(cell, part.quote) === 'yes')
  return denials.length > 0 && others.length > 0 ? [...others, ...denials] : []
}

/** A header that names no one device: what it says is to be looked at unless the value names one; its no denies none in particular. */
function readBroad(cell: Cell): Tag[] {
  const named = namedTags(cell)
  if (named.length > 0) return named
  const reading = readValue(cell.text)
  return reading === 'silent' || reading === 'no' ? [] : cell.rule.kinds.map((kind) => cell.tag(kind, 'review'))
}

/** Contracted hours: above zero there is an insertion clause, zero says there is none. */
function readHours(cell: Cell): Tag[] {
  const hours = hoursOf(cell.folded)
  if (hours !== null) return cell.rule.kinds.map((kind) => cell.tag(kind, hours > 0 ? 'yes' : 'no'))
  const reading = readValue(cell.text)
  if (reading === 'silent') return []
  return cell.rule.kinds.map((kind) => cell.tag(kind, reading === 'other' ? 'review' : reading))
}

/** Hours in a cell ("1 234,50", "250 h"), null when it holds no such number. */
function hoursOf(folded: string): number | null {
  const number = /^(\d[\d ]*)(?:[.,](\d+))?(?: ?(?:h|heures?)(?: ?\d{2})?)?$/.exec(folded)
  return number ? Number(`${(number[1] ?? '').replaceAll(' ', '')}.${number[2] ?? '0'}`) : null
}
