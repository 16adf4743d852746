import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AppError } from '../../../src/errors.js'
import type { ReadLimits } from '../../../src/register/types.js'
import { cell, contentXml, odsFile, openBytes, row, sheetOfRows, table } from './minimalOds.js'

/** The code of the refusal, or how many rows there were. */
async function outcomeOf(bytes: Uint8Array, limits: Partial<ReadLimits> = {}): Promise<string | number> {
  try {
    let count = 0
    for (const sheet of await openBytes(bytes, limits)) for await (const rows of sheet.rows()) count += rows.length
    return count
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
}

const bytesOf = (rows: string): Uint8Array => odsFile(contentXml(table('Marchés', rows)))
const repeatedRow = (times: number | string, cells: string): string =>
  `<table:table-row table:number-rows-repeated="${times}">${cells}</table:table-row>`
const repeatedCell = (times: number | string): string =>
  `<table:table-cell table:number-columns-repeated="${times}" office:value-type="string"><text:p>x</text:p></table:table-cell>`

describe('classeurs OpenDocument immenses ou hostiles', () => {
  it('passe un million de lignes vides sans les parcourir', async () => {
    const rows = repeatedRow(1_048_575, '<table:table-cell table:number-columns-repeated="16384"/>') + row(cell('fin'))
    expect(await outcomeOf(bytesOf(rows))).toBe(1)
    expect(await outcomeOf(bytesOf(Array.from({ length: 1000 }, () => repeatedRow(1_048_576, '')).join('')))).toBe(0)
  })

  it('arrête un million de lignes pleines répétées au nombre de lignes accepté', async () => {
    expect(await outcomeOf(bytesOf(repeatedRow(1_048_576, cell('x'))), { maxRows: 1000 })).toBe('tooManyRows')
  })

  it('refuse qu’une cellule en vaille des milliards', async () => {
    expect(await outcomeOf(bytesOf(repeatedRow(1_048_576, repeatedCell(16_384))))).toBe('tooManyRepeatedCells')
    const wide = Array.from({ length: 2000 }, () => row(repeatedCell('1e300'))).join('')
    expect(await outcomeOf(bytesOf(wide))).toBe('tooManyRepeatedCells')
  })

  it('ne lit pas au-delà de la dernière colonne, et le dit', async () => {
    const sheet = await sheetOfRows(
      row('<table:table-cell table:number-columns-repeated="16384"/>', cell('loin'), cell('x')),
    )
    for await (const rows of sheet.rows()) expect(rows).toEqual([])
    const near = await sheetOfRows(row(cell('près'), repeatedCell(99_999)))
    expect(near.issues.map(({ code }) => code)).toEqual(['tooManyColumns'])
  })

  it('refuse une DTD, un XML coupé ou mal formé, un fichier chiffré, une archive coupée', async () => {
    const sound = contentXml(table('Marchés', row(cell('a'))))
    const laughs = sound.replace('?>', '?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>')
    expect(await outcomeOf(odsFile(laughs))).toBe('xmlDtd')
    expect(await outcomeOf(odsFile(sound.slice(0, -30)))).toBe('damagedWorkbook')
    expect(await outcomeOf(odsFile(sound.replace('</text:p>', '')))).toBe('damagedWorkbook')
    const manifest =
      '<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>'
    expect(await outcomeOf(odsFile(sound, { 'META-INF/manifest.xml': manifest }))).toBe('passwordProtected')
    expect(await outcomeOf(odsFile(sound).subarray(0, -40))).toBe('damagedArchive')
    expect(await outcomeOf(odsFile(contentXml('')))).toBe('notWorkbook')
  })

  it('lit, coupée, une cellule interminable, et ce qui la suit', async () => {
    const long = `${'&amp;é'.repeat(600_000)} &lt;fin`
    const sheet = await sheetOfRows(row(cell(long), cell('après')))
    for await (const [first] of sheet.rows()) {
      expect(first?.cells[0]?.text).toHaveLength(4 * 32_767)
      expect(first?.cells[1]?.text).toBe('après')
    }
    expect(sheet.issues.map(({ code }) => code)).toEqual(['cellTooLong'])
  })

  it('refuse une bombe de zéros et mille feuilles de trop', async () => {
    const spaces = `${contentXml('')}${' '.repeat(32_000_000)}`
    expect(await outcomeOf(odsFile(spaces), { maxPartBytes: 1_000_000 })).toBe('partTooLarge')
    expect(await outcomeOf(odsFile(contentXml(table('A', '').repeat(3000))))).toBe('notWorkbook')
  })

  it('passe un milliard d’espaces demandés par une seule balise', async () => {
    const sheet = await sheetOfRows(row(cell('a<text:s text:c="1000000000"/>b'), cell('après')))
    for await (const [first] of sheet.rows()) expect(first?.cells[1]?.text).toBe('après')
  })

  it('lit ou refuse clairement un contenu abîmé au hasard, sans jamais planter', async () => {
    const sound = contentXml(
      table('Marchés', row(cell('Objet &amp; lot'), repeatedCell(3)) + repeatedRow(4, cell('b'))),
    )
    const damage = fc.record({ at: fc.nat(sound.length - 1), character: fc.constantFrom(...'<>/"=&![]x0 ') })
    await fc.assert(
      fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 4 }), async (damages) => {
        const content = [...sound]
        for (const { at, character } of damages) content[at] = character
        expect(['string', 'number']).toContain(typeof (await outcomeOf(odsFile(content.join('')))))
      }),
      { numRuns: 300 },
    )
  })
})
