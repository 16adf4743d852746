import { strToU8 } from 'fflate'
import { describe, expect, it } from 'vitest'
import { AppError } from '../../../src/errors.js'
import { DEFAULT_LIMITS } from '../../../src/register/limits.js'
import { readRegister } from '../../../src/register/read.js'
import type { ReadLimits, Sheet } from '../../../src/register/types.js'
import { openXls } from '../../../src/register/xls/open.js'
import { codesOf, fileOf, rowsOf } from '../samples.js'

const NAMESPACE = 'urn:schemas-microsoft-com:office:spreadsheet'
const workbook = (content: string): string =>
  `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="${NAMESPACE}" xmlns:ss="${NAMESPACE}">${content}</Workbook>`
const sheetXml = (rows: string, more = ''): string =>
  `<Worksheet ss:Name="Marchés"><Table ss:ExpandedRowCount="99999999">${rows}</Table>${more}</Worksheet>`
const data = (type: string, text: string, attributes = ''): string =>
  `<Cell ${attributes}><Data ss:Type="${type}">${text}</Data></Cell>`

const open = (text: string, limits: Partial<ReadLimits> = {}): Promise<readonly Sheet[]> =>
  openXls(fileOf(strToU8(text)), { ...DEFAULT_LIMITS, ...limits })

async function shown(sheet: Sheet | undefined): Promise<Record<number, string[]>> {
  const rows = sheet ? await rowsOf(sheet) : []
  return Object.fromEntries(
    rows.map(({ number, cells }) => [number, Array.from(cells, (cell) => (cell ? `${cell.kind} ${cell.text}` : ''))]),
  )
}

const STYLES =
  '<Styles><Style ss:ID="d"><NumberFormat ss:Format="Short Date"/></Style><Style ss:ID="h"><NumberFormat ss:Format="[h]:mm"/></Style><Style ss:ID="t"><NumberFormat ss:Format="Short Time"/></Style><Style ss:ID="s"><NumberFormat ss:Format="00000000000000"/></Style></Styles>'

describe('classeurs XML d’Excel 2003', () => {
  it('lit chaque type, par son format', async () => {
    const row = [
      data('String', 'L&apos;objet &amp; <B>le</B> lot'),
      data('Number', '12000.5'),
      data('Number', '5560104500018', 'ss:StyleID="s"'),
      data('DateTime', '2024-02-01T00:00:00.000', 'ss:StyleID="d"'),
      data('DateTime', '1900-01-06T08:30:00.000', 'ss:StyleID="h"'),
      data('DateTime', '1899-12-31T07:30:00.000', 'ss:StyleID="t"'),
      data('Boolean', '1'),
      data('Error', '#N/A'),
    ].join('')
    const [sheet] = await open(workbook(STYLES + sheetXml(`<Row>${row}</Row>`)))
    expect(await shown(sheet)).toEqual({
      1: [
        "text L'objet & le lot",
        'number 12000.5',
        'number 05560104500018',
        'date 2024-02-01',
        'text 152:30',
        'text 7:30',
        'boolean VRAI',
        'error #N/A',
      ],
    })
  })

  it('place lignes et cellules où elles le disent, rend les fusions, laisse les commentaires et le dit', async () => {
    const comment = `<Cell ss:Index="4"><Data ss:Type="String">a</Data><Comment><ss:Data>non</ss:Data></Comment></Cell>`
    const rows = `<Row ss:Index="3">${data('String', 'Clauses', 'ss:MergeAcross="1" ss:MergeDown="1"')}${data('String', 'après')}</Row><Row ss:Span="2"/><Row>${comment}</Row>`
    const [sheet] = await open(workbook(sheetXml(rows)))
    expect(await shown(sheet)).toEqual({ 3: ['text Clauses', '', 'text après'], 7: ['', '', '', 'text a'] })
    expect(await sheet?.merges?.()).toEqual([{ firstRow: 2, lastRow: 3, firstColumn: 0, lastColumn: 1 }])
    expect(sheet?.issues).toMatchObject([{ code: 'cellComments', severity: 'info' }])
  })

  it('dit feuilles masquées et formules jamais calculées', async () => {
    const hidden = '<WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions>'
    const rows = `<Row><Cell ss:Formula="=A2"/>${data('String', 'x')}</Row>`
    const sheets = await open(workbook(sheetXml(rows) + sheetXml(rows, hidden)))
    expect(sheets.map((sheet) => sheet.hidden)).toEqual([false, true])
    expect(sheets.map((sheet) => codesOf(sheet.issues))).toEqual([['formulaWithoutValue'], ['formulaWithoutValue']])
  })

  it('refuse DTD, XML coupé, classeur sans feuille, et borne lignes et textes', async () => {
    const codeOf = async (text: string, limits: Partial<ReadLimits> = {}) => {
      try {
        for (const sheet of await open(text, limits)) await rowsOf(sheet)
        return 'read'
      } catch (error) {
        return error instanceof AppError ? error.code : error
      }
    }
    const sound = workbook(sheetXml(`<Row>${data('String', 'a')}</Row>`.repeat(20)))
    expect(await codeOf(sound)).toBe('read')
    for (const dtd of [
      'x [<!ENTITY a "b">]',
      'Workbook',
      'Workbook SYSTEM "a.dtd"',
      `ss:Workbook [<!ENTITY a "${'b'.repeat(2_000)}">]`,
    ])
      expect(await codeOf(sound.replace('?>', `?><!DOCTYPE ${dtd}>`)), dtd).toBe('xmlDtd')
    expect(await codeOf(sound.slice(0, -20))).toBe('damagedWorkbook')
    expect(await codeOf(workbook(''))).toBe('notWorkbook')
    expect(await codeOf(sound, { maxRows: 10 })).toBe('tooManyRows')
    const [sheet] = await open(workbook(sheetXml(`<Row>${data('String', 'a'.repeat(99))}</Row>`)), { maxCellLength: 9 })
    expect(await shown(sheet)).toEqual({ 1: ['text aaaaaaaaa'] })
    expect(codesOf(sheet?.issues ?? [])).toEqual(['cellTooLong'])
  })

  it('une DTD est refusée comme celle d’un classeur, et non d’un fichier DECP', async () => {
    const sound = workbook(sheetXml(`<Row>${data('String', 'Objet')}</Row>`))
    for (const dtd of ['Workbook [<!ENTITY a "b">]', 'Workbook SYSTEM "a.dtd"', 'Workbook']) {
      const file = fileOf(strToU8(sound.replace('?>', `?><!DOCTYPE ${dtd}>`)))
      await expect(readRegister(file)).rejects.toThrow(/classeur XML contient une déclaration DTD.*tableur/)
    }
  })
})
