import type { Declarable } from '../contract.js'
import type { Kind } from '../states.js'
import { Cell, type Part } from './cell.js'
import { answerOf } from './cellAnswer.js'
import { listedAnswer } from './cellEntries.js'
import { lotAnswer } from './cellLots.js'
import { namedTags, natureTag, readList } from './declaredList.js'
import { type Reading, readValue } from './declaredValues.js'
import { foldPhrase } from './folding.js'
import { ownHeader } from './headerGroups.js'
import { type HeaderSense, headerSense } from './headerSense.js'
import { hoursByLot } from './lotHours.js'
import { lotNumber } from './lotNumbers.js'
import { isAnswered, isDenial, readDenial, readUnder } from './negativeHeaders.js'
import type { RuleSet } from './ruleSet.js'
import { COLUMN_RULES, type ColumnRule, OMISSION_RULE } from './rules/columns.js'
import type { Tag, TextToTag } from './types.js'

/** The rule for a header ("Clause sociale (O/N)"), null when the header is none of ours. */
export function columnRuleOf(header: string, rules: readonly ColumnRule[] = COLUMN_RULES): ColumnRule | null {
  const folded = ownHeader(foldPhrase(header).trim())
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

/** The one fact a column answers yes or no about; null: it answers about none, several, or that it is not there. */
export function factOf(column: Pick<TextToTag, 'column' | 'declares'>): Kind | null {
  if (senseOf(column) !== 'there') return null
  const rule = ruleOf(column)
  return (rule && isYesNo(rule) && rule.kinds[0]) || null
}

/** What a yes means under a header; somebody who said what a column declares did not say that it envisages it. */
export function senseOf({ column, declares }: Pick<TextToTag, 'column' | 'declares'>): HeaderSense {
  const sense = headerSense(foldPhrase(column ?? '').trim())
  return sense === 'envisaged' && declares !== undefined ? 'there' : sense
}

/** Tags of a declared cell, read by the rule for its column. */
export function readColumn(input: TextToTag, rule: ColumnRule, rules: RuleSet): Tag[] {
  const cell = new Cell(input, rule, rules.version)
  const sense = senseOf(input)
  if (cell.folded === '') return input.blank === 'no' && sense === 'there' ? readBlank(cell) : []
  if (sense !== 'there' && isAnswered(rule)) return readUnder(sense, cell)
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

/** "Lots réservés" lists them; "nombre de lots" counts them. */
const NAMES_LOTS = /(?<!(?:nombre|nb|nbre)\.? (?:total )?(?:de |d )?)(?<![a-z])lots(?![a-z])/

/** A yes/no column. A social clause said without its nature leaves insertion to be looked at. */
function readAnswer(cell: Cell): Tag[] {
  const listed = listedAnswer(cell)
  if (listed?.isSure) return tagsOfAnswer(cell, listed.state, listed.part)
  const ofLot = lotAnswer(cell.folded, cell.lot, NAMES_LOTS.test(cell.header))
  if (ofLot !== null) return tagsOfAnswer(cell, ofLot, cell.whole())
  if (listed !== null) return tagsOfAnswer(cell, listed.state, listed.part)
  if (readValue(cell.text) === 'silent') return []
  const opposed = opposedParts(cell)
  if (opposed.length > 0) return opposed.flatMap((part) => tagsOfAnswer(cell, answerOf(cell, part.quote), part))
  return tagsOfAnswer(cell, answerOf(cell, cell.text), cell.whole())
}

function tagsOfAnswer(cell: Cell, state: Reading, part: Part): Tag[] {
  if (state === 'silent' || state === 'other') return []
  const tags = cell.rule.kinds.map((kind) => cell.tag(kind, state, {}, part))
  return state === 'yes' && cell.rule.natureOpen ? [...tags, natureTag(cell, part)] : tags
}

const WHOLE_DENIAL = /^(?:non|neant|(?:pas d|pas de|sans|aucune?) (?:clause|consideration|critere|reservation)[a-z ]*)$/

/** "Clause sociale ; Pas de considération sociale": two answers in one cell, both kept, for somebody to choose. */
function opposedParts(cell: Cell): Part[] {
  const parts = [...cell.text.matchAll(/[^,;|/\n]+/g)].flatMap((match) => {
    const quote = match[0].trim()
    return quote === '' ? [] : [{ start: match.index + match[0].indexOf(quote), quote }]
  })
  const denials = parts.filter(({ quote }) => WHOLE_DENIAL.test(foldPhrase(quote).trim()))
  const denied = new Set(denials)
  const others = parts.filter((part) => !denied.has(part) && answerOf(cell, part.quote) === 'yes')
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
  const listed = hoursByLot(cell.folded)
  const hours = listed ? ofItsLot(listed, cell.lot) : hoursOf(cell.folded)
  if (listed && hours === null) return []
  if (hours !== null) return cell.rule.kinds.map((kind) => cell.tag(kind, hours > 0 ? 'yes' : 'no'))
  const reading = readValue(cell.text)
  if (reading === 'silent') return []
  return cell.rule.kinds.map((kind) => cell.tag(kind, reading === 'other' ? 'review' : reading))
}

/** The hours of the row's lot, zero where others are listed without it; of all of them where the row has no lot. */
function ofItsLot(listed: ReadonlyMap<number, number | null>, lot: string | null): number | null {
  const row = lotNumber(lot)
  if (row !== null) return listed.has(row) ? (listed.get(row) ?? null) : 0
  const known = [...listed.values()].filter((hours) => hours !== null)
  return known.length > 0 ? known.reduce((sum, hours) => sum + hours, 0) : null
}

/** Hours in a cell ("1 234,50", "250 h"), null when it holds no such number. */
function hoursOf(folded: string): number | null {
  const number = /^(\d[\d ]*)(?:[.,](\d+))?(?: ?(?:h|heures?)(?: ?\d{2})?)?$/.exec(folded)
  return number ? Number(`${(number[1] ?? '').replaceAll(' ', '')}.${number[2] ?? '0'}`) : null
}
