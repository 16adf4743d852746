import { describe, expect, it } from 'vitest'
import { cellsOf, minimalXlsx, open, openData, sheetXml, textsOf } from './minimalXlsx.js'

const STYLES = `<numFmts count="3"><numFmt numFmtId="164" formatCode="dd\\/mm\\/yyyy"/><numFmt numFmtId="165" formatCode="[h]:mm"/><numFmt numFmtId="166" formatCode="#,##0.00\\ &quot;€ HT/mois&quot;"/></numFmts>
<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="22"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="10"/><xf numFmtId="20"/></cellXfs>`

describe('cellules d’un classeur', () => {
  it('lit les textes partagés, en ligne et de formule, sans la phonétique', async () => {
    const sheet = await openData(
      `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t> en ligne </t></is></c>
       <c r="D1" t="str"><f>A1&amp;""</f><v>calculé &lt;1&gt;</v></c><c r="E1" t="inlineStr"><is><r><t>deux </t></r><r><t>morceaux</t></r></is></c></row>`,
      {
        strings:
          '<si><t xml:space="preserve">  d’insertion&#10;</t></si><si><r><rPr><b/></rPr><t>Clause </t></r><r><t>sociale</t></r><rPh sb="0" eb="1"><t>フリガナ</t></rPh></si>',
      },
    )
    expect(await textsOf(sheet)).toEqual({
      A1: '  d’insertion\n',
      B1: 'Clause sociale',
      C1: ' en ligne ',
      D1: 'calculé <1>',
      E1: 'deux morceaux',
    })
  })

  it('décode les caractères échappés du format et garde le reste tel quel', async () => {
    const sheet = await openData(
      `<row r="1"><c r="A1" t="inlineStr"><is><t>a_x000D_\nb</t></is></c><c r="B1" t="inlineStr"><is><t>_x005F_x0041_ &amp;#8211; &inconnu;</t></is></c>
       <c r="C1" t="inlineStr"><is><t><![CDATA[1 < 2 & 3]]> fin</t></is></c><c r="D1" t="inlineStr"><is><t>x_xD800_y</t></is></c></row>`,
    )
    expect(await textsOf(sheet)).toEqual({
      A1: 'a\r\nb',
      B1: '_x0041_ &#8211; &inconnu;',
      C1: '1 < 2 & 3 fin',
      D1: 'x\ufffdy',
    })
  })

  it('donne aux nombres leur écriture décimale la plus courte, jamais d’exposant', async () => {
    const sheet = await openData(
      `<row r="1"><c r="A1"><v>2.13E13</v></c><c r="B1"><v>12.50</v></c><c r="C1"><v>1.1000000000000001</v></c>
       <c r="D1"><v>-1.5E-7</v></c><c r="E1"><v>123456789012345678</v></c><c r="F1" s="6"><v>0.25</v></c><c r="G1" s="5"><v>14700</v></c><c r="H1"><v>1E+25</v></c></row>`,
      { styles: STYLES },
    )
    const cells = await cellsOf(sheet)
    expect(await textsOf(sheet)).toEqual({
      A1: '21300000000000',
      B1: '12.5',
      C1: '1.1',
      D1: '-0.00000015',
      E1: '123456789012345678',
      F1: '0.25',
      G1: '14700',
      H1: '10000000000000000000000000',
    })
    expect(cells.A1).toEqual({ kind: 'number', text: '21300000000000', number: 2.13e13 })
  })

  it('montre les zéros de tête d’un format de chiffres, et dit combien il en montre', async () => {
    const sheet = await openData(
      `<row r="1"><c r="A1" s="0"><v>5680159800013</v></c><c r="B1" s="1"><v>680159800013</v></c><c r="C1" s="0"><v>-5</v></c><c r="D1" s="0"><v>1.5</v></c><c r="E1" s="2"><v>7</v></c><c r="F1" s="0"><v>73282932000074</v></c></row>`,
      {
        styles: `<numFmts count="2"><numFmt numFmtId="164" formatCode="00000000000000"/><numFmt numFmtId="165" formatCode="000\\ 000\\ 000\\ 00000"/></numFmts><cellXfs><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="0"/></cellXfs>`,
      },
    )
    expect(await cellsOf(sheet)).toEqual({
      A1: { kind: 'number', text: '05680159800013', number: 5680159800013, digits: 14 },
      B1: { kind: 'number', text: '00680159800013', number: 680159800013, digits: 14 },
      C1: { kind: 'number', text: '-5', number: -5 },
      D1: { kind: 'number', text: '1.5', number: 1.5 },
      E1: { kind: 'number', text: '7', number: 7 },
      F1: { kind: 'number', text: '73282932000074', number: 73282932000074 },
    })
  })

  it('lit booléens et erreurs, et ne rend pas de cellule vide', async () => {
    const sheet = await openData(
      `<row r="1"><c r="A1" t="b"><v>1</v></c><c r="B1" t="b"><v>0</v></c><c r="C1" t="e"><v>#N/A</v></c><c r="D1" s="1"/><c r="E1" s="1"></c><c r="F1"><v/></c></row>`,
    )
    expect(await cellsOf(sheet)).toEqual({
      A1: { kind: 'boolean', text: 'VRAI' },
      B1: { kind: 'boolean', text: 'FAUX' },
      C1: { kind: 'error', text: '#N/A' },
    })
  })

  it('ne laisse passer nulle part la moitié d’un caractère', async () => {
    const types = ['', ' t="e"', ' t="d"', ' t="str"']
    const sheet = await openData(`<row r="1">${types.map((t) => `<c${t}><v>x&#xD800;</v></c>`).join('')}</row>`)
    expect(Object.values(await textsOf(sheet))).toEqual(types.map(() => 'x\ufffd'))
  })

  it('prend la valeur enregistrée d’une formule, et signale une fois celles qui n’en ont pas', async () => {
    const sheet = await openData(
      `<row r="1"><c r="A1"><f>SUM(B1:C1)</f><v>42</v></c><c r="B1"><f>1+1</f></c><c r="C1"><f t="shared" si="0"/></c><c r="D1" t="str"><f>""</f><v></v></c></row>`,
    )
    expect(await textsOf(sheet)).toEqual({ A1: '42' })
    expect(sheet.issues).toMatchObject([{ code: 'formulaWithoutValue', cell: 'Marchés!B1' }])
  })

  it('ne garde la valeur d’une plage fusionnée que dans sa première cellule', async () => {
    const xml = sheetXml('<row r="1"><c r="A1" t="inlineStr"><is><t>Titre</t></is></c><c r="B1" s="1"/></row>').replace(
      '</sheetData>',
      '</sheetData><mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>',
    )
    const [sheet] = await open(
      minimalXlsx({ sheets: [{ name: 'Marchés', data: '' }], parts: { 'xl/worksheets/sheet1.xml': xml } }),
    )
    expect(sheet && (await textsOf(sheet))).toEqual({ A1: 'Titre' })
  })

  it('signale un texte partagé qui manque, sans arrêter la lecture', async () => {
    const sheet = await openData('<row r="1"><c r="A1" t="s"><v>7</v></c><c r="B1"><v>1</v></c></row>')
    expect(await textsOf(sheet)).toEqual({ B1: '1' })
    expect(sheet.issues).toMatchObject([{ code: 'missingString', cell: 'Marchés!A1', value: '7' }])
  })

  it('coupe et signale une cellule plus longue que la limite', async () => {
    const data = `<row r="1"><c r="A1" t="inlineStr"><is><t>${'é'.repeat(50)}</t></is></c></row>`
    const [sheet] = await open(minimalXlsx({ sheets: [{ name: 'Marchés', data }] }), { maxCellLength: 10 })
    expect(sheet && (await textsOf(sheet))).toEqual({ A1: 'é'.repeat(10) })
    expect(sheet?.issues).toMatchObject([{ code: 'cellTooLong', cell: 'Marchés!A1' }])
  })
})

describe('dates d’un classeur', () => {
  it('reconnaît les formats de date, natifs et personnalisés, et garde le numéro de série', async () => {
    const sheet = await openData(
      `<row r="1"><c r="A1" s="1"><v>44927</v></c><c r="B1" s="2"><v>45293</v></c><c r="C1" s="3"><v>45293.520833333336</v></c><c r="D1" s="0"><v>45293</v></c></row>`,
      { styles: STYLES },
    )
    expect(await cellsOf(sheet)).toEqual({
      A1: { kind: 'date', text: '2023-01-01', number: 44927 },
      B1: { kind: 'date', text: '2024-01-02', number: 45293 },
      C1: { kind: 'date', text: '2024-01-02T12:30', number: 45293.520833333336 },
      D1: { kind: 'number', text: '45293', number: 45293 },
    })
  })

  it('suit le calendrier de 1900 et son faux 29 février', async () => {
    const serials = [1, 59, 60, 61, 2958465, 2958466, -1]
    const cells = serials.map((serial) => `<c s="1"><v>${serial}</v></c>`).join('')
    const sheet = await openData(`<row r="1">${cells}</row>`, { styles: STYLES })
    expect(Object.values(await textsOf(sheet))).toEqual([
      '1900-01-01',
      '1900-02-28',
      '1900-02-29',
      '1900-03-01',
      '9999-12-31',
      '2958466',
      '-1',
    ])
  })

  it('suit le calendrier de 1904 des classeurs qui le déclarent', async () => {
    const sheet = await openData('<row r="1"><c r="A1" s="1"><v>0</v></c><c r="B1" s="1"><v>43831</v></c></row>', {
      styles: STYLES,
      workbookPr: '<workbookPr date1904="1"/>',
    })
    expect([sheet.date1904, (await openData('')).date1904]).toEqual([true, false])
    expect(await cellsOf(sheet)).toEqual({
      A1: { kind: 'date', text: '1904-01-01', number: 0 },
      B1: { kind: 'date', text: '2024-01-02', number: 43831 },
    })
  })

  it('lit une cellule de date typée ISO, et laisse en texte ce qui n’en est pas une', async () => {
    const sheet = await openData(
      `<row r="1"><c r="A1" t="d"><v>2023-05-12</v></c><c r="B1" t="d"><v>2023-05-12T00:00:00.000Z</v></c><c r="C1" t="d"><v>2023-05-12T14:30:00</v></c><c r="D1" t="d"><v>mai 2023</v></c></row>`,
    )
    expect(await cellsOf(sheet)).toEqual({
      A1: { kind: 'date', text: '2023-05-12' },
      B1: { kind: 'date', text: '2023-05-12' },
      C1: { kind: 'date', text: '2023-05-12T14:30' },
      D1: { kind: 'text', text: 'mai 2023' },
    })
  })

  it('rend une durée comme elle est affichée, jamais comme un nombre de jours', async () => {
    const sheet = await openData(
      `<row r="1"><c r="A1" s="4"><v>6.354166666666667</v></c><c r="B1" s="7"><v>0.3125</v></c></row>`,
      {
        styles: STYLES,
      },
    )
    expect(await cellsOf(sheet)).toEqual({ A1: { kind: 'text', text: '152:30' }, B1: { kind: 'text', text: '7:30' } })
  })
})
