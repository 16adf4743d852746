/** Letters of a 0-based column: 0 is A, 26 is AA. */
export function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26))
  return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter
}

/**
 * The place of a cell as the user sees it: `Marchés 2025!F12` in a workbook, `ligne 12, colonne 6` in a CSV file
 * (`sheet` null). `row` is 1-based, `column` 0-based.
 */
export function cellAddress(sheet: string | null, row: number, column: number): string {
  if (sheet === null) return `ligne ${row}, colonne ${column + 1}`
  return `${sheet}!${columnName(column)}${row}`
}

/**
 * The place of the row a cell is in: `Marchés 2025!12` of `Marchés 2025!F12`, the record `/marches/marche/3` of
 * `/marches/marche/3/id`. That of a row is its own.
 */
export const rowOfCell = (cell: string): string =>
  cell
    .replace(/![A-Z]{1,3}(\d+)$/, '!$1')
    .replace(/^(ligne \d+), colonne \d+$/, '$1')
    .replace(POINTER, '$1')

/** The member of its record that a pointer leads to: `id` of `/marches/marche/3/id`; null: it leads to no record, or no further. */
export const memberOfCell = (cell: string): string | null => POINTER.exec(cell)?.[2] ?? null

const POINTER = /^((?:\/[^/]*)*?(?:\/\d+|\[\d+\]))\/([^/[]*).*$/s
