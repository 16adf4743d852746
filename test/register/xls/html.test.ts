import fc from 'fast-check'
import { strToU8 } from 'fflate'
import { describe, expect, it } from 'vitest'
import { AppError } from '../../../src/errors.js'
import { DEFAULT_LIMITS } from '../../../src/register/limits.js'
import { readRegister } from '../../../src/register/read.js'
import type { ReadLimits, Sheet } from '../../../src/register/types.js'
import { openXls } from '../../../src/register/xls/open.js'
import { book, expectedCells, workbookOf, written } from '../generated.js'
import { codesOf, fileOf, itemsOf, readOnes, rowsOf } from '../samples.js'

const open = (html: string | Uint8Array, limits: Partial<ReadLimits> = {}): Promise<readonly Sheet[]> =>
  openXls(fileOf(typeof html === 'string' ? strToU8(html) : html), { ...DEFAULT_LIMITS, ...limits })

/** The texts of each table, by row number. */
async function texts(html: string | Uint8Array): Promise<Record<number, string[]>[]> {
  const tables: Record<number, string[]>[] = []
  for (const sheet of await open(html)) {
    const rows = await rowsOf(sheet)
    tables.push(Object.fromEntries(rows.map(({ number, cells }) => [number, Array.from(cells, (c) => c?.text ?? '')])))
  }
  return tables
}

const page = (rows: string): string => `<html><body><table>${rows}</table></body></html>`

describe('pages web nommées .xls par les plateformes', () => {
  it('garde chaque texte tel quel : zéros, dates et montants ne sont jamais réinterprétés', async () => {
    const rows = '<tr><th>SIRET<th>Date<th>Montant<tr><td>05560104500018<td>01/02/2024<td>1 234,50'
    const [sheet] = await open(page(rows))
    const [, row] = sheet ? await rowsOf(sheet) : []
    expect(row?.cells).toEqual([
      { kind: 'text', text: '05560104500018' },
      { kind: 'text', text: '01/02/2024' },
      { kind: 'text', text: '1 234,50' },
    ])
  })

  it('décode les entités une fois, réduit les espaces, garde les lignes d’une cellule', async () => {
    const rows =
      '<tr><td> March&eacute;  \n <b>n&#176;&nbsp;1</b> <td>A &amp;lt; B<td>Lot 1<br>Lot 2<p>Lot 3</p><td>&#8217;&#x153;&inconnu; 3 < 4 & 5'
    expect(await texts(page(rows))).toEqual([
      { 1: ['Marché n°\u00a01', 'A &lt; B', 'Lot 1\nLot 2\nLot 3', '’œ&inconnu; 3 < 4 & 5'] },
    ])
  })

  it('place les cellules après celles qui s’étendent au-dessus et à gauche, et rend les fusions', async () => {
    const rows =
      '<tr><th rowspan="2">Objet<th colspan=2>Clauses<th>Date<tr><th>sociale<th>environnementale<th>prévue<tr><td>a<td>b<td>c<td>d'
    expect(await texts(page(rows))).toEqual([
      {
        1: ['Objet', 'Clauses', '', 'Date'],
        2: ['', 'sociale', 'environnementale', 'prévue'],
        3: ['a', 'b', 'c', 'd'],
      },
    ])
    const [sheet] = await open(page(rows))
    expect(await sheet?.merges?.()).toEqual([
      { firstRow: 0, lastRow: 1, firstColumn: 0, lastColumn: 0 },
      { firstRow: 0, lastRow: 0, firstColumn: 1, lastColumn: 2 },
    ])
  })

  it('lit les tableaux imbriqués chacun pour soi, sans scripts, styles ni commentaires', async () => {
    const html = `<!-- <table> --><style>td { content: "<td>" }</style><table><tr><td>Menu<td><table><tr><td title="a > b">Objet</tr><tr><td>Voirie</table>suite<script>document.write("<td>non")</script></tr></table>`
    expect(await texts(html)).toEqual([{ 1: ['Menu', 'suite'] }, { 1: ['Objet'], 2: ['Voirie'] }])
  })

  it('lit le windows-1252 des vieux exports', async () => {
    const bytes = Uint8Array.from(page('<tr><td>March\xe9 \x80 \x9cuvre'), (c) => c.charCodeAt(0))
    expect(await texts(bytes)).toEqual([{ 1: ['Marché € œuvre'] }])
  })

  it('importe un registre ainsi nommé', async () => {
    const html = page(
      '<tr><th>Numéro</th><th>Objet</th><th>Date de notification</th><th>SIRET titulaire</th></tr><tr><td>2024-01</td><td>R&eacute;fection de la voirie</td><td>01/02/2024</td><td>05560104500018</td></tr>',
    )
    const register = await readRegister(fileOf(strToU8(html)))
    const [read] = readOnes(await itemsOf(register))
    expect(register.format).toBe('xls')
    expect(read?.record).toMatchObject({ objet: 'Réfection de la voirie', dateNotification: '2024-02-01' })
  })

  it('rend les textes de toute page écrite par SheetJS', async () => {
    await fc.assert(
      fc.asyncProperty(book, async (sheets) => {
        const [first] = sheets.slice(0, 1)
        if (!first) return
        const found = await open(written(workbookOf([first]), 'html'))
        const cells = found[0] ? (await rowsOf(found[0])).flatMap((row) => row.cells) : []
        const ours = cells.flatMap((cell) => (cell ? [cell.text.replace(/\s+/g, ' ')] : []))
        const theirs = Object.values(expectedCells([first])[first.name] ?? {})
        const texts = theirs
          .filter((value) => typeof value === 'string')
          .map((value) => value.replace(/\s+/g, ' ').trim())
        for (const text of texts.filter((value) => value !== '')) expect(ours).toContain(text)
      }),
      { numRuns: 50 },
    )
  })
})

async function outcomeOf(html: string, limits: Partial<ReadLimits> = {}): Promise<string | number> {
  try {
    let count = 0
    for (const sheet of await open(html, limits)) for await (const rows of sheet.rows()) count += rows.length
    return count
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
}

describe('pages web immenses ou hostiles', () => {
  it('refuse des tableaux imbriqués sans fin, lit des balises imbriquées sans fin', async () => {
    expect(await outcomeOf('<table><tr><td>'.repeat(200_000))).toBe('tooDeep')
    expect(await outcomeOf(page(`<tr><td>${'<div>'.repeat(2_000_000)}fin`))).toBe(1)
  })

  it('lit une page de cinquante mégaoctets', async () => {
    const row = `<tr><td>Objet</td>${'<td style="mso-number-format:\'@\'">05560104500018</td>'.repeat(20)}</tr>\n`
    const count = Math.ceil(50_000_000 / row.length)
    expect(await outcomeOf(page(row.repeat(count)))).toBe(count)
  })

  it.each([
    ['balises jamais fermées', '<a '.repeat(3_000_000)],
    ['guillemets jamais fermés', '<a b="'.repeat(2_000_000)],
    ['guillemets et chevrons croisés', `<a b="><a b='>`.repeat(1_000_000)],
    ['commentaire jamais fermé', `<!--${'-- '.repeat(3_000_000)}`],
    ['script jamais fermé', `<script>${'</scrip'.repeat(2_000_000)}`],
    ['chevrons', '<'.repeat(5_000_000)],
    ['cellules jamais fermées', '<td>'.repeat(2_000_000)],
  ])('ne s’arrête pas sur ce qui n’est jamais fermé : %s', async (_, rest) => {
    expect(['string', 'number']).toContain(typeof (await outcomeOf(`<table><tr><td>a</td></tr>${rest}`)))
  })

  it('borne ce que les étendues font parcourir', async () => {
    const wide = `<tr>${'<td rowspan=65000 colspan=1000>x'.repeat(16)}</tr>${'<tr><td>y'.repeat(10_000)}`
    expect(await outcomeOf(page(wide))).toBe('tooManyRepeatedCells')
  })

  it('borne lignes et textes', async () => {
    expect(await outcomeOf(page('<tr><td>a'.repeat(20)), { maxRows: 10 })).toBe('tooManyRows')
    const [sheet] = await open(page(`<tr><td>${'&eacute;'.repeat(1_000_000)}<td>après`))
    const [row] = sheet ? await rowsOf(sheet) : []
    expect(row?.cells.map((cell) => cell?.text.length)).toEqual([DEFAULT_LIMITS.maxCellLength, 5])
    expect(codesOf(sheet?.issues ?? [])).toEqual(['cellTooLong'])
  })
})
