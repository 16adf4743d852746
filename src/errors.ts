/** What went wrong with a whole input, in French, with the remedy; `code` is stable and for machines. */
export class AppError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
    this.name = 'AppError'
  }
}

export type Severity = 'error' | 'warning' | 'info'

/** A finding about one place of a register: collected, never thrown. `cell` is the place as the user sees it. */
export interface Issue {
  readonly code: string
  readonly severity: Severity
  readonly cell: string | null
  readonly value: string | null
  readonly message: string
  /** What a cell of a row was read as: a field of a register, or "colonne:" and a header. For the house alone: it is not printed. */
  readonly field?: string
}
