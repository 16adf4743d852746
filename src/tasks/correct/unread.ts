import type { CellFinding } from '../../store/settled.js'

/** Of what imports found of the cells of a contract, the latest first, what that one found of the cell of a field. */
export const faultIn = (findings: readonly CellFinding[], importId: number | undefined, field: string) =>
  findings.find((each) => each.importId === importId && each.field === field) ?? null

/** The text of the cell of a field as imports had it at an instant; null: it was read without a word, or empty. */
export const cellTextAt = (findings: readonly CellFinding[], at: string, field: string): string | null =>
  findings.find((each) => each.at <= at && each.field === field)?.value ?? null
