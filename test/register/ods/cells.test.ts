import { describe, expect, it } from 'vitest'
import { DEFAULT_LIMITS } from '../../../src/register/limits.js'
import { openOds } from '../../../src/register/ods/open.js'
import { codesOf, fileAt, hasReal, REAL, rowsOf } from '../samples.js'
import { cell, contentXml, odsFile, openBytes, row, sheetOfRows, shown, table } from './minimalOds.js'

const typed = (type: string, attributes: string, text = ''): string =>
  `<table:table-cell office:value-type="${type}" ${attributes}>${text && `<text:p>${text}</text:p>`}</table:table-cell>`

describe('cellules d’un classeur OpenDocument', () => {
  it('dit que les commentaires des cellules ne sont pas lus, fût-ce d’une cellule vide', async () => {
    const note = '<office:annotation><text:p>à vérifier</text:p></office:annotation>'
    const rows = (noted: string) => row(cell('un')) + row(`<table:table-cell>${noted}</table:table-cell>`)
    const issuesOf = async (noted: string) => {
      const sheet = await sheetOfRows(rows(noted))
      expect(await rowsOf(sheet)).toHaveLength(1)
      return codesOf(sheet.issues)
    }
    expect(await issuesOf(note)).toEqual(['cellComments'])
    expect(await issuesOf('')).toEqual([])
  })

  it('lit chaque type par sa valeur, non par ce qui s’affiche', async () => {
    const sheet = await sheetOfRows(
      row(
        typed('float', 'office:value="12000.5"', '12 000,50'),
        typed('currency', 'office:value="1234567.89" office:currency="EUR"', '1,2 M€'),
        typed('percentage', 'office:value="0.2"', '20 %'),
        typed('date', 'office:date-value="2024-02-01"', '02/01/24'),
        typed('date', 'office:date-value="2024-02-01T10:29:59.999999999"', ''),
        typed('time', 'office:time-value="PT152H30M00S"', '152:30:00'),
        typed('boolean', 'office:boolean-value="true"', 'TRUE'),
        typed('string', 'office:string-value="exact"', 'affiché'),
      ),
    )
    expect(await shown(sheet)).toEqual({
      1: [
        'number 12000.5',
        'number 1234567.89',
        'number 0.2',
        'date 2024-02-01',
        'date 2024-02-01T10:30',
        'text 152:30',
        'boolean VRAI',
        'text exact',
      ],
    })
  })

  it('garde les zéros qu’un nombre affiche devant lui', async () => {
    const [first] = await rowsOf(
      await sheetOfRows(row(typed('float', 'office:value="5560104500018"', '05560104500018'))),
    )
    expect(first?.cells[0]).toEqual({ kind: 'number', text: '05560104500018', number: 5560104500018, digits: 14 })
  })

  it('lit comme date un nombre que son style montre comme une date', async () => {
    const styles =
      '<number:date-style style:name="N1"/><number:time-style style:name="N2"/><number:time-style style:name="N3" number:truncate-on-overflow="false"/>' +
      ['1', '2', '3'].map((n) => `<style:style style:name="ce${n}" style:data-style-name="N${n}"/>`).join('')
    const number = (style: string, value: number) =>
      typed('float', `table:style-name="${style}" office:value="${value}"`)
    const sheet = await sheetOfRows(
      row(number('ce1', 45323), number('ce2', 0.3125), number('ce3', 6.354166666667)),
      styles,
    )
    expect(await shown(sheet)).toEqual({ 1: ['date 2024-02-01', 'text 7:30', 'text 152:30'] })
  })

  it('joint les paragraphes, rend espaces, tabulations et sauts de ligne, laisse commentaires et dessins', async () => {
    const text =
      '<office:annotation><dc:creator>Léa</dc:creator><text:p>à vérifier</text:p></office:annotation><text:p>Lot 1<text:s text:c="3"/>: <text:span>voi<text:a>rie</text:a></text:span><text:tab/>A<text:line-break/>B</text:p><text:p/><text:p>fin</text:p><draw:frame><draw:text-box><text:p>logo</text:p></draw:text-box></draw:frame>'
    const sheet = await sheetOfRows(row(`<table:table-cell office:value-type="string">${text}</table:table-cell>`))
    expect(await shown(sheet)).toEqual({ 1: ['text Lot 1   : voirie\tA\nB\n\nfin'] })
  })

  it('nomme les erreurs, et les formules jamais calculées', async () => {
    const sheet = await sheetOfRows(
      row(
        typed('string', 'table:formula="of:=NA()" office:string-value="" calcext:value-type="error"', '#N/A'),
        typed('string', 'table:formula="of:=1/0" office:string-value=""', '#DIV/0!'),
        typed('float', 'table:formula="of:=1+1" office:value="2"', '2'),
        '<table:table-cell table:formula="of:=A1"/>',
      ),
    )
    expect(await shown(sheet)).toEqual({ 1: ['error #N/A', 'error #DIV/0!', 'number 2'] })
    expect(sheet.issues[0]?.code).toBe('formulaWithoutValue')
    expect(sheet.issues[0]?.message).toContain('Marchés!D1')
  })

  it('rend les fusions, sans lire ce qu’elles couvrent', async () => {
    const sheet = await sheetOfRows(
      row(
        '<table:table-cell office:value-type="string" table:number-columns-spanned="2" table:number-rows-spanned="3"><text:p>Clauses</text:p></table:table-cell>',
        '<table:covered-table-cell office:value-type="string"><text:p>caché</text:p></table:covered-table-cell>',
        cell('Objet'),
      ),
    )
    expect(await shown(sheet)).toEqual({ 1: ['text Clauses', '', 'text Objet'] })
    expect(await sheet.merges?.()).toEqual([{ firstRow: 0, lastRow: 2, firstColumn: 0, lastColumn: 1 }])
  })

  it('rend les feuilles dans l’ordre, les masquées dites', async () => {
    const styles =
      '<style:style style:name="ta1" style:family="table" style:master-page-name="P1"><style:table-properties table:display="true" style:writing-mode="lr-tb"/></style:style><style:style style:name="ta2" style:family="table" style:master-page-name="P2"><style:table-properties table:display="false" style:writing-mode="lr-tb"/></style:style>'
    const tables =
      table('A', row(cell('a')), 'table:style-name="ta2"') + table('B', row(cell('b')), 'table:style-name="ta1"')
    const sheets = await openBytes(odsFile(contentXml(tables, styles)))
    expect(sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['A', true],
      ['B', false],
    ])
  })

  it('numérote les lignes comme le tableur, répétitions comprises', async () => {
    const repeated = (times: number, of: string) =>
      `<table:table-row table:number-rows-repeated="${times}">${of}</table:table-row>`
    const sheet = await sheetOfRows(
      repeated(10, '<table:table-cell table:number-columns-repeated="16384"/>') +
        row('<table:table-cell table:number-columns-repeated="2"/>', cell('a')) +
        repeated(3, cell('x').replace('<table:table-cell', '<table:table-cell table:number-columns-repeated="2"')),
    )
    expect(await shown(sheet)).toEqual({
      11: ['', '', 'text a'],
      12: ['text x', 'text x'],
      13: ['text x', 'text x'],
      14: ['text x', 'text x'],
    })
  })

  it('relit de longues feuilles, l’une après l’autre ou dans le désordre', async () => {
    const rows = (letter: string) => Array.from({ length: 3000 }, (_, i) => row(cell(`${letter}${i}`))).join('')
    const sheets = await openBytes(odsFile(contentXml(['A', 'B', 'C'].map((name) => table(name, rows(name))).join(''))))
    const last = async (index: number) => {
      const [sheet] = sheets.slice(index)
      const all = sheet ? await rowsOf(sheet) : []
      return [all.length, all.at(-1)?.number, all.at(-1)?.cells[0]?.text]
    }
    for (const order of [
      [0, 1, 2],
      [2, 0, 1],
      [1, 1, 1],
    ]) {
      for (const index of order) expect(await last(index)).toEqual([3000, 3000, `${'ABC'[index]}2999`])
    }
    // Two readings at once do not disturb each other.
    expect(await Promise.all([last(0), last(1)])).toEqual([
      [3000, 3000, 'A2999'],
      [3000, 3000, 'B2999'],
    ])
  })

  it('coupe un texte trop long et le dit', async () => {
    const sheet = await sheetOfRows(row(cell('a'.repeat(50))), '', { maxCellLength: 20 })
    expect(await shown(sheet)).toEqual({ 1: [`text ${'a'.repeat(20)}`] })
    expect(codesOf(sheet.issues)).toEqual(['cellTooLong'])
  })
})

describe.skipIf(!hasReal)('fichier réel', () => {
  it('lit le registre exemple au format OpenDocument', async () => {
    const [sheet] = await openOds(fileAt(`${REAL}/decp-v2/decp_table_schema_exemple_valide.ods`), DEFAULT_LIMITS)
    const rows = sheet ? await rowsOf(sheet) : []
    expect(rows).toHaveLength(5)
    expect(rows[1]?.cells[2]).toEqual({ kind: 'text', text: '23350001600040' })
  })
})
