/** Errors of a cell by the code binary workbooks store ([MS-XLS] 2.5.10, [MS-XLSB] 2.5.97.2), as a sheet shows them. */
const ERRORS: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
  43: '#GETTING_DATA',
}

export function errorText(code: number): string {
  return ERRORS[code] ?? '#ERREUR'
}
