import { strToU8, zipSync } from 'fflate'
import { DEFAULT_LIMITS } from '../../../src/register/limits.js'
import { openOds } from '../../../src/register/ods/open.js'
import type { ReadLimits, Sheet } from '../../../src/register/types.js'
import { fileOf, rowsOf } from '../samples.js'

const NAMESPACES = ['office', 'table', 'text', 'style', 'number', 'calcext', 'draw', 'dc']
  .map((prefix) => `xmlns:${prefix}="urn:${prefix}"`)
  .join(' ')

export const cell = (text: string): string =>
  `<table:table-cell office:value-type="string"><text:p>${text}</text:p></table:table-cell>`
export const row = (...cells: string[]): string => `<table:table-row>${cells.join('')}</table:table-row>`
export const table = (name: string, rows: string, attributes = ''): string =>
  `<table:table table:name="${name}" ${attributes}>${rows}</table:table>`

export const contentXml = (tables: string, styles = ''): string =>
  `<?xml version="1.0"?><office:document-content ${NAMESPACES}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`

export function odsFile(content: string, parts: Record<string, string> = {}): Uint8Array {
  const others = Object.entries(parts).map(([path, text]) => [path, strToU8(text)])
  return zipSync({
    mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet'),
    ...Object.fromEntries(others),
    'content.xml': strToU8(content),
  })
}

export const openBytes = (bytes: Uint8Array, limits: Partial<ReadLimits> = {}): Promise<readonly Sheet[]> =>
  openOds(fileOf(bytes), { ...DEFAULT_LIMITS, ...limits })

/** The one sheet that these rows make. */
export async function sheetOfRows(rows: string, styles = '', limits: Partial<ReadLimits> = {}): Promise<Sheet> {
  const [sheet] = await openBytes(odsFile(contentXml(table('Marchés', rows), styles)), limits)
  if (!sheet) throw new Error('no sheet')
  return sheet
}

/** `kind text` of each cell, by row number. */
export async function shown(sheet: Sheet): Promise<Record<number, string[]>> {
  const rows = await rowsOf(sheet)
  return Object.fromEntries(
    rows.map(({ number, cells }) => [number, Array.from(cells, (c) => (c ? `${c.kind} ${c.text}` : ''))]),
  )
}
