import fc from 'fast-check'
import { strToU8 } from 'fflate'
import { describe, expect, it } from 'vitest'
import { AppError } from '../../../src/errors.js'
import type { ReadLimits } from '../../../src/register/types.js'
import { rowsOf } from '../samples.js'
import { minimalXlsx, open, openData, relationsXml, sheetXml, textsOf } from './minimalXlsx.js'

const sheets = [{ name: 'Marchés', data: '<row r="1"><c r="A1"><v>1</v></c></row>' }]

async function codeOf(read: () => Promise<unknown>): Promise<string> {
  try {
    await read()
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
  return 'read'
}

async function readAll(bytes: Uint8Array, limits: Partial<ReadLimits> = {}): Promise<void> {
  for (const sheet of await open(bytes, limits)) await rowsOf(sheet)
}

/** Twenty filled rows, far apart in a used range of ten million cells. */
function sparseRows(styled: (row: number) => string): string {
  let data = ''
  for (let row = 1; row <= 200_000; row++) {
    data += row % 10_000 === 0 ? `<row r="${row}"><c r="C${row}" t="s"><v>0</v></c></row>` : styled(row)
  }
  return data
}

/** Overwrites a 32-bit field of the first central directory record that names `path`. */
function patchDirectory(bytes: Uint8Array, path: string, field: number, value: number): Uint8Array {
  const copy = bytes.slice()
  const view = new DataView(copy.buffer)
  const name = strToU8(path)
  for (let at = 0; at + 46 + name.length <= copy.length; at++) {
    if (view.getUint32(at, true) !== 0x02014b50) continue
    if (name.every((byte, i) => copy[at + 46 + i] === byte)) view.setUint32(at + field, value, true)
  }
  return copy
}

describe('classeurs immenses ou hostiles', () => {
  it('lit vingt lignes dans une plage utilisée de dix millions de cellules sans la parcourir', async () => {
    const before = '<dimension ref="A1:Z384616"/>'
    const data = Array.from({ length: 20 }, (_, i) => `<row r="${(i + 1) * 19_000}"><c><v>${i}</v></c></row>`).join('')
    const [sheet] = await open(minimalXlsx({ sheets, parts: { 'xl/worksheets/sheet1.xml': sheetXml(data, before) } }))
    expect(Object.keys(sheet ? await textsOf(sheet) : {})).toHaveLength(20)
  })

  it('passe 200 000 lignes mises en forme mais vides', async () => {
    const empty = Array.from({ length: 26 }, (_, i) => String.fromCharCode(65 + i))
    const styled = (row: number) =>
      `<row r="${row}" s="1">${empty.map((c) => `<c r="${c}${row}" s="1"/>`).join('')}</row>`
    const sheet = await openData(sparseRows(styled), { strings: '<si><t>Insertion</t></si>' })
    const rows = await rowsOf(sheet)
    expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 20 }, (_, i) => (i + 1) * 10_000))
    expect(rows[0]?.cells[2]).toEqual({ kind: 'text', text: 'Insertion' })
  })

  it('refuse une ligne placée au-delà de la dernière d’une feuille, sans marcher jusqu’à elle', async () => {
    const far = '<row r="999999999"><c r="B999999999"><v>1</v></c></row>'
    expect(await codeOf(async () => rowsOf(await openData(far)))).toBe('damagedWorkbook')
    expect(await rowsOf(await openData('<row r="1048576"><c><v>1</v></c></row>'))).toHaveLength(1)
  })

  it('refuse une archive tronquée, où qu’elle le soit', async () => {
    const bytes = minimalXlsx({ sheets })
    for (const length of [4, 30, 200, bytes.length - 30, bytes.length - 1]) {
      expect(await codeOf(() => readAll(bytes.subarray(0, length)))).toBe('damagedArchive')
    }
  })

  it('refuse une bombe de zéros, même si l’en-tête ment sur sa taille', async () => {
    const bomb = new Uint8Array(64 * 1024 * 1024)
    const bytes = minimalXlsx({ sheets, parts: { 'xl/worksheets/sheet1.xml': bomb } })
    expect(bytes.length).toBeLessThan(100_000)
    const limits = { maxPartBytes: 1024 * 1024 }
    expect(await codeOf(() => readAll(bytes, limits))).toBe('partTooLarge')
    const lying = patchDirectory(bytes, 'xl/worksheets/sheet1.xml', 24, 1000)
    expect(await codeOf(() => readAll(lying, limits))).toBe('damagedArchive')
    expect(await codeOf(() => readAll(lying))).toBe('damagedArchive')
  })

  it('compte ce qui sort : un texte interminable dépasse la limite et il est refusé', async () => {
    const data = `<row r="1"><c r="A1" t="inlineStr"><is><t>${'a'.repeat(5_000_000)}</t></is></c></row>`
    const bytes = minimalXlsx({ sheets: [{ name: 'Marchés', data }] })
    expect(await codeOf(() => readAll(bytes, { maxPartBytes: 1_000_000 }))).toBe('partTooLarge')
    expect(await codeOf(() => readAll(bytes))).toBe('read')
  })

  it('refuse des tailles fausses, des décalages hors du fichier et un chiffrement', async () => {
    const bytes = minimalXlsx({ sheets })
    const sheet = 'xl/worksheets/sheet1.xml'
    expect(await codeOf(() => readAll(patchDirectory(bytes, sheet, 24, 50)))).toBe('damagedArchive')
    expect(await codeOf(() => readAll(patchDirectory(bytes, sheet, 20, 0x7fffffff)))).toBe('damagedArchive')
    expect(await codeOf(() => readAll(patchDirectory(bytes, sheet, 42, 0x7fffffff)))).toBe('damagedArchive')
    expect(await codeOf(() => readAll(patchDirectory(bytes, sheet, 8, 0x00080001)))).toBe('passwordProtected')
    expect(await codeOf(() => readAll(patchDirectory(bytes, sheet, 8, 0x00090000)))).toBe('damagedArchive')
  })

  it('refuse une DTD : les entités ne sont jamais développées', async () => {
    const laughs = `<!DOCTYPE sst [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>`
    const strings = `${laughs}<sst><si><t>&b;</t></si></sst>`
    const workbook = `${laughs}<workbook><sheets/></workbook>`
    expect(await codeOf(() => readAll(minimalXlsx({ sheets, parts: { 'xl/sharedStrings.xml': strings } })))).toBe(
      'xmlDtd',
    )
    expect(await codeOf(() => readAll(minimalXlsx({ sheets, parts: { 'xl/workbook.xml': workbook } })))).toBe('xmlDtd')
  })

  it('refuse un XML coupé ou mal formé, en nommant la partie', async () => {
    const cut = sheetXml('<row r="1"><c r="A1"><v>1</v></c></row>').split('</sheetData>')[0] ?? ''
    for (const xml of [cut, `${cut}<row r="2"`, `${cut}<row r=2/>`, `${cut}<![CDATA[`]) {
      const bytes = minimalXlsx({ sheets, parts: { 'xl/worksheets/sheet1.xml': xml } })
      expect(await codeOf(() => readAll(bytes))).toBe('damagedWorkbook')
    }
    expect(
      await codeOf(() => readAll(minimalXlsx({ sheets, parts: { 'xl/workbook.xml': '<workbook><sheets>' } }))),
    ).toBe('damagedWorkbook')
  })

  it('refuse un classeur sans feuille, trop de lignes, un fichier trop lourd', async () => {
    expect(await codeOf(() => open(minimalXlsx({ sheets: [] })))).toBe('notWorkbook')
    const data = Array.from({ length: 5 }, () => '<row><c><v>1</v></c></row>').join('')
    const bytes = minimalXlsx({ sheets: [{ name: 'Marchés', data }] })
    expect(await codeOf(() => readAll(bytes, { maxRows: 4 }))).toBe('tooManyRows')
    expect(await codeOf(() => readAll(bytes, { maxRows: 5 }))).toBe('read')
    expect(await codeOf(() => readAll(bytes, { maxFileBytes: 100 }))).toBe('fileTooLarge')
  })

  it('lit ou refuse clairement un classeur abîmé au hasard, sans jamais planter', async () => {
    const data = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>45000</v></c><c r="C1"><f>A1</f></c></row>'
    const strings = '<si><t>Clause d’insertion &amp; lot</t></si>'
    const sound = minimalXlsx({ sheets: [{ name: 'Marchés', data }], strings, level: 0 })
    const place = fc.nat(sound.length - 1)
    const damage = fc.oneof(
      fc.record({ at: place, byte: fc.nat(255) }),
      // A character of XML rather than any byte: the damage goes further into the reader.
      fc.record({ at: place, byte: fc.constantFrom(...[...'<>/"=&![]x0 '].map((c) => c.charCodeAt(0))) }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 4 }), async (damages) => {
        const bytes = sound.slice()
        for (const { at, byte } of damages) bytes[at] = byte
        expect(typeof (await codeOf(() => readAll(bytes)))).toBe('string')
      }),
      { numRuns: 1000 },
    )
  })

  it('ne se laisse pas tromper par des noms d’entrées absurdes ou répétés', async () => {
    const parts = {
      '../../etc/passwd': 'x',
      '/': 'x',
      'XL/WORKSHEETS/SHEET1.XML': sheetXml('<row><c><v>2</v></c></row>'),
    }
    const [sheet] = await open(minimalXlsx({ sheets, parts }))
    expect(sheet && (await textsOf(sheet))).toEqual({ A1: '2' })
  })

  it('lit un classeur qui n’a ni textes partagés ni styles', async () => {
    const parts = { 'xl/_rels/workbook.xml.rels': relationsXml(['rId1', 'worksheet', 'worksheets/sheet1.xml']) }
    const [sheet] = await open(minimalXlsx({ sheets, parts }))
    expect(sheet && (await textsOf(sheet))).toEqual({ A1: '1' })
  })

  it('coupe une cellule de cent mégaoctets sans la garder, et lit la suite', async () => {
    const long = new Uint8Array(100_000_000).fill(97)
    const [before, after] = sheetXml('<row><c t="inlineStr"><is><t>|</t></is></c><c><v>2</v></c></row>').split('|')
    const xml = new Uint8Array(100_000_000 + 2000).fill(32)
    xml.set(strToU8(before ?? ''))
    xml.set(long, strToU8(before ?? '').length)
    xml.set(strToU8(after ?? ''), strToU8(before ?? '').length + long.length)
    const [sheet] = await open(minimalXlsx({ sheets, parts: { 'xl/worksheets/sheet1.xml': xml } }), {
      maxCellLength: 10,
    })
    expect(sheet && (await textsOf(sheet))).toEqual({ A1: 'a'.repeat(10), B1: '2' })
    expect(sheet?.issues).toMatchObject([{ code: 'cellTooLong', cell: 'Marchés!A1' }])
  })

  it('passe un million de lignes sans cellule', async () => {
    const sheet = await openData(`${'<row r="1"/>'.repeat(1_000_000)}<row r="1048576"><c><v>1</v></c></row>`)
    expect((await rowsOf(sheet)).map(({ number }) => number)).toEqual([1_048_576])
    expect(sheet.blankRows).toBe(1_000_000)
  })

  it('lit seize mille colonnes, et signale celles au-delà', async () => {
    const wide = await openData(`<row>${'<c><v>1</v></c>'.repeat(16_384)}</row>`)
    expect((await rowsOf(wide))[0]?.cells).toHaveLength(16_384)
    const wider = await openData(`<row>${'<c><v>1</v></c>'.repeat(300_000)}</row>`)
    expect((await rowsOf(wider))[0]?.cells).toHaveLength(16_384)
    expect(wider.issues).toMatchObject([{ code: 'tooManyColumns', cell: 'Marchés!1' }])
  })

  it('refuse une balise ou un commentaire sans fin, et lit des éléments imbriqués à l’infini', async () => {
    const endless = (xml: string) => minimalXlsx({ sheets, parts: { 'xl/worksheets/sheet1.xml': xml } })
    const start = sheetXml('').split('</sheetData>')[0] ?? ''
    expect(await codeOf(() => readAll(endless(`${start}<row r="${'1'.repeat(6_000_000)}`)))).toBe('damagedWorkbook')
    expect(await codeOf(() => readAll(endless(`${start}<!--${'-'.repeat(6_000_000)}`)))).toBe('damagedWorkbook')
    const deep = sheetXml(`${'<a>'.repeat(500_000)}${'</a>'.repeat(500_000)}<row><c><v>1</v></c></row>`)
    expect(await codeOf(() => readAll(endless(deep)))).toBe('read')
  })
})
