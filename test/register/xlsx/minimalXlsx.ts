import { strToU8, type Zippable, zipSync } from 'fflate'
import { DEFAULT_LIMITS } from '../../../src/register/limits.js'
import type { Cell, ReadLimits, Sheet } from '../../../src/register/types.js'
import { openWorkbook } from '../../../src/register/xlsx/open.js'
import { fileOf, rowsOf } from '../samples.js'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

interface MinimalSheet {
  readonly name: string
  /** Inside of `<sheetData>`. */
  readonly data: string
  readonly state?: string
}

export interface MinimalWorkbook {
  readonly sheets: readonly MinimalSheet[]
  /** Inside of `<sst>`. */
  readonly strings?: string
  /** Inside of `<styleSheet>`. */
  readonly styles?: string
  readonly workbookPr?: string
  /** Compression of the archive; at 0 its XML can be damaged in place. */
  readonly level?: 0 | 1
  /** Parts put instead of ours, or beside. */
  readonly parts?: Readonly<Record<string, string | Uint8Array>>
}

export function sheetXml(data: string, before = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="${MAIN}">${before}<sheetData>${data}</sheetData></worksheet>`
}

function relation(id: string, type: string, target: string): string {
  return `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`
}

export function relationsXml(...relations: readonly (readonly [id: string, type: string, target: string])[]): string {
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations
    .map((given) => relation(...given))
    .join('')}</Relationships>`
}

function workbookXml({ sheets, workbookPr = '' }: MinimalWorkbook): string {
  const listed = sheets.map(
    ({ name, state }, i) =>
      `<sheet name="${name}" sheetId="${i + 1}" r:id="rId${i + 1}"${state ? ` state="${state}"` : ''}/>`,
  )
  return `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${workbookPr}<sheets>${listed.join('')}</sheets></workbook>`
}

/** A workbook of the fewest parts, written by hand so that each defect can be shown alone. */
export function minimalXlsx(workbook: MinimalWorkbook): Uint8Array {
  const { sheets, strings = '', styles = '', parts = {}, level = 1 } = workbook
  const texts: Record<string, string | Uint8Array> = {
    '_rels/.rels': relationsXml(['rId1', 'officeDocument', 'xl/workbook.xml']),
    'xl/workbook.xml': workbookXml(workbook),
    'xl/_rels/workbook.xml.rels': relationsXml(
      ...sheets.map((_, i) => [`rId${i + 1}`, 'worksheet', `worksheets/sheet${i + 1}.xml`] as const),
      ['strings', 'sharedStrings', 'sharedStrings.xml'],
      ['styles', 'styles', 'styles.xml'],
    ),
    'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${strings}</sst>`,
    'xl/styles.xml': `<styleSheet xmlns="${MAIN}">${styles}</styleSheet>`,
    ...Object.fromEntries(sheets.map(({ data }, i) => [`xl/worksheets/sheet${i + 1}.xml`, sheetXml(data)])),
    ...parts,
  }
  const files: Zippable = {}
  for (const [path, text] of Object.entries(texts)) files[path] = typeof text === 'string' ? strToU8(text) : text
  return zipSync(files, { level })
}

export function open(bytes: Uint8Array, limits: Partial<ReadLimits> = {}): Promise<readonly Sheet[]> {
  return openWorkbook(fileOf(bytes), { ...DEFAULT_LIMITS, ...limits })
}

/** The first sheet of a workbook of one sheet made of `data`. */
export async function openData(data: string, rest: Omit<MinimalWorkbook, 'sheets'> = {}): Promise<Sheet> {
  const [sheet] = await open(minimalXlsx({ ...rest, sheets: [{ name: 'Marchés', data }] }))
  if (!sheet) throw new Error('a workbook of one sheet has one sheet')
  return sheet
}

/** Cells by their reference, as `C3: text`. */
export async function cellsOf(sheet: Sheet): Promise<Readonly<Record<string, Cell>>> {
  const found: Record<string, Cell> = {}
  for (const { number, cells } of await rowsOf(sheet)) {
    cells.forEach((cell, column) => {
      if (cell) found[`${String.fromCharCode(65 + column)}${number}`] = cell
    })
  }
  return found
}

export async function textsOf(sheet: Sheet): Promise<Readonly<Record<string, string>>> {
  return Object.fromEntries(Object.entries(await cellsOf(sheet)).map(([at, { text }]) => [at, text]))
}
