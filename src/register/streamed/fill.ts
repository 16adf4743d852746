import { AppError } from '../../errors.js'
import { noteBeyondColumns } from '../cellFindings.js'
import { boundedText, type CellPlace } from '../cellText.js'
import { MAX_COLUMNS } from '../limits.js'
import type { Cell, ReadLimits } from '../types.js'
import type { TableContext } from './target.js'

/** A cell within the limits; undefined beyond the last column. Both are said. */
export function boundedCell(cell: Cell, place: CellPlace, limits: ReadLimits, { log }: TableContext): Cell | undefined {
  if (place.column >= MAX_COLUMNS) {
    noteBeyondColumns(place, log)
    return undefined
  }
  if (cell.text.length <= limits.maxCellLength) return cell
  return { ...cell, text: boundedText(cell.text, place, limits, log) }
}

/** Cells a document may fill or pass by repeating and spanning: a few bytes could stand for billions. */
const MAX_REPEATED = 20_000_000

/** Counts what is filled without being written; throws beyond reason. */
export class Repeats {
  private count = 0

  add(count: number, sheet: string): void {
    this.count += Math.max(0, count)
    if (this.count > MAX_REPEATED) throw tooManyRepeated(sheet)
  }
}

function tooManyRepeated(sheet: string): AppError {
  return new AppError(
    'tooManyRepeatedCells',
    `La feuille « ${sheet} » répète ou fusionne plus de ${MAX_REPEATED} cellules : supprimez les lignes et colonnes remplies d’avance, puis importez de nouveau.`,
  )
}
