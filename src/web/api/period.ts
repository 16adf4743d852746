import type { ParameterError } from '../problems.js'

/** A year and a period exclude each other; a period does not end before it begins. */
export function periodErrors(parameters: URLSearchParams): ParameterError[] {
  const [year, from, to] = [parameters.get('annee'), parameters.get('du'), parameters.get('au')]
  if (year && (from || to)) {
    return [{ parametre: 'annee', message: 'à donner seule : « annee » et « du », « au » s’excluent' }]
  }
  return from && to && from > to
    ? [{ parametre: 'au', message: `la période finit (${to}) avant de commencer (${from})` }]
    : []
}
