import { STATE_LABELS, STATES, type State } from '../../states.js'
import type { Exclusion, FrozenCell, FrozenDocument } from '../../tasks/freeze/document.js'

/** Written where a figure cannot be computed. */
export const NOT_COMPUTABLE = 'non calculable'

/** Why a row is left out, as cells say it. */
export const EXCLUSION_CELLS: Record<Exclusion, string> = {
  concession: 'concession',
  subsequent: 'marché subséquent',
  undated: 'sans date',
  test: 'test',
  outOfScope: 'hors périmètre',
  scopeUnknown: 'périmètre non renseigné',
  outOfPeriod: 'hors période',
}

type Word = (cell: FrozenCell) => string | number | null

/** The cells of a row in French, column by column: states, reasons and hours as people read them, the rest as it is. */
export function cellWords({ columns, figures }: Pick<FrozenDocument, 'columns' | 'figures'>): readonly Word[] {
  const words = new Map<string, Word>([['type', typeWord]])
  for (const { figure, column, exclusion } of figures) {
    words.set(column, figure === 'hours' ? hoursWord : stateWord)
    words.set(exclusion, exclusionWord)
  }
  return columns.map((column) => words.get(column) ?? plainWord)
}

const isState = (cell: FrozenCell): cell is State => STATES.some((state) => state === cell)
const isExclusion = (cell: FrozenCell): cell is Exclusion =>
  typeof cell === 'string' && Object.hasOwn(EXCLUSION_CELLS, cell)

/** An empty cell: the figure does not look at the contract. */
const stateWord: Word = (cell) => (isState(cell) ? STATE_LABELS[cell] : null)
const hoursWord: Word = (cell) => (typeof cell === 'number' ? cell : cell === null ? null : STATE_LABELS.unknown)
const exclusionWord: Word = (cell) => (isExclusion(cell) ? EXCLUSION_CELLS[cell] : null)
const typeWord: Word = (cell) => (cell === 'concession' ? 'concession' : 'marché')
const plainWord: Word = (cell) => (typeof cell === 'boolean' ? (cell ? 'oui' : 'non') : cell)
