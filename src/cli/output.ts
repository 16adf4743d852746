import { AppError } from '../errors.js'

/** Where a command writes: data on `out`, progress and logs on `err`; tests pass their own. */
export interface Terminal {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  /** Whether a person is looking: colours and progress only then. */
  readonly isTTY: boolean
  readonly width: number
}

export const EXIT = { done: 0, failed: 1, someRejected: 2 } as const
export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

export function processTerminal(): Terminal {
  const { stdout, stderr } = process
  return {
    out: (text) => void stdout.write(`${text}\n`),
    err: (text) => void stderr.write(`${text}\n`),
    isTTY: stdout.isTTY === true && !process.env.NO_COLOR,
    width: stdout.columns ?? 100,
  }
}

/** One line that overwrites itself on a terminal and stays silent elsewhere. */
export function progressLine(): { readonly show: (text: string) => void; readonly clear: () => void } {
  if (process.stderr.isTTY !== true) return { show: () => {}, clear: () => {} }
  return {
    show: (text) => void process.stderr.write(`\r\u001b[2K${text}`),
    clear: () => void process.stderr.write('\r\u001b[2K'),
  }
}

export function usage(message: string): AppError {
  return new AppError('usage', `${message} Tapez « spaser --help » pour la liste des commandes.`)
}
