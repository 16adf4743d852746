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
