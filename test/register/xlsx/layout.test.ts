import { describe, expect, it } from 'vitest'
import { rowsOf } from '../samples.js'
import { minimalXlsx, open, openData, relationsXml, sheetXml, textsOf } from './minimalXlsx.js'

const one = '<row r="1"><c r="A1"><v>1</v></c></row>'

describe('feuilles et lignes d’un classeur', () => {
  it('lit les feuilles masquées et le dit', async () => {
    const sheets = await open(
      minimalXlsx({
        sheets: [
          { name: 'Marchés &amp; lots', data: one },
          { name: 'Brouillon', data: one, state: 'hidden' },
          { name: 'Listes', data: one, state: 'veryHidden' },
        ],
      }),
    )
    expect(sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['Marchés & lots', false],
      ['Brouillon', true],
      ['Listes', true],
    ])
    expect(await Promise.all(sheets.map((sheet) => textsOf(sheet)))).toEqual([{ A1: '1' }, { A1: '1' }, { A1: '1' }])
  })

  it('place les cellules et les lignes sans référence à la suite des précédentes', async () => {
    const sheet = await openData(
      '<row><c><v>1</v></c><c/><c><v>3</v></c></row><row r="5"><c r="C5"><v>4</v></c><c><v>5</v></c></row><row><c><v>6</v></c></row>',
    )
    expect(await textsOf(sheet)).toEqual({ A1: '1', C1: '3', C5: '4', D5: '5', A6: '6' })
  })

  it('tolère cellules et lignes dans le désordre', async () => {
    const sheet = await openData(
      '<row r="9"><c r="C9"><v>3</v></c><c r="A9"><v>1</v></c></row><row r="2"><c r="B2"><v>2</v></c></row>',
    )
    expect(await textsOf(sheet)).toEqual({ A9: '1', C9: '3', B2: '2' })
  })

  it('lit un XML à préfixes, indenté, commenté, avec des « > » dans les attributs', async () => {
    const xml = `<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
      <x:sheetPr codeName='a > b'/><!-- <sheetData> -->
      <x:sheetData>
        <x:row r = "3">
          <x:c r="A3" t="inlineStr"><x:is><x:t>été<!-- x --> indien</x:t></x:is></x:c>
          <x:c r='B3'><x:v>7</x:v></x:c>
        </x:row>
      </x:sheetData></x:worksheet>`
    const [sheet] = await open(
      minimalXlsx({ sheets: [{ name: 'Feuil1', data: '' }], parts: { 'xl/worksheets/sheet1.xml': xml } }),
    )
    expect(sheet && (await textsOf(sheet))).toEqual({ A3: 'été indien', B3: '7' })
  })

  it('trouve les parties par leurs relations : chemins absolus, autre casse, autre dossier', async () => {
    const parts = {
      '_rels/.rels': relationsXml(['a', 'officeDocument', '/Classeur/Book.xml']),
      'Classeur/book.xml':
        '<workbook xmlns:d="r"><sheets><sheet name="A" sheetId="1" d:id="x"/><sheet name="B" sheetId="2" d:id="y"/><sheet name="Graphe" sheetId="3" d:id="z"/></sheets></workbook>',
      'Classeur/_rels/book.xml.rels': relationsXml(
        ['x', 'worksheet', '/FEUILLES/Un.xml'],
        ['y', 'worksheet', '../feuilles/deux.xml'],
        ['z', 'chartsheet', 'graphe.xml'],
      ),
      'feuilles\\un.xml': sheetXml(one),
      'feuilles/DEUX.xml': sheetXml('<row><c><v>2</v></c></row>'),
    }
    const sheets = await open(minimalXlsx({ sheets: [], parts }))
    expect(await Promise.all(sheets.map(async (sheet) => [sheet.name, await textsOf(sheet)]))).toEqual([
      ['A', { A1: '1' }],
      ['B', { A1: '2' }],
    ])
  })

  it('lit un classeur au format strict (ISO/IEC 29500), aux noms d’espaces différents', async () => {
    const strict = (xml: string) =>
      xml.replaceAll(/http:\/\/schemas\.openxmlformats\.org\/(\w+)\/2006/g, 'http://purl.oclc.org/ooxml/$1')
    const parts = {
      '_rels/.rels': strict(relationsXml(['rId1', 'officeDocument', 'xl/workbook.xml'])),
      'xl/_rels/workbook.xml.rels': strict(
        relationsXml(['rId1', 'worksheet', 'worksheets/sheet1.xml'], ['s', 'sharedStrings', 'sharedStrings.xml']),
      ),
      'xl/worksheets/sheet1.xml': strict(sheetXml('<row><c t="s"><v>0</v></c><c t="d"><v>2025-03-12</v></c></row>')),
    }
    const sheets = await open(minimalXlsx({ sheets: [{ name: 'A', data: '' }], strings: '<si><t>Lot</t></si>', parts }))
    expect(await Promise.all(sheets.map((sheet) => textsOf(sheet)))).toEqual([{ A1: 'Lot', B1: '2025-03-12' }])
  })

  it('signale une feuille annoncée dont le contenu manque', async () => {
    const parts = { 'xl/_rels/workbook.xml.rels': relationsXml(['rId1', 'worksheet', 'ailleurs.xml']) }
    const [sheet] = await open(minimalXlsx({ sheets: [{ name: 'Perdue', data: one }], parts }))
    expect(sheet && (await rowsOf(sheet))).toEqual([])
    expect(sheet?.issues).toMatchObject([{ code: 'missingSheet', value: 'Perdue' }])
  })

  it('dit que les commentaires des cellules ne sont pas lus, et s’en passe quand leur liste est abîmée', async () => {
    const one = '<row r="1"><c r="A1"><v>1</v></c></row>'
    const issuesWith = async (rels: string) => {
      const parts = { 'xl/worksheets/_rels/sheet1.xml.rels': rels }
      const [sheet] = await open(minimalXlsx({ sheets: [{ name: 'Notée', data: one }], parts }))
      expect(sheet && (await rowsOf(sheet))).toHaveLength(1)
      return sheet?.issues ?? []
    }
    expect(await issuesWith(relationsXml(['rId1', 'comments', '../comments1.xml']))).toMatchObject([
      { code: 'cellComments', severity: 'info' },
    ])
    expect(await issuesWith(relationsXml(['rId1', 'drawing', '../drawings/drawing1.xml']))).toEqual([])
    expect(await issuesWith('<Relationships><abîmé')).toEqual([])
  })

  it('ne rend pas les lignes vides ou faites d’espaces, et lit une feuille deux fois à l’identique', async () => {
    const sheet = await openData(
      `<row r="1"/><row r="2"><c r="A2" s="1"/></row><row r="3"><c r="A3" t="inlineStr"><is><t> \u00a0 </t></is></c></row><row r="4"><c r="A4"><f>1</f></c><c r="B4"><v>4</v></c></row>`,
    )
    const first = await rowsOf(sheet)
    expect(first.map(({ number }) => number)).toEqual([4])
    expect(await rowsOf(sheet)).toEqual(first)
    expect(sheet.issues).toHaveLength(1)
  })

  it('lit en UTF-16 une partie qui le déclare par sa marque', async () => {
    const text = `\ufeff${sheetXml('<row><c t="inlineStr"><is><t>œuvre</t></is></c></row>').replace('UTF-8', 'UTF-16')}`
    const bytes = new Uint8Array(Uint16Array.from([...text].map((c) => c.charCodeAt(0))).buffer)
    const [sheet] = await open(
      minimalXlsx({ sheets: [{ name: 'Feuil1', data: '' }], parts: { 'xl/worksheets/sheet1.xml': bytes } }),
    )
    expect(sheet && (await textsOf(sheet))).toEqual({ A1: 'œuvre' })
  })

  it('ne lit pas les cellules au-delà de la dernière colonne d’une feuille, et le signale', async () => {
    const sheet = await openData('<row r="1"><c r="A1"><v>1</v></c><c r="ZZZZ1"><v>2</v></c></row>')
    expect(await textsOf(sheet)).toEqual({ A1: '1' })
    expect(sheet.issues).toMatchObject([{ code: 'tooManyColumns', cell: 'Marchés!1' }])
  })

  it('donne les plages fusionnées, avant ou après la lecture des lignes, dans les deux écritures', async () => {
    const merged = (prefix: string) => {
      const tag = (name: string) => prefix + name
      return `<${tag('worksheet')} xmlns:x="m"><${tag('sheetData')}><${tag('row')}><${tag('c')} t="str"><${tag('v')}>Data&lt;/sheetData> mergeCell</${tag('v')}></${tag('c')}></${tag('row')}></${tag('sheetData')} >
        <${tag('mergeCells')}><${tag('mergeCell')} ref="A1:C1"/><${tag('mergeCell')} ref='$E$4:$D$2'/><${tag('mergeCell')} ref="n’importe"/></${tag('mergeCells')}></${tag('worksheet')}>`
    }
    for (const prefix of ['', 'x:']) {
      const parts = { 'xl/worksheets/sheet1.xml': merged(prefix) }
      const [sheet] = await open(minimalXlsx({ sheets: [{ name: 'Marchés', data: '' }], parts }))
      const expected = [
        { firstRow: 0, lastRow: 0, firstColumn: 0, lastColumn: 2 },
        { firstRow: 1, lastRow: 3, firstColumn: 3, lastColumn: 4 },
      ]
      expect(await sheet?.merges?.()).toEqual(expected)
      expect(sheet && (await textsOf(sheet))).toEqual({ A1: 'Data</sheetData> mergeCell' })
      expect(await sheet?.merges?.()).toEqual(expected)
    }
  })

  it('ne trouve pas de plage fusionnée où il n’y en a pas', async () => {
    expect(await (await openData(one)).merges?.()).toEqual([])
    const parts = { 'xl/worksheets/sheet1.xml': '<worksheet><sheetData/></worksheet>' }
    const [sheet] = await open(minimalXlsx({ sheets: [{ name: 'Marchés', data: '' }], parts }))
    expect([await sheet?.merges?.(), sheet && (await rowsOf(sheet))]).toEqual([[], []])
  })
})
