import { malformedCpv, type Place } from '../issues.js'
import type { Cell } from '../types.js'
import { isAbsent, type Parsed, parsed, unread } from './parsed.js'

/** CPV code of eight digits: the check digit goes, short codes ("9310000") are filled with zeros on the right. */
export function parseCpv(cell: Cell | undefined, at: Place): Parsed<string> {
  if (cell === undefined || isAbsent(cell)) return unread()
  const text = cell.number === undefined ? cell.text.replace(/[\s.]/gu, '') : String(cell.number)
  const digits = /^(\d{2,8})(?:-\d?)?(?!\d)/.exec(text)?.[1]
  return digits === undefined ? unread(malformedCpv(at)) : parsed(digits.padEnd(8, '0'))
}
