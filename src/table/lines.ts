import { typographic } from '../french.js'

export interface TableOptions {
  readonly colour: boolean
  /** Columns of the terminal. */
  readonly width: number
}

/** Between two columns, and before the first. */
export const GAP = '  '

/** Figures to the right, words (the fifth column, the status) to the left. */
export function aligned(cells: readonly string[], columns: readonly number[]): string[] {
  return columns.map((column, index) => {
    const cell = cells[index] ?? ''
    return GAP + (index === 4 ? cell.padEnd(column) : cell.padStart(column))
  })
}

/** Breaks between words, at plain spaces only: no-break spaces hold. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  for (const word of typographic(text).split(' ').filter(Boolean)) {
    const line = lines.at(-1)
    if (line !== undefined && line.length + 1 + word.length <= width) lines[lines.length - 1] = `${line} ${word}`
    else lines.push(word)
  }
  return lines
}

/** In a colour of the terminal, by its ANSI code; null: as it is. */
export function paint(text: string, code: number | null, colour: boolean): string {
  return colour && code !== null && text !== '' ? `\u001b[${code}m${text}\u001b[0m` : text
}
