import type { Unit } from '../columns/units.js'
import type { Cell, SheetRow } from '../types.js'

/** A figure and nothing else: what says its own unit is left as it is. */
const BARE = /^[-+]?\d[\d\s.,]*$/u

/** A figure with the unit told for it ("90" beside "jours"), as if both were written in its cell. */
export function withUnit(cell: Cell, unit: Unit, { cells }: SheetRow): Cell {
  const told = 'text' in unit ? unit.text : cells[unit.column]?.text
  const figure = cell.number === undefined ? cell.text.trim() : decimalComma(cell.number)
  const word = told?.replace(/\(s\)/giu, '').trim() ?? ''
  return word === '' || !BARE.test(figure) ? cell : { kind: 'text', text: `${figure} ${word}` }
}

/** Of three decimals, which would pass for thousands, it takes a fourth. */
const decimalComma = (value: number): string =>
  String(value)
    .replace('.', ',')
    .replace(/,\d{3}$/, '$&0')
