import type { Span } from '../lexicon.js'
import { ofLots } from '../lotPattern.js'
import { type LotMark, lotList, lotMark } from './lotMarks.js'

export type AmountUnit = 'hour' | 'percent' | 'point'
/** A number with its unit in a folded text; percents keep their written value (10 for 10 %). */
export interface Amount extends Span {
  readonly value: number
  readonly unit: AmountUnit
}

const DIGITS = String.raw`(?:[1-9]\d{0,2}(?:[ .]\d{3}){1,2}(?!\d)|\d{1,7}(?!\d))(?:[.,]\d{1,4}(?!\d))?`
const WORDS = 'cinq|dix|quinze|vingt cinq|vingt|trente cinq|trente|quarante|cinquante|soixante'
/** "10 (dix) %" and "dix (10) %" alike. */
const NUMBER = String.raw`(?:(?<![a-z\d]|\d[.,])(?<digits>${DIGITS})(?: ?\([a-z ]{2,25}\))?|(?<![a-z]|(?:quatre|soixante|cent|mille|vingt|trente|quarante|cinquante|et) )(?<words>${WORDS})(?= ))`
const UNIT = String.raw` ?(?:(?<hour>heures?|hrs?|h)(?![a-z]| ?\d| ?\/ ?\d)|(?<percent>%|pour ?cents?(?![a-z]))|(?<point>points?|pts?)(?![a-z]))`
/** "(note sur 10", "s/5 pts", "organisation sur 10": points, unless what is counted follows. */
const OUT_OF = String.raw`(?<![a-z\d])(?:not[a-z]{1,5} ?(?:sur|\/|:)|ponder[a-z]{1,6} ?(?:sur|\/)|sur|s ?\/) ?(?<mark>\d{1,4}(?:[.,]\d{1,2})?)(?: ?(?:points?|pts?)(?![a-z]))?(?= ?(?:$|[;,)/.:-]))`
const TOKEN = ofLots((list) => `(?<lots>${lotList(list)})|${OUT_OF}|${NUMBER}${UNIT}`, 'g')
/** "3 000 heures dont 800 d'insertion": the second number shares the unit of the first. */
const PART_OF_HOURS =
  /(?:heures?|h) [^.;\d]{0,40}dont (?<part>\d{1,3}(?: \d{3})?) (?=(?:d |en |pour l |reservees |dediees |consacrees )(?:a l )?insertion)/g

const VALUES: Record<string, number> = {
  cinq: 5,
  dix: 10,
  quinze: 15,
  vingt: 20,
  'vingt cinq': 25,
  trente: 30,
  'trente cinq': 35,
  quarante: 40,
  cinquante: 50,
  soixante: 60,
}

/**
 * Amounts and lots named in a passage of folded text that begins at `offset`, each in reading order; a number that the
 * beginning of the passage may have cut is left out.
 */
export function amountsIn(passage: string, offset: number): { amounts: Amount[]; lots: LotMark[] } {
  const amounts: Amount[] = []
  const lots: LotMark[] = []
  const cut = offset > 0 ? (/^[\d .,]*/.exec(passage)?.[0].length ?? 0) : 0
  const token = TOKEN(passage)
  token.lastIndex = 0
  for (let match = token.exec(passage); match; match = token.exec(passage)) {
    if (match.index < cut) continue
    const from = offset + match.index
    const { groups = {} } = match
    if (groups.lots === undefined) amounts.push({ from, to: from + match[0].length, ...measured(groups) })
    else {
      const mark = lotMark(groups.lots, from, passage.slice(token.lastIndex, token.lastIndex + 8))
      if (mark.lots.length > 0) lots.push(mark)
      token.lastIndex = mark.to - offset
    }
  }
  for (const match of passage.matchAll(PART_OF_HOURS)) amounts.push(partOf(match, offset))
  return { amounts: amounts.filter(({ value }) => value > 0).sort((a, b) => a.from - b.from), lots }
}

type Groups = Record<string, string | undefined>

function measured(groups: Groups): Pick<Amount, 'value' | 'unit'> {
  if (groups.mark !== undefined) return { value: decimal(groups.mark), unit: 'point' }
  const unit = groups.hour ? 'hour' : groups.percent ? 'percent' : 'point'
  const digits = groups.digits
  if (digits === undefined) return { value: VALUES[groups.words ?? ''] ?? 0, unit }
  return { value: unit === 'percent' ? decimal(digits) : counted(digits), unit }
}

const decimal = (digits: string): number => Number(digits.replaceAll(' ', '').replace(',', '.'))

/** "1.200" and "1,200" hours are twelve hundred, "1 500,5" a decimal. */
function counted(digits: string): number {
  const compact = digits.replaceAll(' ', '')
  return /^[1-9]\d{0,2}(?:\.\d{3})+(?:,|$)|^[1-9]\d{0,2},\d{3}$/.test(compact)
    ? Number(
        compact
          .replace(/^(\d+),(\d{3})$/, '$1$2')
          .replaceAll('.', '')
          .replace(',', '.'),
      )
    : decimal(compact)
}

function partOf(match: RegExpExecArray, offset: number): Amount {
  const part = match.groups?.part ?? ''
  const to = offset + match.index + match[0].length - 1
  return { from: to - part.length, to, value: counted(part), unit: 'hour' }
}
