import type { Kind } from '../states.js'
import type { Cell } from './cell.js'
import { readValue } from './declaredValues.js'
import type { HeaderSense } from './headerSense.js'
import type { ColumnRule } from './rules/columns.js'
import type { Tag } from './types.js'

/** "Clause sociale – Non", beside "Clause sociale – Oui": a form that has a column for each answer. */
export const isDenial = (header: string): boolean =>
  /(?:^|[^a-z])non\)?$/.test(header) && !/oui.{0,6}non\)?$/.test(header)

/** Under "Non" a cross says no, and so does the word itself; a cross that is not there says nothing. */
export function readDenial(cell: Cell): Tag[] {
  const reading = cell.folded === 'non' ? 'yes' : readValue(cell.text)
  if (reading === 'no' || reading === 'silent') return []
  return cell.rule.kinds.map((kind) => cell.tag(kind, reading === 'yes' ? 'no' : 'review'))
}

/** Hours say the same under any header. */
export const isAnswered = ({ shape }: ColumnRule): boolean => shape !== 'hours' && shape !== 'done-hours'

/** Under "Absence de…" a yes is a no; a no there is no yes, and is to be looked at as any other word is. */
export function readUnder(sense: Exclude<HeaderSense, 'there'>, cell: Cell): Tag[] {
  const reading = readValue(cell.text)
  if (reading === 'silent' || (sense === 'derogated' && reading === 'no')) return []
  if (sense === 'envisaged' || reading !== 'yes') return cell.rule.kinds.map((kind) => cell.tag(kind, 'review'))
  if (cell.rule.shape === 'broad') return []
  return cell.rule.kinds.map((kind) => deniedBy(sense, kind, cell))
}

/** Only the duty of a social clause is derogated from (art. L. 2112-2-1). */
function deniedBy(sense: 'absent' | 'derogated', kind: Kind, cell: Cell): Tag {
  if (sense === 'absent') return cell.tag(kind, 'no')
  const isOfDuty = kind === 'socialClause' || kind === 'insertionClause'
  return isOfDuty ? cell.tag(kind, 'no', { basis: 'derogation' }) : cell.tag(kind, 'review')
}
