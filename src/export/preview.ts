import Papa from 'papaparse'
import type { ContractChange } from '../tasks/preview/changes.js'
import { cellOf } from './csv.js'

const OPTIONS = { delimiter: ';', newline: '\r\n', header: false } as const
const lineOf = (cells: readonly (string | null)[]): string => `${Papa.unparse([cells.map(cellOf)], OPTIONS)}\r\n`

/** Contracts that an import would change, a line a field, as a table for spreadsheets set in French. */
export async function* changesCsv(pieces: AsyncIterable<readonly ContractChange[]>): AsyncGenerator<string> {
  yield `\ufeff${lineOf(['uid', 'id', 'objet', 'champ', 'avant', 'apres'])}`
  for await (const changes of pieces) {
    for (const { uid, id, objet, fields } of changes) {
      yield fields.map(({ label, before, after }) => lineOf([uid, id, objet, label, before, after])).join('')
    }
  }
}
