import type { RegisterFormat } from './types.js'

export type DecpFormat = Extract<RegisterFormat, `decp-${string}`>

/**
 * Which family the readings of a format belong to: DECP publishes a contract again and again, and goes by its own dates;
 * a register read again corrects what it said. `format` as kept with an import, those of earlier releases included.
 */
export const familyOf = (format: string): 'decp' | 'register' => (format.startsWith('decp-') ? 'decp' : 'register')

/** A DECP file says what its data are: it has no columns to understand. */
export const isDecp = (format: RegisterFormat): format is DecpFormat => familyOf(format) === 'decp'
