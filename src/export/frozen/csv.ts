import Papa from 'papaparse'
import type { FrozenResult } from '../../tasks/freeze.js'
import { cellOf } from '../csv.js'
import { measuredFigures } from './measures.js'
import { contractsSheet, definitionsSheet, figuresSheet, headerSheet, type Sheet, unitsSheet } from './sheets.js'

/** The tables of a frozen result, by the last part of their file's name. */
export const FROZEN_TABLES = ['entete', 'chiffres', 'definitions', 'marches', 'unites'] as const
export type FrozenTable = (typeof FROZEN_TABLES)[number]

const SHEETS: Record<FrozenTable, (result: FrozenResult) => Sheet> = {
  entete: headerSheet,
  chiffres: ({ document }) => figuresSheet(measuredFigures(document)),
  definitions: ({ document }) => definitionsSheet(document),
  marches: ({ document }) => contractsSheet(document),
  unites: ({ document }) => unitsSheet(document),
}

/** The tables that a result has: units are counted by few figures. */
export function frozenTables({ document }: FrozenResult): FrozenTable[] {
  return FROZEN_TABLES.filter((table) => table !== 'unites' || document.units.length > 0)
}

const OPTIONS = { delimiter: ';', newline: '\r\n', header: false } as const

/** A table for spreadsheets set in French: UTF-8 with a byte order mark, semicolons, CRLF, decimal commas, no formula. */
export function frozenCsv(result: FrozenResult, table: FrozenTable): string {
  const { header, rows } = SHEETS[table](result)
  return `\ufeff${Papa.unparse([header.map(cellOf), ...rows.map((row) => row.map(cellOf))], OPTIONS)}\r\n`
}

/** "resultat-fige-3", by which the files of a result are named. */
export const frozenName = ({ summary }: { readonly summary: { readonly id: number } }): string =>
  `resultat-fige-${summary.id}`
